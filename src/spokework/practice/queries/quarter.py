"""What one worker did in a quarter. Asked by herself, about herself: no function here takes another person."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, Sum

from spokework.access.decide import Actor
from spokework.casework import codes as casework
from spokework.casework.models import Allocation, Contact
from spokework.core.quarters import quarter_start
from spokework.practice.models import AwarenessSession, Challenge, TrainingEvent
from spokework.vault.keyring import unlock

from .reach import Reach, reach
from .work import all_of, done, last_day, within

ATTENDED = casework.Attendance.ATTENDED


@dataclass(frozen=True)
class Contacts:
    recorded: int
    attended: int
    minutes: int


@dataclass(frozen=True)
class Cases:
    held: int  # on any day of the quarter
    begun: int
    ended: int


@dataclass(frozen=True)
class MyQuarter:
    quarter: int
    start: date
    end: date
    work: dict[str, list[Any]]  # by kind, the latest first
    resolved: list[Challenge]  # in the quarter, whenever they were raised
    young_people: Reach
    adults: Reach
    trained: Reach
    contacts: Contacts
    cases: Cases


def my_quarter(actor: Actor, quarter: int) -> MyQuarter:
    mine = Q(by=actor.id) & within(quarter)
    start, end = quarter_start(quarter), last_day(quarter)
    resolved = list(done(actor, Challenge).filter(by=actor.id, resolved_on__gte=start, resolved_on__lte=end))
    unlock(row.hub_id for row in resolved)
    return MyQuarter(
        quarter=quarter,
        start=start,
        end=end,
        work=all_of(actor, mine),
        resolved=resolved,
        young_people=reach(actor, AwarenessSession, mine & Q(audience="young_people")),
        adults=reach(actor, AwarenessSession, mine & Q(audience="adults")),
        trained=reach(actor, TrainingEvent, mine),
        contacts=_contacts(mine),
        cases=_cases(actor, start, end),
    )


def _contacts(mine: Q) -> Contacts:
    """Those with young people she has handed over since count too: nobody of them is shown."""
    rows = Contact.objects.unscoped("one's own are counted, and nobody is shown").filter(mine).exclude(attendance="")
    took_place = Q(attendance=ATTENDED)
    found = rows.aggregate(
        recorded=Count("pk"), attended=Count("pk", filter=took_place), minutes=Sum("minutes", filter=took_place)
    )
    return Contacts(found["recorded"], found["attended"], found["minutes"] or 0)


def _cases(actor: Actor, start: date, end: date) -> Cases:
    rows = Allocation.objects.unscoped("one's own are counted, and nobody is shown")
    hers = rows.filter(Q(end=None) | Q(end__gte=start), appointment__worker=actor.id, start__lte=end)
    found = hers.aggregate(
        held=Count("case", distinct=True),
        begun=Count("pk", filter=Q(start__gte=start)),
        ended=Count("pk", filter=Q(end__lte=end)),
    )
    return Cases(**found)
