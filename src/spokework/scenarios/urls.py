from django.urls import path

from .views import asking, changing, forecasts, scenarios

app_name = "scenarios"
_SCENARIO = "<uuid:pk>/"
_FORECAST = "forecasts/<uuid:pk>/"

urlpatterns = [
    path("", scenarios.planning, name="planning"),
    path("copy-today/", scenarios.CopyToday.as_view(), name="copy_today"),
    path(_SCENARIO, scenarios.scenario, name="scenario"),
    path(f"{_SCENARIO}copy/", scenarios.CopyScenario.as_view(), name="copy_scenario"),
    path(f"{_SCENARIO}change/", changing.ChangeService.as_view(), name="change_service"),
    path(f"{_SCENARIO}areas/<int:number>/change/", changing.ChangeArea.as_view(), name="change_area"),
    path(f"{_SCENARIO}grants/<int:number>/change/", changing.ChangeGrant.as_view(), name="change_grant"),
    path(f"{_SCENARIO}posts/add/", changing.AddPost.as_view(), name="add_post"),
    path(f"{_SCENARIO}posts/<int:number>/change/", changing.ChangePost.as_view(), name="change_scenario_post"),
    path(f"{_SCENARIO}posts/<int:number>/remove/", changing.RemovePost.as_view(), name="remove_post"),
    path(f"{_SCENARIO}side-by-side/", asking.AskSideBySide.as_view(), name="ask_side_by_side"),
    path(f"{_SCENARIO}track-record/", asking.AskTrackRecord.as_view(), name="ask_track_record"),
    path(f"{_SCENARIO}place/", asking.AskPlacement.as_view(), name="ask_placement"),
    path(f"{_SCENARIO}expect/", asking.AskOutlook.as_view(), name="ask_outlook"),
    path(f"{_SCENARIO}grant-ends/", asking.AskGrantEnd.as_view(), name="ask_grant_end"),
    path(_FORECAST, forecasts.forecast, name="forecast"),
    path(f"{_FORECAST}progress/", forecasts.progress, name="forecast_progress"),
    path(f"{_FORECAST}stop/", forecasts.Stop.as_view(), name="stop_forecast"),
    path(f"{_FORECAST}areas/<int:number>/", forecasts.area, name="forecast_area"),
]
