"""What every page about one young person does first: find them within reach, and draw the header."""

from typing import Any, ClassVar

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import ResolverMatch, reverse
from django.views import View

from spokework.access.decide import Actor, can
from spokework.access.permissions import Permission as P
from spokework.core.components import NavItem, Step
from spokework.drafts.pages import RecordMoved
from spokework.drafts.unsent import keep_unsent
from spokework.drafts.writing import SeeOther, WritingView

from . import actions
from .models import Case, YoungPerson
from .presenters.header import header, tabs_for
from .queries.moved import Kept, kept_instead
from .queries.person import Heading, by_reference, heading
from .states import LIVE


class MovedTo(Http404):
    """Nothing is to be done here any more: another address is to be used instead."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url


class Merged(MovedTo, RecordMoved):
    """The record was merged into another one, which the same person may open."""

    def __init__(self, url: str, kept: Kept) -> None:
        super().__init__(url)
        self.kept = kept

    def carry(self, path: str, posted: QueryDict, by: Actor) -> str:
        """Autosave from a form that was open when the records were merged."""
        if not actions.carry_typed(path=path, posted=posted, kept=self.kept, by=by):
            return ""
        return f"This record was merged into {self.kept.reference}. What you type is kept there."


class LeadsOn(View):
    """A page whose record may have gone to another address, and the form that was open meanwhile."""

    request: Any
    stands_at: ResolverMatch | None = None  # as in WritingView

    @property
    def match(self) -> ResolverMatch:
        return self.stands_at or self.request.resolver_match

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response = super().dispatch(request, *args, **kwargs)
        except MovedTo as moved:
            return self.moved(moved)
        response["Cache-Control"] = "no-store"
        return response

    def moved(self, there: MovedTo) -> HttpResponse:
        return HttpResponseRedirect(there.url)

    @property
    def is_asked(self) -> bool:
        """Whether the page is being asked for – not sent, when what was typed must not be lost to a 404."""
        return self.request.method in ("GET", "HEAD")


class WritingLeadsOn(LeadsOn):
    """What was typed into a record that was merged meanwhile is offered in the kept one."""

    def moved(self, there: MovedTo) -> HttpResponse:
        if not isinstance(there, Merged):
            return super().moved(there) if self.is_asked else self._kept_here(there)
        path, kept, by = self.request.path, there.kept, self.request.actor
        if self.is_asked:
            if actions.carry_draft(path=path, kept=kept, by=by):
                messages.warning(self.request, self._merged(kept, carried=True))
            return super().moved(there)
        carried = actions.carry_typed(path=path, posted=self.request.POST, kept=kept, by=by)
        messages.warning(self.request, self._merged(kept, carried=carried))
        return SeeOther(there.url)

    def _kept_here(self, there: MovedTo) -> HttpResponse:
        kept = keep_unsent(self.request)
        messages.warning(self.request, f"Nothing was saved.{' What you typed is kept in its form.' if kept else ''}")
        return SeeOther(there.url)

    def _merged(self, kept: Kept, *, carried: bool) -> str:
        what = f"{self.kwargs['reference']} was merged into {kept.reference} while you were writing"
        if carried:
            return f"{what}. Nothing is saved yet: what you typed is in the form below. Check it, then save."
        return f"{what}, and nothing was saved. Do it here if it is still to be done."


class YoungPersonPage(LeadsOn):
    """A page at ``young-people/<reference>/…``: ``self.young_person`` is there once ``thing`` was called.

    A page about one record of the young person overrides ``within``, which is given the young person.
    Reading pages set ``template_name`` and say what they show in ``content``.
    """

    request: Any
    heading: ClassVar[str] = ""  # also the page's title, after the reference: never a name
    tab: ClassVar[str] = ""
    template_name: ClassVar[str] = "casework/young_person.html"
    young_person: YoungPerson
    _heading: Heading | None = None

    @property
    def actor(self) -> Actor:
        return self.request.actor  # type: ignore[no-any-return]  # set by WhoIsActing, never None on a page with a rule

    def thing(self) -> Any:
        reference = self.kwargs["reference"]
        found = by_reference(self.actor, reference)
        if found is None:
            kept = kept_instead(self.actor, reference)
            raise Merged(kept.address(self.match), kept) if kept else Http404
        self.young_person = found
        return self.within(found)

    def within(self, young_person: YoungPerson) -> Any:
        return young_person

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        self.record = self.thing()
        context = {"title": self.heading, "heading": self.heading, "logged": True} | self.extra_context()
        return render(request, self.template_name, context)

    def content(self) -> dict[str, Any]:
        """What the page shows beside the header."""
        return {}

    # The header

    @property
    def about(self) -> Heading:
        if self._heading is None:
            self._heading = heading(self.actor, self.young_person)
        return self._heading

    @property
    def case(self) -> Case | None:
        return self.about.case

    def live_case(self) -> Case:
        """The case that is worked on now, without which there is nothing to write into."""
        if self.case is None or (self.is_asked and self.case.state not in LIVE):
            raise Http404
        return self.case

    def url(self, name: str, **kwargs: Any) -> str:
        return reverse(f"casework:{name}", kwargs={"reference": self.young_person.reference} | kwargs)

    def may(self, permission: P) -> bool:
        return can(self.actor, permission, self.young_person)

    def extra_context(self) -> dict[str, Any]:
        live = self.case is not None and self.case.state in LIVE
        return {
            "young_person": self.young_person,
            "person": header(self.about),
            "tabs": self._tabs(),
            "trail": self.trail(),
            "case": self.case,
            "may_write": self.may(P.WORK_CASE),
            "may_work": live and self.may(P.WORK_CASE),
        } | self.content()

    def _tabs(self) -> list[NavItem]:
        tabs = tabs_for(self.actor, self.young_person)
        return [NavItem(tab.label, self.url(tab.url_name), current=tab.key == self.tab) for tab in tabs]

    def trail(self, words: str = "") -> list[Step]:
        here = Step(self.young_person.reference, self.url("young_person"))
        return [Step("Young people", reverse("casework:young_people")), here, Step(words or self.heading)]


class YoungPersonWriting(WritingLeadsOn, YoungPersonPage, WritingView):
    """A form about a young person, with the header above it."""

    template_name: ClassVar[str] = "casework/young_person_form.html"
    get = WritingView.get
