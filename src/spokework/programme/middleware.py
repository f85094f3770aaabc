from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from .memberships import actor_for


class WhoIsActing:
    """Sets ``request.actor``: None for people who are signed out or no longer active."""

    def __init__(self, get_response: Callable[[Any], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        account = request.user
        request.actor = actor_for(account) if account.is_authenticated and account.is_active else None
        return self.get_response(request)

    def process_view(self, request: Any, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Signing in leads to the front page, which is nobody's without a role: there they are told so."""
        arrives = request.path == settings.LOGIN_REDIRECT_URL and request.method in ("GET", "HEAD")
        if arrives and request.actor is not None and not request.actor.grants:
            return HttpResponseRedirect(reverse("programme:no_membership"))
        return None
