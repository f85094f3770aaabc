from django.urls import path

from . import views

app_name = "drafts"

urlpatterns = [
    path("keep/", views.Keep.as_view(), name="keep"),
    path("discard/", views.Discard.as_view(), name="discard"),
]
