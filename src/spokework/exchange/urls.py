from django.urls import path

from . import views

app_name = "exchange"

urlpatterns = [
    path("areas/", views.ImportAreas.as_view(), name="import_areas"),
    path("areas/imported/", views.areas_imported, name="areas_imported"),
]
