"""What waits for somebody in the hub: notices, and the reasons people gave for looking beyond."""

from typing import Any
from uuid import UUID

from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.casework.models import BreakGlass, Notice

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
    return list(_looks(actor).filter(reviewed_at=None).order_by("starts", "pk")[:PAGE])


def looks_reviewed(actor: Actor) -> list[BreakGlass]:
    """The latest."""
    return list(_looks(actor).exclude(reviewed_at=None).order_by("-reviewed_at", "pk")[:PAGE])


def look(actor: Actor, reference: str, number: int) -> BreakGlass | None:
    """The so-manieth look at this record; looks are never deleted but with the whole record."""
    rows = _looks(actor).filter(young_person__reference=reference).order_by("starts", "pk")
    found: list[BreakGlass] = list(rows[number - 1 : number]) if number > 0 else []
    return found[0] if found else None


def _looks(actor: Actor) -> Any:
    of_one_record = Window(RowNumber(), partition_by=F("young_person"), order_by=[F("starts"), F("pk")])
    rows = BreakGlass.objects.for_review(actor).select_related("account", "young_person", "reviewed_by")
    return rows.annotate(number=of_one_record)
