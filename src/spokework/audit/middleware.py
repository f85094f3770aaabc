from collections.abc import Callable
from typing import Any

from django.db import DatabaseError, transaction
from django.http import HttpResponse
from django.template.loader import render_to_string

from .looking import Looked, watching
from .record import record


class ViewsAreLogged:
    """One event a page and hub, committed before the page leaves. What cannot be logged is not shown."""

    def __init__(self, get_response: Callable[[Any], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        with watching() as looked:
            response = self.get_response(request)
            if 300 <= response.status_code < 400 or not looked.at or request.actor is None:
                return response
        try:
            self._log(request, looked)
        except DatabaseError:
            return HttpResponse(render_to_string("core/errors/503.html"), status=503)
        return response

    def _log(self, request: Any, looked: Looked) -> None:
        name = request.resolver_match.view_name
        with transaction.atomic():
            for hub_id, young_people in sorted(looked.at.items()):
                record(f"viewed {name}", by=request.actor, hub_id=hub_id, young_people=young_people)
