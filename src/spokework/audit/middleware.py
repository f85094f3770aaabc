from collections.abc import Callable
from typing import Any

from django.db import DatabaseError, transaction
from django.http import HttpResponse

from spokework.core.errors_views import service_unavailable

from .looking import Looked, watching
from .record import record


class ViewsAreLogged:
    """One event a page and hub, committed before the page leaves. What cannot be logged is not shown."""

    def __init__(self, get_response: Callable[[Any], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        with watching() as looked:
            response = self.get_response(request)
            if response.streaming:
                # Whatever it reads it must read now: once the page is leaving it is too late to log it.
                response.streaming_content = list(response.streaming_content)  # type: ignore[attr-defined]  # a stream
        if 300 <= response.status_code < 400 or not looked.at:
            return response
        if request.actor is None:
            return service_unavailable(request)
        try:
            self._log(request, looked)
        except DatabaseError:
            return service_unavailable(request)
        return response

    def _log(self, request: Any, looked: Looked) -> None:
        name = request.resolver_match.view_name
        with transaction.atomic():
            for hub_id, young_people in sorted(looked.at.items()):
                record(f"viewed {name}", by=request.actor, hub_id=hub_id, young_people=young_people)
