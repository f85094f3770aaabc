from django.urls import path

from . import views

app_name = "insight"
urlpatterns = [
    path("", views.AllFigures.as_view(), name="figures"),
    path("coverage/", views.Coverage.as_view(), name="coverage"),
    path("hubs/", views.Hubs.as_view(), name="hubs"),
    path("settings/", views.SettingsCompared.as_view(), name="settings"),
    path("outcomes/", views.Outcomes.as_view(), name="outcomes"),
    path("contracts/", views.Contracts.as_view(), name="contracts"),
    path("of/<slug:code>/", views.OneFigure.as_view(), name="figure"),
]
