from django.urls import include, path

from spokework.access.rules import check_every_url
from spokework.access.url_table import URL_TABLE

urlpatterns = [
    path("account/", include("spokework.accounts.urls")),
    path("accounts/", include("spokework.accounts.urls_allauth")),
    path("drafts/", include("spokework.drafts.urls")),
    path("programme/", include("spokework.programme.urls")),
    path("figures/up-to-date/", include("spokework.extract.urls")),
    path("figures/", include("spokework.insight.urls")),
    path("evaluation/", include("spokework.evaluation.urls")),
    path("learned/", include("spokework.evaluation.urls_learned")),
    path("planning/", include("spokework.scenarios.urls")),
    path("reports/", include("spokework.insight.urls_reports")),
    path("exchange/", include("spokework.exchange.urls")),
    path("practice/", include("spokework.practice.urls")),
    path("answer/", include("spokework.practice.urls_by_link")),
    path("demonstration/", include("spokework.demo.urls")),
    path("", include("spokework.casework.urls")),
]

handler400 = "spokework.core.errors_views.bad_request"
handler403 = "spokework.access.refusing.not_allowed"
handler404 = "spokework.core.errors_views.page_not_found"
handler500 = "spokework.core.errors_views.server_error"

check_every_url(urlpatterns, URL_TABLE)
