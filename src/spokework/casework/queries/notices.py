"""What waits for somebody in the hub: notices, and the reasons people gave for looking beyond."""

from typing import Any
from uuid import UUID

from django.db.models import Q

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.casework.models import BreakGlass, Notice
from spokework.vault.keyring import unlock

PAGE = 40


def _for(actor: Actor) -> Any:
    """A notice is for whoever holds its permission in its hub."""
    own = Q(pk__in=[])
    for hub_id in actor.hubs:
        held = [permission.name for permission in P if hub_id in actor.hubs_with(permission)]
        own |= Q(hub=hub_id, permission__in=held)
    return Notice.objects.visible_to(actor).filter(own)


def waiting(actor: Actor) -> list[Notice]:
    """Not dealt with, newest first."""
    return list(_for(actor).filter(done_at=None).select_related("hub").order_by("-at", "pk")[:PAGE])


def how_many_wait(actor: Actor) -> int:
    return int(_for(actor).filter(done_at=None).count())


def notice(actor: Actor, pk: UUID) -> Notice | None:
    found: Notice | None = _for(actor).filter(pk=pk).first()
    return found


def looks_to_review(actor: Actor) -> list[BreakGlass]:
    return _opened(_looks(actor).filter(reviewed_at=None).order_by("starts", "pk"))


def looks_reviewed(actor: Actor) -> list[BreakGlass]:
    """The latest."""
    return _opened(_looks(actor).exclude(reviewed_at=None).order_by("-reviewed_at", "pk"))


def _opened(rows: Any) -> list[BreakGlass]:
    found: list[BreakGlass] = list(rows[:PAGE])
    unlock(row.young_person_id for row in found)
    return found


def look(actor: Actor, reference: str, number: int) -> BreakGlass | None:
    found: BreakGlass | None = _looks(actor).filter(young_person__reference=reference, number=number).first()
    return found


def _looks(actor: Actor) -> Any:
    return BreakGlass.objects.for_review(actor).select_related("account", "young_person", "reviewed_by")
