# ruff: noqa: ARG001 – Django passes the request and names the other argument; a page that must always stand reads neither.
"""What people see when a request fails. Named in config/urls.py:

    handler400 = "spokework.core.errors_views.bad_request"
    handler403 = "spokework.access.refusing.not_allowed"
    handler404 = "spokework.core.errors_views.page_not_found"
    handler500 = "spokework.core.errors_views.server_error"

``method_not_allowed`` and ``service_unavailable`` are called by whoever answers 405 and 503; a stale form is answered
where its body is kept, in drafts/views.py.
The pages take no request context: they stand when the database, the session or the signed-in person cannot be read.
"""

from collections.abc import Iterable
from functools import lru_cache

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string


def _page(status: int, ask: str = "") -> HttpResponse:
    return HttpResponse(_drawn(status, ask), status=status)


@lru_cache(maxsize=64)
def _drawn(status: int, ask: str = "") -> str:
    """The same for everybody, or for everybody who asks the same people: so it is drawn once."""
    return render_to_string(f"core/errors/{status}.html", {"ask": ask})


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(413 if isinstance(exception, RequestDataTooBig) else 400)


def not_allowed(request: HttpRequest, exception: Exception | None = None, *, ask: str = "") -> HttpResponse:
    return _page(403, ask)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(404)


def method_not_allowed(request: HttpRequest, permitted: Iterable[str]) -> HttpResponse:
    return HttpResponseNotAllowed(list(permitted), _drawn(405))


def server_error(request: HttpRequest) -> HttpResponse:
    return _page(500)


def service_unavailable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    response = _page(503)
    response["Retry-After"] = "60"
    return response
