"""The two addresses the shell looks for; the packages that own them stand above core."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def answer(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("sign-out/", answer, name="account_logout"),
    path("demonstration/", include(([path("", answer, name="choose_role")], "demo"))),
]
