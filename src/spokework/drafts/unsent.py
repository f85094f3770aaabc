"""Forms that were sent and never reached their page."""

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from spokework.accounts.device import who_was_here
from spokework.core.errors import Refused

from .actions import keep
from .pages import Page, asked_for, is_open_to, writing_page
from .writer import WRITER_FIELD, was_drawn_for


def is_autosave(request: Any) -> bool:
    return bool(request.path == reverse("drafts:keep"))


def reached_its_page(request: Any) -> bool:
    """Whether the rule of the URL let the request through to its view."""
    return bool(getattr(request, "reached_its_page", False))


def beside_the_form(request: Any, shown: dict[str, Any]) -> HttpResponse:
    """What autosave is answered: one sentence for the place under the form."""
    answer = render(request, "drafts/kept.html", shown)
    answer["Cache-Control"] = "no-store"
    return answer


def page_of(request: Any) -> Page | None:
    return asked_for(request) if is_autosave(request) else writing_page(request.path)


def keep_unsent(request: Any) -> bool:
    """Keep the body for the person the form was drawn for; say whether they will find it again."""
    page = page_of(request)
    person_id = _person(request)
    if page is None or person_id is None or not _sent_from_here(request):
        return False
    if not was_drawn_for(person_id, request.POST.get(WRITER_FIELD, "")):
        return False
    if getattr(request, "actor", None) is not None and not reached_its_page(request) and not is_open_to(page, request):
        return False
    if not page.exists:
        # Somebody signed out must not learn from the answer which references exist.
        return True
    return _keep(request, page, person_id)


def _keep(request: Any, page: Page, person_id: UUID) -> bool:
    try:
        kept_at = keep(
            person_id=person_id,
            path=page.path,
            body=request.POST.urlencode(),
            young_person_id=page.young_person_id,
            hub_id=page.hub_id,
        )
    except Refused:
        return False
    return kept_at is not None


def _person(request: Any) -> UUID | None:
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        return UUID(str(user.pk))
    return who_was_here(request)


def _sent_from_here(request: Any) -> bool:
    """A browser that says where a form came from must say: from this site."""
    for name in ("Origin", "Referer"):
        if name in request.headers:
            return bool(urlsplit(request.headers[name]).netloc == request.get_host())
    return True
