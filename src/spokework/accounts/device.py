"""Who was signed in on this device: known for a day after the session ended, gone when they sign out.

It opens nothing. It only says whose writing a form was that arrived after the session was over.
"""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

COOKIE = "spokework_person"
_SALT = "spokework.accounts.device"
_SECONDS = 24 * 3600


def remember(response: HttpResponseBase, account_id: UUID) -> None:
    response.set_signed_cookie(
        COOKIE,
        account_id.hex,
        salt=_SALT,
        max_age=_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def forget(response: HttpResponseBase) -> None:
    response.delete_cookie(COOKIE, samesite="Lax")


def who_was_here(request: HttpRequest) -> UUID | None:
    said: Any = request.get_signed_cookie(COOKIE, default=None, salt=_SALT, max_age=_SECONDS)
    return UUID(said) if said else None
