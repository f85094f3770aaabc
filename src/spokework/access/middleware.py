"""Every request is held against the URL table before its view runs."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url

from spokework.core.errors_views import method_not_allowed

from .rules import allowed, locate, yours
from .url_table import URL_TABLE

Respond = Callable[[HttpRequest], HttpResponse]


class EveryPageHasARule:
    """Signed out → sign in; someone else's → 404; yours but not allowed → 403; wrong method → 405."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: Any, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        rule = URL_TABLE[request.resolver_match.view_name]
        request.located = None
        if rule.permission is not None:
            if request.actor is None:
                here = request.get_full_path() if request.method in ("GET", "HEAD") else request.path
                return HttpResponseRedirect(f"{resolve_url('account_login')}?{urlencode({'next': here})}")
            if rule.of is not None:
                request.located = locate(rule, kwargs)
                if request.located is None or not yours(request.actor, request.located):
                    raise Http404
            if not allowed(request.actor, rule, request.located):
                raise PermissionDenied
        if request.method not in rule.methods:
            return method_not_allowed(request, rule.methods)
        return None
