"""What a hub's records still lack: how many of how many, and exactly which.

Records kept from the manager are in neither number: she could not mend them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any, Self
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, Subquery

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.casework import codes
from spokework.casework.models import (
    Allocation,
    Assessment,
    Case,
    Closure,
    Contact,
    Goal,
    MissingEpisode,
    Referral,
    YoungPerson,
)
from spokework.casework.states import LIVE, AssessmentState
from spokework.core import clock
from spokework.core.ids import parse_reference
from spokework.vault.keyring import unlock

PAGE = 40
RECENT = timedelta(days=365)
SETTLED_AFTER = timedelta(days=28)  # within it a case may be without an assessment or a plan
PLANNED_ENDINGS = (codes.ClosureReason.GOALS_MET, codes.ClosureReason.PLANNED_END)


@dataclass(frozen=True)
class Check:
    """``among`` narrows the rows that are asked about; of those, ``lacking`` are to be mended."""

    slug: str
    rows: Callable[[Actor], Any]
    lacking: Callable[[], Q]
    among: Callable[[], Q] = Q
    day: str = ""  # oldest first; without it the order is that of the references
    number: str = "number"


def _of_hubs(model: Any, actor: Actor) -> Any:
    return model.objects.visible_to(actor).filter(hub__in=actor.hubs_with(P.VIEW_TEAM))


def _people(actor: Actor) -> Any:
    """Young people with a live case, or one that opened in the last twelve months."""
    cases = Case.objects.unscoped("whether there is one is all that is asked").filter(young_person=OuterRef("pk"))
    counted = cases.filter(Q(state__in=LIVE) | Q(opened__gt=clock.today() - RECENT))
    return _of_hubs(YoungPerson, actor).present().filter(Exists(counted))


def _live_cases(actor: Actor) -> Any:
    return _of_hubs(Case, actor).live()


def _past_contacts(actor: Actor) -> Any:
    return _of_hubs(Contact, actor).filter(day__lt=clock.today())


def _planned_endings(actor: Actor) -> Any:
    return _of_hubs(Closure, actor).filter(undone_on=None, reason__in=PLANNED_ENDINGS)


def _decided_referrals(actor: Actor) -> Any:
    return _of_hubs(Referral, actor).exclude(decided_on=None)


def _episodes(actor: Actor) -> Any:
    return _of_hubs(MissingEpisode, actor)


def _settled() -> Q:
    return Q(opened__lte=clock.today() - SETTLED_AFTER)


def _none_of(model: Any, **of: Any) -> Q:
    rows = model.objects.unscoped("whether there is one is all that is asked")
    return ~Q(Exists(rows.filter(case=OuterRef("pk"), **of)))


def _unanswered() -> Q:
    return Q(right_place=None) | Q(right_time=None) | Q(good_information=None)


# Checks of the same rows stand together, so that one question counts them all.
CHECKS = {
    check.slug: check
    for check in (
        Check("birth-quarter", _people, lambda: Q(birth_quarter="")),
        Check("sex", _people, lambda: Q(sex=codes.Sex.UNKNOWN)),
        Check("ethnicity", _people, lambda: Q(ethnicity=codes.Ethnicity.NOBT)),
        Check("disability", _people, lambda: Q(disability=[])),
        Check("care-status", _people, lambda: Q(care_status=codes.CareStatus.UNKNOWN)),
        Check("education", _people, lambda: Q(education=codes.Education.UNKNOWN)),
        Check(
            "first-assessment",
            _live_cases,
            lambda: _none_of(Assessment, state=AssessmentState.SIGNED),
            among=_settled,
            day="opened",
        ),
        Check("plan", _live_cases, lambda: _none_of(Goal), among=_settled, day="opened"),
        Check("review", _live_cases, lambda: Q(review_due__lt=clock.today()), day="review_due"),
        Check("attendance", _past_contacts, lambda: Q(attendance=""), day="day"),
        Check("closing-assessment", _planned_endings, lambda: Q(assessment=None), day="day", number="case__number"),
        Check("triage-answers", _decided_referrals, _unanswered, day="decided_on"),
        Check("missing-return", _episodes, lambda: Q(returned_on=None), day="went_on"),
        Check(
            "return-home-interview",
            _episodes,
            lambda: Q(rhi=codes.Rhi.NOT_YET),
            among=lambda: Q(returned_on__isnull=False),
            day="returned_on",
        ),
    )
}


@dataclass(frozen=True)
class Completeness:
    check: Check
    lacking: int
    of: int


def completeness(actor: Actor) -> list[Completeness]:
    """One question for each kind of row; nothing is loaded, so whoever sees these numbers has seen nobody."""
    found: list[Completeness] = []
    for rows, checks in groupby(CHECKS.values(), key=lambda check: check.rows):
        found += _counted(rows(actor), list(checks))
    return found


def _counted(rows: Any, checks: list[Check]) -> Iterable[Completeness]:
    asked: dict[str, Any] = {}
    for at, check in enumerate(checks):
        among = check.among()
        asked[f"of_{at}"] = Count("pk", filter=among) if among else Count("pk")
        asked[f"lacking_{at}"] = Count("pk", filter=among & check.lacking())
    counts = rows.order_by().aggregate(**asked)
    return [Completeness(check, counts[f"lacking_{at}"], counts[f"of_{at}"]) for at, check in enumerate(checks)]


@dataclass(frozen=True)
class Last:
    """The last row of the page before. Stands in the URL, so it names nobody."""

    day: date | None
    reference: str
    number: int

    @classmethod
    def read(cls, text: str) -> Self | None:
        day, _, rest = text.partition("_")
        reference, _, number = rest.partition("_")
        parsed = parse_reference(reference)
        try:
            return cls(date.fromisoformat(day) if day else None, parsed, int(number)) if parsed else None
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.day.isoformat() if self.day else ''}_{self.reference}_{self.number}"


@dataclass(frozen=True)
class ToMend:
    young_person: YoungPerson
    worker: str
    day: date | None
    number: int


@dataclass(frozen=True)
class Page:
    rows: list[ToMend]
    after: Last | None


def to_mend(actor: Actor, check: Check, after: Last | None = None) -> Page:
    rows = check.rows(actor).filter(check.among() & check.lacking())
    found = [_place(check, place) for place in _keys(check, rows, after)]
    shown, more = found[:PAGE], len(found) > PAGE
    people = _people_with_worker(actor, [key for key, _ in shown])
    listed = [
        ToMend(people[key], getattr(people[key], "worker", None) or "", last.day, last.number)
        for key, last in shown
        if key in people
    ]
    return Page(listed, shown[-1][1] if more else None)


def _keys(check: Check, rows: Any, after: Last | None) -> list[tuple[Any, ...]]:
    if check.rows is _people:
        further = rows.filter(reference__gt=after.reference) if after else rows
        return list(further.order_by("reference").values_list("pk", "reference")[: PAGE + 1])
    reference = "young_person__reference"
    if after is not None and after.day is not None:
        later = Q(**{f"{check.day}__gt": after.day})
        same_day = Q(**{check.day: after.day})
        rows = rows.filter(
            later
            | (same_day & Q(**{f"{reference}__gt": after.reference}))
            | (same_day & Q(**{reference: after.reference, f"{check.number}__gt": after.number}))
        )
    columns = (check.day, reference, check.number)
    return list(rows.order_by(*columns).values_list("young_person", *columns)[: PAGE + 1])


def _place(check: Check, row: tuple[Any, ...]) -> tuple[UUID, Last]:
    if check.rows is _people:
        return row[0], Last(None, row[1], 0)
    return row[0], Last(*row[1:])


def _people_with_worker(actor: Actor, keys: list[UUID]) -> dict[UUID, YoungPerson]:
    """Keys first: names are opened, and workers looked up, for one page and not for all."""
    held = Allocation.objects.unscoped("a sub-select of rows that are themselves narrowed")
    now = held.filter(young_person=OuterRef("pk"), end=None).values("appointment__worker__name")[:1]
    rows = YoungPerson.objects.visible_to(actor).filter(pk__in=keys).annotate(worker=Subquery(now))
    found = {row.pk: row for row in rows}
    unlock(found)
    return found
