"""Who is out alone now, and who waits for whom."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.practice.models import LoneVisit
from spokework.practice.states import LoneVisitState

PAGE = 20
SOON = timedelta(hours=12)  # a plan for later in the week is not yet today's


@dataclass(frozen=True)
class Out:
    """Visits nobody has checked in from, begun or soon to begin; the next due first."""

    own: list[LoneVisit]
    waited_for: list[LoneVisit]  # the actor is the buddy
    of_team: list[LoneVisit]  # everybody's of the hubs whose teams the actor supports

    @property
    def overdue(self) -> list[LoneVisit]:
        """Of colleagues: for oneself there is the button to check in."""
        own = {row.pk for row in self.own}
        late = {row.pk: row for row in (*self.waited_for, *self.of_team) if row.is_overdue and row.pk not in own}
        return sorted(late.values(), key=lambda row: (row.due_at, row.pk))


def out_now(actor: Actor) -> Out:
    """One query, asked anew whenever a page is drawn: nothing has to run for an alert to be seen."""
    rows = _open(actor).filter(starts_at__lte=timezone.now() + SOON)
    found: list[LoneVisit] = list(rows)
    hubs = actor.hubs_with(P.SUPPORT_TEAM)
    return Out(
        own=[row for row in found if row.worker_id == actor.id],
        waited_for=[row for row in found if row.buddy_id == actor.id],
        of_team=[row for row in found if row.hub_id in hubs],
    )


def planned(actor: Actor) -> list[LoneVisit]:
    """One's own, those of later in the week too."""
    return list(_open(actor).filter(worker=actor.id))


def _open(actor: Actor) -> Any:
    rows = LoneVisit.objects.visible_to(actor).filter(state=LoneVisitState.PLANNED)
    return rows.select_related("worker", "buddy", "hub").order_by("due_at", "pk")


def visit(actor: Actor, pk: UUID) -> LoneVisit | None:
    rows = LoneVisit.objects.visible_to(actor).select_related("worker", "buddy", "done_by", "hub")
    found: LoneVisit | None = rows.filter(pk=pk).first()
    return found


def ended(actor: Actor) -> list[LoneVisit]:
    """One's own that are over, the latest first."""
    rows = LoneVisit.objects.visible_to(actor).filter(worker=actor.id).exclude(state=LoneVisitState.PLANNED)
    return list(rows.select_related("buddy", "done_by").order_by("-starts_at", "pk")[:PAGE])


def last_planned(actor: Actor) -> LoneVisit | None:
    """What she did last time she planned one: the same buddy, and the same to be done."""
    rows = LoneVisit.objects.visible_to(actor).filter(worker=actor.id)
    found: LoneVisit | None = rows.order_by("-created_at", "pk").first()
    return found
