from django.urls import path

from . import views

app_name = "accounts"

urlpatterns = [
    path("welcome/<str:token>/", views.welcome, name="welcome"),
    path("security/", views.security, name="security"),
    path("security/sign-out-elsewhere/", views.end_other_sessions, name="end_other_sessions"),
]
