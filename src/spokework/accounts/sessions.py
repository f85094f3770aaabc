"""Ties Django's session to a SignIn. Whatever signs a person in, Django says so here."""

from typing import Any

from django.http import HttpRequest

from . import actions
from .models import Account, SignIn
from .queries import sign_in_of

KEY = "sign_in"
POLLING = "X-Spokework-Polling"

BROWSERS = {"Edg/": "Edge", "OPR/": "Opera", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari"}
SYSTEMS = {
    "Windows": "Windows",
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Mac OS X": "Mac",
    "CrOS": "Chromebook",
    "Linux": "Linux",
}


def device_words(user_agent: str) -> str:
    """Enough for a person to know their own browsers; an address would say where they live."""
    browser = next((word for sign, word in BROWSERS.items() if sign in user_agent), "A browser")
    system = next((word for sign, word in SYSTEMS.items() if sign in user_agent), "")
    return f"{browser} on {system}" if system else browser


def begin(*, request: HttpRequest, user: Account, **_signal: Any) -> None:
    sign_in = actions.begin(account=user, device=device_words(request.META.get("HTTP_USER_AGENT", "")))
    request.session[KEY] = str(sign_in.pk)


def end(*, request: HttpRequest, **_signal: Any) -> None:
    if KEY in request.session:
        actions.end(sign_in_id=request.session[KEY])


def current(request: Any) -> SignIn | None:
    """The sign-in behind this request; None where it was ended elsewhere or the account was locked out."""
    found: SignIn | None = sign_in_of(request.user, request.session[KEY]) if KEY in request.session else None
    since = request.user.sessions_from
    return None if found is None or (since is not None and found.started_at < since) else found
