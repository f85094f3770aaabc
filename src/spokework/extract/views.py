"""Bringing the figures up to date: asked for here, made beside the server, watched until it is there."""

from contextlib import suppress
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from spokework.core.components import Step
from spokework.core.errors import Refused

from . import making
from .files import current


def make(request: Any) -> HttpResponse:
    """A manager or programme lead who needs the figures of today; asked twice, it is made once."""
    if request.method == "POST":
        with suppress(Refused):  # somebody else has asked already: this page shows how far it is
            making.start(by=request.actor)
        return redirect("extract:make")
    return render(request, "extract/make.html", {"trail": _trail(), "title": "Bring figures up to date"} | _state())


def progress(request: Any) -> HttpResponse:
    """The part of that page which asks again by itself; it does not keep anybody signed in."""
    return render(request, "extract/progress.html", _state())


def _state() -> dict[str, Any]:
    extract = current()
    return {
        "progress": making.progress(),
        "as_at": extract.as_at if extract else None,
        "made_at": extract.made_at if extract else None,
    }


def _trail() -> list[Step]:
    return [Step("Figures", reverse("insight:figures")), Step("Bring figures up to date")]
