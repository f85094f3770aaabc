"""The addresses of casework. Nothing stands in one but a reference and small numbers."""

from django.urls import URLPattern, path

from .views import young_person

app_name = "casework"

_REFERRALS: list[URLPattern] = []

_WORK = [
    path("young-people/<str:reference>/", young_person.Timeline.as_view(), name="young_person"),
]

_TEAM: list[URLPattern] = []

urlpatterns = [*_REFERRALS, *_WORK, *_TEAM]
