"""Whoever is told no is told whom to ask: somebody who exists for them."""

from typing import Any

from django.http import HttpResponse

from spokework.core import errors_views

from .roles import whom_to_ask


def not_allowed(request: Any, exception: Exception | None = None) -> HttpResponse:
    """Reads nothing: who is acting was found out before anything was refused."""
    actor = getattr(request, "actor", None)
    return errors_views.not_allowed(request, exception, ask=whom_to_ask(actor.roles) if actor is not None else "")
