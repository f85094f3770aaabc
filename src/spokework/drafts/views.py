"""Keeping a draft while it is typed, throwing it away, and the form whose page was open too long."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.views import View

from spokework.core.errors import Refused

from .actions import clear, keep
from .pages import Page, RecordMoved, asked_for, is_open_to, must_be_open
from .unsent import beside_the_form, keep_unsent, page_of
from .writer import WRITER_FIELD, was_drawn_for


def _page_within_reach(request: Any) -> Page:
    page = asked_for(request)
    if page is None or not is_open_to(page, request):
        raise Http404
    return page


class Keep(View):
    """Autosave. Answers one sentence for the place under the form."""

    def post(self, request: Any) -> HttpResponse:
        request.reached_its_page = True
        if not was_drawn_for(request.actor.id, request.POST.get(WRITER_FIELD, "")):
            raise Http404
        page = asked_for(request)
        if page is None:
            raise Http404
        try:
            must_be_open(page, request)
        except RecordMoved as moved:
            words = moved.carry(page.path, request.POST, request.actor)
            if not words:
                raise
            return beside_the_form(request, {"kept_at": None, "words": words})
        except PermissionDenied:
            raise Http404 from None
        kept_at, words = None, ""
        try:
            kept_at = keep(
                person_id=request.actor.id,
                path=page.path,
                body=request.POST.urlencode(),
                young_person_id=page.young_person_id,
                hub_id=page.hub_id,
            )
        except Refused as refused:
            words = refused.message
        shown = {"kept_at": kept_at and timezone.localtime(kept_at), "words": words}
        return beside_the_form(request, shown)


class Discard(View):
    def post(self, request: Any) -> HttpResponse:
        request.reached_its_page = True
        page = _page_within_reach(request)
        clear(person_id=request.actor.id, path=page.path)
        return HttpResponseRedirect(page.path)


def stale_form(request: Any, reason: str = "") -> HttpResponse:  # noqa: ARG001  # Django passes it by name
    """A form whose CSRF token is out of date: nothing is done, and nothing typed is lost."""
    kept = keep_unsent(request)
    page = page_of(request)
    shown = {"kept": kept, "retry_url": page.path if page is not None else ""}
    answer = render_to_string("core/errors/csrf.html", shown)
    return HttpResponse(answer, status=403, headers={"Cache-Control": "no-store"})
