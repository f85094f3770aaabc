"""Whose session it is, and what is in it: asked at every request, by questions that are composed once."""

from typing import Any
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session

from .queries import session_of, who_is


class SessionStore(db.SessionStore):
    def _get_session_from_db(self) -> Session | None:
        found = session_of(self.session_key or "")
        if found is None:
            self._session_key = None
        return found


class ByPassword(AuthenticationBackend):
    def get_user(self, user_id: UUID) -> Any:
        found = who_is(user_id)
        return found if found is not None and self.user_can_authenticate(found) else None
