"""What support a manager's team is due. About support: nobody is ranked, counted up or compared by it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import Q

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.core import clock
from spokework.programme.models import Appointment, Placement
from spokework.programme.models.dated import running_on

from .support_due import Standing, standings

WINDOW = timedelta(weeks=4)
WORKING_DAYS = 5  # in a week; who is present for more has none left at home
# Settings in which nobody of the hub or a host sits beside her.
ALONE = ("home", "outreach")


@dataclass(frozen=True)
class Supported:
    standing: Standing
    share_alone: Decimal | None  # of the working days of the last four weeks; None where she had none

    @property
    def appointment(self) -> Appointment:
        return self.standing.appointment


def team_support(actor: Actor) -> list[Supported]:
    """Seven queries, however large the team; by name, as every list of people is."""
    rows = Appointment.objects.visible_to(actor).filter(
        running_on(clock.today()), hub__in=actor.hubs_with(P.SUPPORT_TEAM)
    )
    found = list(rows.select_related("worker", "post", "hub").order_by("worker__name", "start", "pk"))
    alone = _days_alone({row.post_id for row in found})
    return [Supported(each, _share(each.appointment, alone[each.appointment.post_id])) for each in standings(found)]


def _days_alone(posts: set[UUID]) -> dict[UUID, dict[date, Decimal]]:
    """For each post, how much of each working day of the window it was placed where she works alone."""
    today = clock.today()
    in_window = Q(start__lte=today) & (Q(end__isnull=True) | Q(end__gt=today - WINDOW))
    rows = Placement.objects.unscoped("of posts that are themselves narrowed").filter(in_window, post__in=posts)
    found: dict[UUID, dict[date, Decimal]] = defaultdict(dict)
    for row in rows.filter(setting__code__in=ALONE):
        share = min(row.days_a_week / WORKING_DAYS, Decimal(1))
        found[row.post_id] |= {day: share for day in working_days() if row.runs_on(day)}
    return found


def working_days() -> list[date]:
    """Of the last four weeks, today included."""
    today = clock.today()
    days = (today - timedelta(days=back) for back in range(WINDOW.days))
    return [day for day in days if day.weekday() < WORKING_DAYS]


def _share(appointment: Appointment, alone: dict[date, Decimal]) -> Decimal | None:
    worked = [day for day in working_days() if appointment.runs_on(day)]
    if not worked:
        return None
    return sum((alone.get(day, Decimal(0)) for day in worked), Decimal(0)) / len(worked)
