from django.urls import path

from . import views

app_name = "demo"
urlpatterns = [path("", views.choose_role, name="choose_role")]
