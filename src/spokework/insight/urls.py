from django.urls import path, register_converter
from django.urls.converters import StringConverter

from . import views
from .views import preparing


class Edition(StringConverter):
    """Few enough digits for any database."""

    regex = "[1-9][0-9]{0,3}"


register_converter(Edition, "edition")

RELEASE = "releases/<slug:quarter>/<edition:edition>/"
_PREPARATION = "releases/being-prepared/<uuid:preparation>/"
app_name = "insight"
urlpatterns = [
    path("", views.AllFigures.as_view(), name="figures"),
    path("coverage/", views.Coverage.as_view(), name="coverage"),
    path("hubs/", views.Hubs.as_view(), name="hubs"),
    path("settings/", views.SettingsCompared.as_view(), name="settings"),
    path("outcomes/", views.Outcomes.as_view(), name="outcomes"),
    path("contracts/", views.Contracts.as_view(), name="contracts"),
    path("releases/", views.Releases.as_view(), name="releases"),
    path("releases/new/", views.MakeRelease.as_view(), name="release_new"),
    path(_PREPARATION, preparing.being_prepared, name="release_preparation"),
    path(f"{_PREPARATION}progress/", preparing.progress, name="release_progress"),
    path(f"{_PREPARATION}stop/", preparing.StopPreparation.as_view(), name="release_stop"),
    path(f"{RELEASE}", views.OneRelease.as_view(), name="release"),
    path(f"{RELEASE}again/", views.MakeAgain.as_view(), name="release_again"),
    path(f"{RELEASE}check/", views.CheckRelease.as_view(), name="release_check"),
    path(f"{RELEASE}approve/", views.ApproveRelease.as_view(), name="release_approve"),
    path(f"{RELEASE}publish/", views.PublishRelease.as_view(), name="release_publish"),
    path(f"{RELEASE}messages/new/", views.WriteMessage.as_view(), name="release_message_new"),
    path(f"{RELEASE}messages/<edition:number>/", views.ChangeMessage.as_view(), name="release_message"),
    path(f"{RELEASE}messages/<edition:number>/remove/", views.RemoveMessage.as_view(), name="release_message_remove"),
    path("of/<slug:code>/", views.OneFigure.as_view(), name="figure"),
]
