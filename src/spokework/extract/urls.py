from django.urls import path

from . import views

app_name = "extract"
urlpatterns = [
    path("", views.make, name="make"),
    path("progress/", views.progress, name="progress"),
]
