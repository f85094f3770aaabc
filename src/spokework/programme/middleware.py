from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from .memberships import actor_for


class WhoIsActing:
    """Sets ``request.actor``: None for people who are signed out or no longer active."""

    def __init__(self, get_response: Callable[[Any], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        account = request.user
        request.actor = actor_for(account) if account.is_authenticated and account.is_active else None
        return self.get_response(request)
