from django.urls import path

from . import views

app_name = "exchange"

urlpatterns = [
    path("areas/", views.ImportAreas.as_view(), name="import_areas"),
    path("areas/imported/", views.areas_imported, name="areas_imported"),
    path("populations/", views.ImportPopulations.as_view(), name="import_populations"),
    path("populations/imported/", views.populations_imported, name="populations_imported"),
]
