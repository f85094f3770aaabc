"""The team as its manager needs it: who carries how much, and whose reviews are late."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Min, OuterRef, Q, Subquery

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.casework.models import Allocation, Cover, Referral
from spokework.casework.states import CaseState, ReferralState
from spokework.core import clock
from spokework.programme.models import Appointment, Placement
from spokework.programme.models.dated import running_on

from .room import covers


@dataclass(frozen=True)
class Member:
    """Somebody in post, or who left one with cases still in her name."""

    appointment: Appointment
    place: str
    held: int
    paused: int
    overdue: int
    earliest: date | None  # the review longest overdue

    @property
    def room(self) -> int:
        return self.appointment.post.room


@dataclass(frozen=True)
class Team:
    members: list[Member]
    covers: list[Cover]
    waiting: int
    longest_wait: int | None  # days


def team(actor: Actor) -> Team:
    """Four queries, however large the caseloads."""
    hubs = list(actor.hubs_with(P.VIEW_TEAM))
    waiting, since = _waiting(actor, hubs)
    return Team(
        members=_members(actor, hubs),
        covers=covers(actor, hubs),
        waiting=waiting,
        longest_wait=(clock.today() - since).days if since else None,
    )


def _members(actor: Actor, hubs: list[UUID]) -> list[Member]:
    loads = _loads(hubs)
    place = Placement.objects.unscoped("a sub-select of posts that are themselves narrowed")
    now = place.filter(running_on(clock.today()), post=OuterRef("post")).values("area__name")[:1]
    still_here = running_on(clock.today()) | Q(pk__in=[pk for pk, load in loads.items() if load["held"]])
    rows = Appointment.objects.visible_to(actor).filter(still_here, hub__in=hubs)
    named = rows.select_related("post", "worker").annotate(place=Subquery(now))
    members = [_member(row, loads.get(row.pk, {})) for row in named]
    return sorted(members, key=lambda each: (each.appointment.worker.name, each.appointment.start))


def _member(row: Any, load: dict[str, Any]) -> Member:
    counts = Counter({name: load.get(name) or 0 for name in ("held", "paused", "late")})
    return Member(row, row.place or "", counts["held"], counts["paused"], counts["late"], load.get("earliest"))


def _loads(hubs: list[UUID]) -> dict[UUID, dict[str, Any]]:
    """Counts of every case a worker holds, also of those kept to named people: her room depends on all of them."""
    late = Q(case__review_due__lt=clock.today())
    running = Allocation.objects.unscoped("cases are counted, none is loaded").filter(hub__in=hubs, end=None)
    rows = (
        running.order_by()
        .values("appointment")
        .annotate(
            held=Count("pk"),
            paused=Count("pk", filter=Q(case__state=CaseState.PAUSED)),
            late=Count("pk", filter=late),
            earliest=Min(F("case__review_due"), filter=late),
        )
    )
    return {row["appointment"]: row for row in rows}


def _waiting(actor: Actor, hubs: list[UUID]) -> tuple[int, date | None]:
    rows = Referral.objects.visible_to(actor).filter(hub__in=hubs, state=ReferralState.WAITING)
    found = rows.aggregate(number=Count("pk"), since=Min("waiting_since"))
    return found["number"], found["since"]
