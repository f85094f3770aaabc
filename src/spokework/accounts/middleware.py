from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from . import actions, sessions

Respond = Callable[[Any], HttpResponse]

# What a person without a second factor can reach: the pages that set one up, and the way out.
SET_UP = frozenset(
    {
        "account_logout",
        "account_reauthenticate",
        "accounts:security",
        "accounts:welcome",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_index",
    }
)


class SessionLimits:
    """Ends a session after 15 minutes without activity, after 8 hours, or when it was ended elsewhere."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        request.sign_in = None
        if request.user.is_authenticated:
            self._hold(request)
        return self.get_response(request)

    def _hold(self, request: Any) -> None:
        sign_in = sessions.current(request)
        if sign_in is None:
            self._end(request, "You were signed out here. Sign in again to go on.")
        elif sign_in.is_too_long():
            self._end(request, f"You were signed out after {settings.ABSOLUTE_HOURS} hours. Sign in again to go on.")
        elif sign_in.is_idle():
            minutes = settings.IDLE_MINUTES
            self._end(request, f"You were signed out after {minutes} minutes without activity. Sign in to go on.")
        else:
            request.sign_in = sign_in
            if sessions.POLLING not in request.headers:
                actions.seen(sign_in)

    def _end(self, request: Any, why: str) -> None:
        logout(request)
        messages.info(request, why)


class SecondFactorRequired:
    """Signed in by a password alone, a person reaches only what sets up the second factor."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: Any, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if settings.DEMONSTRATION or request.sign_in is None or request.sign_in.has_second_factor:
            return None
        if request.resolver_match.view_name in SET_UP:
            return None
        return HttpResponseRedirect(reverse("accounts:security"))
