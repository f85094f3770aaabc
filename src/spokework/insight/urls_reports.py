from django.urls import path

from .views import funder_templates, reports

app_name = "reports"
_OF = "<slug:release>/"
_BOARD = f"{_OF}boards/<slug:slug>/"
_FUNDER = f"{_OF}funders/<uuid:funder>/"

urlpatterns = [
    path("", reports.Reports.as_view(), name="reports"),
    path("funders/", funder_templates.Funders.as_view(), name="funders"),
    path("funders/<uuid:funder>/", funder_templates.ChangeTemplate.as_view(), name="funder_template"),
    path(_FUNDER, reports.FunderReport.as_view(), name="funder_report"),
    path(f"{_FUNDER}<slug:written>/", reports.FunderReport.as_view(), name="funder_report_file"),
    path(_BOARD, reports.BoardReport.as_view(), name="board_report"),
    path(f"{_BOARD}<slug:written>/", reports.BoardReport.as_view(), name="board_report_file"),
    path(f"{_OF}<slug:kind>/", reports.ReportPage.as_view(), name="report"),
    path(f"{_OF}<slug:kind>/<slug:written>/", reports.ReportPage.as_view(), name="report_file"),
]
