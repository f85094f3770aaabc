from django.urls import path

from .views import asking, forecasts, scenarios

app_name = "scenarios"
_SCENARIO = "<uuid:pk>/"
_FORECAST = "forecasts/<uuid:pk>/"

urlpatterns = [
    path("", scenarios.planning, name="planning"),
    path("copy-today/", scenarios.CopyToday.as_view(), name="copy_today"),
    path(_SCENARIO, scenarios.scenario, name="scenario"),
    path(f"{_SCENARIO}expect/", asking.AskOutlook.as_view(), name="ask_outlook"),
    path(f"{_SCENARIO}grant-ends/", asking.AskGrantEnd.as_view(), name="ask_grant_end"),
    path(_FORECAST, forecasts.forecast, name="forecast"),
    path(f"{_FORECAST}progress/", forecasts.progress, name="forecast_progress"),
    path(f"{_FORECAST}stop/", forecasts.Stop.as_view(), name="stop_forecast"),
    path(f"{_FORECAST}areas/<int:number>/", forecasts.area, name="forecast_area"),
]
