"""The lists young people are found in: by state, a page at a time, or or by worker."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Self
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q, Subquery

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.casework.levels import Level
from spokework.casework.models import Allocation, Case, Referral, YoungPerson
from spokework.casework.states import LIVE, RUNNING, CaseState
from spokework.core import clock
from spokework.programme.models import Appointment
from spokework.vault.keyring import unlock

from .person import current_level, current_worker
from .referrals import After

PAGE = 40
SUPPORTED, OPEN, PAUSED, CLOSED, NO_CASE, ENDED = "supported", "open", "paused", "closed", "no_case", "ended"
_STATES = {SUPPORTED: LIVE, OPEN: (CaseState.OPEN,), PAUSED: (CaseState.PAUSED,), CLOSED: (CaseState.CLOSED,)}


@dataclass(frozen=True)
class Filters:
    """Which of the young people one may see. Nothing in it is about one of them, so it may stand in a URL."""

    state: str = SUPPORTED
    level: str = ""
    worker: str = ""
    overdue: bool = False

    @classmethod
    def read(cls, given: Any) -> Self:
        state, level = given.get("state", ""), given.get("level", "")
        return cls(
            state=state if state in {*_STATES, NO_CASE, ENDED} else SUPPORTED,
            level=level if level in set(Level) else "",
            worker=given.get("worker", ""),
            overdue=given.get("overdue") == "yes",
        )

    def as_query(self) -> dict[str, str]:
        query = {"state": "" if self.state == SUPPORTED else self.state, "level": self.level, "worker": self.worker}
        return {name: value for name, value in query.items() if value} | ({"overdue": "yes"} if self.overdue else {})


@dataclass(frozen=True)
class Listed:
    young_person: YoungPerson
    case: Case | None
    level: Level
    worker: str


@dataclass(frozen=True)
class Page:
    rows: list[Listed]
    after: After | None


def page(actor: Actor, filters: Filters, after: After | None = None) -> Page:
    if filters.state in (NO_CASE, ENDED):
        return _without_a_case(actor, filters, after)
    by = "closed" if filters.state == CLOSED else "review_due"
    rows = _cases(actor, filters)
    found = _page_of_keys(rows, by, after, latest_first=filters.state == CLOSED)
    shown = _with_level_and_worker(actor, [key for key, _, _ in found[:PAGE]])
    return Page([listed(case.young_person, case) for case in shown], _onward(found))


def _onward(found: list[tuple[UUID, date, str]]) -> After | None:
    return After(*found[PAGE - 1][1:]) if len(found) > PAGE else None


def _cases(actor: Actor, filters: Filters) -> Any:
    rows = Case.objects.visible_to(actor).filter(hub__in=actor.hubs, state__in=_STATES[filters.state])
    if filters.state == CLOSED:
        later = Case.objects.unscoped("only its number is looked at").filter(young_person=OuterRef("young_person"))
        rows = rows.filter(~Exists(later.filter(number__gt=OuterRef("number"))))
    if filters.level:
        rows = rows.annotate(now=current_level()).filter(_level_is(filters.level))
    if filters.worker:
        held = Allocation.objects.unscoped("only who holds the case is looked at").filter(end=None)
        rows = rows.filter(pk__in=held.filter(appointment__in=_posts_of(actor, filters.worker)).values("case"))
    if filters.overdue:
        rows = rows.filter(review_due__lt=clock.today())
    return rows


def _level_is(level: str) -> Q:
    return Q(now=level) | Q(now=None) if level == Level.NOT_ASSESSED else Q(now=level)


def _posts_of(actor: Actor, key: str) -> frozenset[UUID]:
    return next((each.appointments for each in workers(actor) if each.is_meant_by(key)), frozenset())


@dataclass(frozen=True)
class Worker:
    """Somebody who may hold a case. In a URL she is one of her appointments, which is never anybody else's."""

    name: str
    key: str
    appointments: frozenset[UUID]

    def is_meant_by(self, key: str) -> bool:
        return key in map(str, self.appointments)


def workers(actor: Actor) -> list[Worker]:
    """Everybody in the hubs whose young people the actor sees whole; their first appointment stands for them."""
    hubs = actor.hubs_with(P.REACH_HUB)
    if not hubs:
        return []
    rows = Appointment.objects.visible_to(actor).filter(hub__in=hubs).order_by("start", "created_at", "pk")
    posts: dict[UUID, list[UUID]] = {}
    names: dict[UUID, str] = {}
    for pk, worker, name in rows.values_list("pk", "worker", "worker__name"):
        posts.setdefault(worker, []).append(pk)
        names[worker] = name
    found = [Worker(names[worker], str(own[0]), frozenset(own)) for worker, own in posts.items()]
    return sorted(found, key=lambda each: (each.name, each.key))


def _page_of_keys(
    rows: Any, by: str, after: After | None, *, latest_first: bool, reference: str = "young_person__reference"
) -> list[tuple[UUID, date, str]]:
    """Keys first: what each row shows is then worked out for one page and not for all of them."""
    if after is not None:
        further = Q(**{f"{by}__lt" if latest_first else f"{by}__gt": after.day})
        rows = rows.filter(further | Q(**{by: after.day, f"{reference}__gt": after.reference}))
    ordered = rows.order_by(f"-{by}" if latest_first else by, reference)
    return list(ordered.values_list("pk", by, reference)[: PAGE + 1])


def _with_level_and_worker(actor: Actor, keys: list[UUID]) -> list[Case]:
    rows = Case.objects.visible_to(actor).filter(pk__in=keys).select_related("young_person")
    found = {row.pk: row for row in rows.annotate(level=current_level(), worker=current_worker())}
    unlock(row.young_person_id for row in found.values())
    return [found[key] for key in keys if key in found]


def listed(young_person: YoungPerson, case: Case | None) -> Listed:
    level = Level(getattr(case, "level", None) or Level.NOT_ASSESSED)
    return Listed(young_person, case, level, getattr(case, "worker", None) or "")


def _without_a_case(actor: Actor, filters: Filters, after: After | None) -> Page:
    """Referred, and no case was ever opened: those still to be decided on or given to a worker, or the others.

    They have no level, no review and no worker, so a filter by one of these passes them over.
    """
    if filters.level not in ("", Level.NOT_ASSESSED) or filters.overdue or filters.worker:
        return Page([], None)
    cases = Case.objects.unscoped("whether there is one is all that is asked").filter(young_person=OuterRef("pk"))
    rows = YoungPerson.objects.visible_to(actor).present().filter(~Exists(cases), hub__in=actor.hubs)
    referred = Referral.objects.unscoped("a sub-select of rows that are themselves narrowed")
    of_this = referred.filter(young_person=OuterRef("pk")).order_by()
    running = Exists(of_this.filter(state__in=RUNNING))
    rows = rows.filter(running if filters.state == NO_CASE else ~running)
    latest = of_this.values("young_person").annotate(latest=Max("received")).values("latest")
    found = _page_of_keys(
        rows.annotate(received=Subquery(latest)),
        "received",
        after,
        reference="reference",
        latest_first=filters.state == ENDED,
    )
    people = YoungPerson.objects.visible_to(actor).filter(pk__in=[key for key, _, _ in found[:PAGE]]).with_names()
    by_key = {each.pk: each for each in people}
    return Page([listed(by_key[key], None) for key, _, _ in found[:PAGE] if key in by_key], _onward(found))
