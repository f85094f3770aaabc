"""Who is out alone now, and who waits for whom."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.practice.models import LoneVisit
from spokework.practice.states import LoneVisitState
from spokework.vault.keyring import unlock

PAGE = 20
SOON = timedelta(hours=12)  # a plan for later in the week is not yet today's


def running(actor: Actor) -> list[LoneVisit]:
    """One's own, the next due first."""
    return list(_open(actor).filter(worker=actor.id))


def waited_for(actor: Actor) -> list[LoneVisit]:
    """Those the actor is the buddy of and that have begun, or soon will."""
    return list(_open(actor).filter(buddy=actor.id, starts_at__lte=timezone.now() + SOON))


def of_team(actor: Actor) -> list[LoneVisit]:
    """Everybody's, for whoever supports the team: begun, soon to begin or overdue."""
    rows = _open(actor).filter(hub__in=actor.hubs_with(P.SUPPORT_TEAM))
    return list(rows.filter(starts_at__lte=timezone.now() + SOON))


def overdue(actor: Actor) -> list[LoneVisit]:
    """Of colleagues the actor waits for or whose team she supports."""
    for_her = Q(buddy=actor.id) | Q(hub__in=actor.hubs_with(P.SUPPORT_TEAM))
    return list(_open(actor).filter(for_her, due_at__lte=timezone.now()).exclude(worker=actor.id))


def _open(actor: Actor) -> Any:
    rows = LoneVisit.objects.visible_to(actor).filter(state=LoneVisitState.PLANNED)
    return rows.select_related("worker", "buddy", "hub").order_by("due_at", "pk")


def visit(actor: Actor, pk: UUID) -> LoneVisit | None:
    rows = LoneVisit.objects.visible_to(actor).select_related("worker", "buddy", "done_by", "hub")
    found: LoneVisit | None = rows.filter(pk=pk).first()
    if found is not None:
        unlock([found.hub_id])
    return found


def ended(actor: Actor) -> list[LoneVisit]:
    """One's own that are over, the latest first."""
    rows = LoneVisit.objects.visible_to(actor).filter(worker=actor.id).exclude(state=LoneVisitState.PLANNED)
    return list(rows.select_related("buddy", "done_by").order_by("-starts_at", "pk")[:PAGE])


def last_planned(actor: Actor) -> LoneVisit | None:
    """What she did last time she planned one: the same buddy, and the same to be done."""
    found: LoneVisit | None = (
        LoneVisit.objects.visible_to(actor).filter(worker=actor.id).order_by("-created_at", "pk").first()
    )
    return found
