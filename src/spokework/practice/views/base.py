"""What the pages of all that was done have in common: writing it down, reading it, correcting it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse

from spokework.access.decide import can
from spokework.access.permissions import Permission as P
from spokework.casework.queries.places import hubs
from spokework.casework.views.reading import Reading
from spokework.core import clock
from spokework.core.components import Step
from spokework.drafts.writing import WritingView
from spokework.practice.models import CaseLink, WorkDone
from spokework.practice.presenters.kinds import kind_of
from spokework.practice.presenters.one import earlier_facts, fact_rows, word_rows
from spokework.practice.queries.choices import Offered, offered, with_these
from spokework.practice.queries.links import link_name
from spokework.practice.queries.one import corrections, is_linked, link_of, one
from spokework.practice.queries.usual import last_done, where_today
from spokework.programme.models import HostAgency, Hub


def practice_step() -> Step:
    return Step("Practice", reverse("practice:work"))


def record_step() -> Step:
    return Step("Record", reverse("practice:record"))


class Recording(WritingView):
    """A worker with her telephone in one hand, on the way from it; what is usual is there already."""

    template_name = "practice/form.html"
    model: ClassVar[type[WorkDone]]
    verb: ClassVar[Callable[..., WorkDone]]
    names_cases: ClassVar[bool] = False
    # What is as last time, so that nobody chooses it anew.
    as_last: ClassVar[tuple[str, ...]] = ()
    usually: ClassVar[Mapping[str, Any]] = {}
    _hubs: list[Hub] | None = None

    @property
    def hubs(self) -> list[Hub]:
        if self._hubs is None:
            self._hubs = hubs(self.actor, self.actor.hubs_with(P.RECORD_PRACTICE))
        return self._hubs

    @property
    def hub(self) -> Hub:
        slug = self.request.POST.get("hub", "")
        return next((hub for hub in self.hubs if hub.slug == slug), self.hubs[0])

    def offered(self) -> Offered:
        """What the form offers to choose from."""
        return offered(self.actor, self.hub.pk, hubs=self.hubs, with_cases=self.names_cases)

    def form_kwargs(self) -> dict[str, Any]:
        return {"offered": self.offered()}

    def initial(self) -> dict[str, Any]:
        where, last = where_today(self.actor, self.hub.pk), last_done(self.actor, self.model, self.hub.pk)
        area = where.area or (last and last.area)
        agency = where.agency and where.agency.pk
        if agency is None and last is not None and last.area == area:
            agency = getattr(last, "agency_id", None)
        usual = {"day": clock.today(), "area": area and area.code, "agency": str(agency or ""), **self.usually}
        return usual | ({name: getattr(last, name) for name in self.as_last} if last else {})

    def act(self, form: Any) -> str:
        given = form.facts()
        if reference := form.cleaned_data.get("case"):
            given["case"] = form.offered.case(reference)
        row = type(self).verb(hub_id=self.hub.pk, by=self.actor, **given)
        return kind_of(row).url(row)

    def done_message(self) -> str:
        return f"The {self.model._meta.verbose_name} is recorded."

    def cancel_url(self) -> str:
        return reverse("practice:record")

    def extra_context(self) -> dict[str, Any]:
        return {"trail": [record_step(), Step(self.heading)], "names_cases": self.names_cases}


class OneDone:
    """A page about one row: ``self.row`` and, for whoever reaches the young person, ``self.link``."""

    request: Any
    kwargs: Any
    model: ClassVar[type[WorkDone]]
    facts: ClassVar[tuple[str, ...]]
    words: ClassVar[tuple[str, ...]]
    row: Any
    link: CaseLink | None

    def find(self) -> Any:
        found = one(self.request.actor, self.model, self.kwargs["pk"])
        if found is None:
            raise Http404
        self.row, self.link = found, link_of(self.request.actor, found)
        return found

    def url(self, name: str = "") -> str:
        kind = kind_of(self.row)
        return reverse(f"practice:{kind.key}{name and f'_{name}'}", kwargs={"pk": self.row.pk})

    def said(self) -> dict[str, str]:
        return {name: self.link.words.get(name, "") if self.link else getattr(self.row, name) for name in self.words}


class ShowDone(OneDone, Reading):
    """A colleague reads the facts; the words about a young person are for whoever reaches them."""

    template_name = "practice/one.html"

    def get(self, request: Any, pk: UUID) -> HttpResponse:
        row = self.find()
        hidden = self.link is None and is_linked(row)
        may_write = can(self.actor, P.RECORD_PRACTICE, row) and not hidden
        return self.show(
            row=row,
            link=self.link,
            hidden=hidden,
            rows=[
                *fact_rows(row, {name: self.fact(name) for name in self.facts}),
                *([] if hidden else word_rows(self.said())),
            ],
            earlier=[earlier_facts(row, each) for each in corrections(self.actor, row)],
            correct_url=self.url("correct") if may_write else "",
            relink_url=self.url("relink") if may_write and link_name(row) else "",
            may_write=may_write,
            logged=self.link is not None,
            trail=self.trail(),
            **self.more(may_write=may_write),
        )

    def trail(self) -> list[Step]:
        return [practice_step(), Step(self.heading)]

    def fact(self, name: str) -> Any:
        return getattr(self.row, name)

    def more(self, *, may_write: bool) -> dict[str, Any]:
        """What this kind shows beside that."""
        return {}


class WriteDone(OneDone, WritingView):
    """A form about one row; out of reach where its words are a young person's whom the writer does not reach."""

    template_name = "practice/form.html"

    def thing(self) -> Any:
        row = self.find()
        if self.link is None and is_linked(row):
            raise Http404
        return row

    def cancel_url(self) -> str:
        return self.url()

    def extra_context(self) -> dict[str, Any]:
        here = Step(kind_of(self.row).label, self.url())
        return {"trail": [practice_step(), here, Step(self.heading)], "logged": self.link is not None}


class CorrectDone(WriteDone):
    """Whoever sees that it says something wrong."""

    submit_label = "Save correction"
    lead = "What it counted before is kept, and can be read below what it says now."
    verb: ClassVar[Callable[..., WorkDone]]

    def form_kwargs(self) -> dict[str, Any]:
        there = offered(self.actor, self.row.hub_id)
        return {"offered": self.with_more(replace(there, places=with_these(there.places, self.row.area, self.met())))}

    def met(self) -> list[HostAgency]:
        """The agencies it names."""
        agency = getattr(self.row, "agency", None)
        return [agency] if agency else []

    def with_more(self, there: Offered) -> Offered:
        return there

    def initial(self) -> dict[str, Any]:
        return {**self.typed(self.row), **self.said()}

    def saved_values(self, current: Any) -> Mapping[str, Any]:
        self.find()  # as it stands now
        return {**self.typed(current), **self.said()}

    def typed(self, row: Any) -> dict[str, Any]:
        """Its facts as the form holds them: what is chosen from a list by what stands for it there."""
        held = {name: getattr(row, name) for name in self.facts}
        chosen = {name: str(held[name].pk) if held[name] else "" for name in ("agency", "series") if name in held}
        return held | chosen | {"area": row.area.code}

    def act(self, form: Any) -> str:
        given = {kind_of(self.row).key: self.row} | form.facts()
        type(self).verb(by=self.actor, version=form.cleaned_data["version"], **given)
        return self.url()

    def done_message(self) -> str:
        return "The correction is saved."
