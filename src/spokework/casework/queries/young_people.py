"""The lists young people are found in: by state, a page at a time, or by name or reference."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any, Self
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.accounts.models import Account
from spokework.audit.looking import not_shown
from spokework.casework.levels import Level
from spokework.casework.models import Allocation, Case, NamedReader, YoungPerson
from spokework.casework.states import LIVE, CaseState
from spokework.core import clock
from spokework.core.ids import parse_reference
from spokework.programme.models import Appointment
from spokework.vault.keyring import unlock

from .person import current_level, current_worker
from .referrals import After

PAGE = 40
MOST_FOUND = 40
SUPPORTED, OPEN, PAUSED, CLOSED, NO_CASE = "supported", "open", "paused", "closed", "no_case"
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
            state=state if state in {*_STATES, NO_CASE} else SUPPORTED,
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
    if filters.state == NO_CASE:
        return _without_a_case(actor, after)
    by = "closed" if filters.state == CLOSED else "review_due"
    rows = _cases(actor, filters)
    found = _page_of_keys(rows, by, after, latest_first=filters.state == CLOSED)
    shown = _with_level_and_worker(actor, [key for key, _, _ in found[:PAGE]])
    more = len(found) > PAGE
    _, day, reference = found[PAGE - 1] if more else (None, None, None)
    return Page(
        [_listed(case.young_person, case) for case in shown], After(day, reference) if day and reference else None
    )


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


def _posts_of(actor: Actor, number: str) -> list[UUID]:
    """Workers are numbered in the order of their names, so that no key stands in the URL."""
    chosen = [worker for at, worker in enumerate(workers(actor), start=1) if str(at) == number]
    rows = Appointment.objects.visible_to(actor).filter(worker__in=chosen, hub__in=actor.hubs)
    return list(rows.values_list("pk", flat=True))


def workers(actor: Actor) -> list[Account]:
    """Everybody who may hold a case in the hubs whose young people the actor sees whole."""
    hubs = actor.hubs_with(P.REACH_HUB)
    posts = Appointment.objects.visible_to(actor).filter(hub__in=hubs)
    return list(Account.objects.filter(pk__in=posts.order_by().values("worker")).order_by("name", "pk")) if hubs else []


def _page_of_keys(rows: Any, by: str, after: After | None, *, latest_first: bool) -> list[tuple[UUID, date, str]]:
    """Keys first: what each row shows is then worked out for one page and not for all of them."""
    reference = "young_person__reference"
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


def _listed(young_person: YoungPerson, case: Case | None) -> Listed:
    level = Level(getattr(case, "level", None) or Level.NOT_ASSESSED)
    return Listed(young_person, case, level, getattr(case, "worker", None) or "")


def _without_a_case(actor: Actor, after: After | None) -> Page:
    """Referred, and no case was ever opened; the latest first."""
    cases = Case.objects.unscoped("whether there is one is all that is asked").filter(young_person=OuterRef("pk"))
    rows = YoungPerson.objects.visible_to(actor).present().filter(~Exists(cases), hub__in=actor.hubs)
    if after is not None:
        rows = rows.filter(reference__gt=after.reference)
    found = rows.order_by("reference")[: PAGE + 1].with_names()
    last = found[PAGE - 1] if len(found) > PAGE else None
    onward = After(clock.today(), last.reference) if last else None
    return Page([_listed(each, None) for each in found[:PAGE]], onward)


def search(actor: Actor, words: str) -> list[Listed]:
    """By reference, or by a part of any name. Names are sealed, so they are opened in memory and passed over."""
    reference = parse_reference(words)
    everybody = YoungPerson.objects.visible_to(actor).present().filter(hub__in=actor.hubs)
    if reference is not None:
        return _found(actor, list(everybody.filter(reference=reference).values_list("pk", flat=True)))
    wanted = words.casefold().split()
    if not wanted:
        return []
    keys = [
        key for key, called in _names(everybody, "given_name", "family_name", "preferred_name") if _in(called, wanted)
    ]
    return _found(actor, keys[:MOST_FOUND])


def _in(called: str, wanted: list[str]) -> bool:
    lowered = called.casefold()
    return all(word in lowered for word in wanted)


def _names(people: Any, *columns: str) -> Iterator[tuple[UUID, str]]:
    """Each one's names, opened without loading the records: thousands are passed over for the few that are shown."""
    rows = list(people.values_list("pk", "hub_id", *columns))
    fields = [YoungPerson._meta.get_field(column) for column in columns]
    unlock(row[0] for row in rows)
    for pk, hub_id, *sealed in rows:
        row: Any = SimpleNamespace(pk=pk, hub_id=hub_id, data_key_owner=pk, _meta=YoungPerson._meta)
        opened = (field.open(row, each) for field, each in zip(fields, sealed, strict=True))  # type: ignore[union-attr]  # sealed columns
        yield pk, " ".join(opened)


def _found(actor: Actor, keys: list[UUID]) -> list[Listed]:
    cases = Case.objects.visible_to(actor)
    latest = cases.filter(young_person=OuterRef("young_person")).order_by("-number").values("pk")[:1]
    of_these = cases.filter(young_person__in=keys, pk=Subquery(latest))
    case_of = {row.young_person_id: row for row in of_these.annotate(level=current_level(), worker=current_worker())}
    people = YoungPerson.objects.visible_to(actor).filter(pk__in=keys).with_names()
    return sorted(
        (_listed(each, case_of.get(each.pk)) for each in people),
        key=lambda row: (row.young_person.called.casefold(), row.young_person.reference),
    )


def somebody_beyond(actor: Actor, words: str) -> YoungPerson | None:
    """One record of the hub by reference or exact full name, for who gives a reason; None unless there is just one.

    A record kept to named people is not found by a worker: that it is here at all is what she is not to know.
    """
    hubs = actor.hubs_with(P.LOOK_BEYOND)
    named = NamedReader.objects.unscoped("who is shut out").filter(young_person=OuterRef("pk"))
    may = ~Exists(named) | Exists(named.filter(account_id=actor.id)) | Q(hub__in=hubs - actor.hubs_with(P.REACH_OWN))
    rows = YoungPerson.objects.unscoped("to be opened with a reason").present().filter(may, hub__in=hubs)
    return _just_one(rows, words)


def tried_to_find(actor: Actor, words: str) -> YoungPerson | None:
    """The record that a try to look beyond was about, for the log alone: nobody is told that there is one.

    By reference in any hub; by name in the actor's own, since names of another's are not opened for her.
    """
    rows = YoungPerson.objects.unscoped("to enter a failed try in the log").present()
    if parse_reference(words) is None:
        rows = rows.filter(hub__in=actor.hubs_with(P.LOOK_BEYOND))
    return _just_one(rows, words)


def _just_one(rows: Any, words: str) -> YoungPerson | None:
    reference = parse_reference(words)
    if reference is not None:
        keys = list(rows.filter(reference=reference).values_list("pk", flat=True))
    else:
        keys = [key for key, called in _names(rows, "given_name", "family_name") if _plain(called) == _plain(words)]
    if len(keys) != 1:
        return None
    with not_shown():
        found: YoungPerson = rows.get(pk=keys[0])
    return found


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
