"""The page on which everything is written. Every form in the house is one of these."""

from collections.abc import Mapping
from typing import Any, ClassVar
from urllib.parse import urlencode
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import ResolverMatch, reverse
from django.views import View

from spokework.access.decide import Actor
from spokework.core.components import Conflict, DraftNotice
from spokework.core.errors import Refused, Stale
from spokework.core.forms import SpokeForm
from spokework.core.once import once

from .actions import clear, remember_sending
from .presenters import conflict
from .queries import answer_to, find, last_saved, was_sent
from .sendings import token_of
from .writer import WRITER_FIELD, writer_mark


class SeeOther(HttpResponseRedirect):
    status_code = 303


class WritingView(View):
    """Draws a form, offers what was kept of it, and hands it to one action.

    A page says its words, fetches its record in ``thing`` (through ``visible_to``, so that what is out of
    reach is 404) and calls one action in ``act``. Everything a writer may meet – a time-out, a second
    press, somebody else saving first, a rule that says no – is answered here, with what was typed kept.
    """

    http_method_names = ["get", "head", "post"]
    request: Any

    form_class: ClassVar[type[SpokeForm]] = SpokeForm
    template_name: ClassVar[str] = "core/form_page.html"
    # Also the page's title, so never a child's data; a heading with a name comes from extra_context().
    heading: ClassVar[str]
    lead: ClassVar[str] = ""
    submit_label: ClassVar[str] = "Save"
    submit_danger: ClassVar[bool] = False

    record: Any = None
    stands_at: ResolverMatch | None = None  # where it is asked after from another address, as autosave does

    # What a page says for itself

    def thing(self) -> Any:
        """The record the page is about, or None. Out of reach: Http404."""
        return None

    def initial(self) -> dict[str, Any]:
        return {}

    def form_kwargs(self) -> dict[str, Any]:
        return {}

    def act(self, form: Any) -> str:
        """Call one action with what was written; return the URL to go to."""
        raise NotImplementedError

    def done_message(self) -> str:
        """One sentence for the next page. Names nobody: the reference at most."""
        return ""

    def cancel_url(self) -> str:
        return ""

    def extra_context(self) -> dict[str, Any]:
        return {}

    def saved_values(self, current: Any) -> Mapping[str, Any]:
        """What the record says now, by field of the form: shown beside what was typed after a conflict."""
        found = {name: getattr(current, name, None) for name in self.form_class.base_fields if hasattr(current, name)}
        # A field may be called as a verb of the record is: that is nothing it says.
        return {name: value for name, value in found.items() if not callable(value)}

    # How every page behaves

    @property
    def actor(self) -> Actor:
        return self.request.actor  # type: ignore[no-any-return]  # set by WhoIsActing, never None on a page with a rule

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.reached_its_page = True
        response = super().dispatch(request, *args, **kwargs)
        # Back must ask the server again: a copy of the page would hold a spent submission and a child's record.
        response["Cache-Control"] = "no-store"
        return response

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        self.record = self.thing()
        form = self._form()
        kept = find(self.actor.id, request.path)
        if kept is None:
            return self._page(form)
        form.restore(kept.data)
        return self._page(form, draft=DraftNotice(kept.kept_at, self._url_of_draft("drafts:discard")))

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        earlier = self._answered()
        if earlier is not None and was_sent(request.POST, self.actor.id):
            return SeeOther(earlier)
        self.record = self.thing()
        form = self._form(request.POST, request.FILES)
        if earlier is not None:
            return self._sent_before(form)
        if not form.is_valid():
            # A second press may find the rules changed by the first one.
            meanwhile = self._answered()
            return SeeOther(meanwhile) if meanwhile is not None else self._page(form, status=422)
        try:
            return self._save(form)
        except Stale as stale:
            return self._both(form, stale.current)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
            return self._page(form, status=422)

    def _save(self, form: SpokeForm) -> HttpResponse:
        done = []

        def work() -> str:
            there = self.act(form)
            done.append(there)
            clear(person_id=self.actor.id, path=self.request.path)
            remember_sending(posted=self.request.POST, person_id=self.actor.id, answer=there)
            return there

        # A form sent without a token has no second press to be guarded against.
        token = token_of(self.request.POST, self.actor.id) or uuid4()
        there = once(token, person_id=self.actor.id, work=work)
        # A second press did nothing, so it has nothing to say either.
        if done and (message := self.done_message()):
            messages.success(self.request, message)
        return SeeOther(there)

    def _answered(self) -> str | None:
        token = token_of(self.request.POST, self.actor.id)
        return answer_to(token, self.actor.id) if token else None

    def _form(self, data: Any = None, files: Any = None) -> SpokeForm:
        given = {"initial": self.initial()} | self.form_kwargs()
        if self.form_class.versioned:
            given.setdefault("version", getattr(self.record, "version", None))
        return self.form_class(data, files, **given)

    def _sent_before(self, form: SpokeForm) -> HttpResponse:
        """The page was taken back from the browser's memory and changed: neither lose it nor save it unasked."""
        form.restore(self.request.POST)
        form.add_error(
            None,
            "This form was saved before, and what you changed since is not saved. "
            "Check what is on the record; save again if this is to be added.",
        )
        return self._page(form, status=409)

    def _both(self, form: SpokeForm, current: Any) -> HttpResponse:
        located = getattr(self.request, "located", None)
        saved = last_saved(current, located.hub_id if located else None)
        shown = conflict(form, self.saved_values(current), saved)
        form.accept_version(current.version)
        return self._page(form, conflict=shown, status=409)

    def _page(
        self, form: SpokeForm, *, draft: DraftNotice | None = None, conflict: Conflict | None = None, status: int = 200
    ) -> HttpResponse:
        located = getattr(self.request, "located", None)
        context = {
            "form": form,
            "title": self.heading,
            "heading": self.heading,
            "lead": self.lead,
            "submit_label": self.submit_label,
            "submit_danger": self.submit_danger,
            "cancel_url": self.cancel_url(),
            "draft": draft,
            "conflict": conflict,
            "writer_field": WRITER_FIELD,
            "writer": writer_mark(self.actor.id),
            "autosave_url": self._url_of_draft("drafts:keep") if form.visible_fields() else "",
            "logged": located is not None and located.young_person_id is not None,
        }
        return render(self.request, self.template_name, context | self.extra_context(), status=status)

    def _url_of_draft(self, name: str) -> str:
        return f"{reverse(name)}?{urlencode({'of': self.request.path})}"
