"""Posts, who is in them, where they are and whose money pays: as they are now, within the actor's reach."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from spokework.access.decide import Actor
from spokework.programme.models import Appointment, Grant, Placement, Post


@dataclass(frozen=True)
class Establishment:
    posts: list[Post]
    appointments: list[Appointment]  # in order of their first days
    placements: list[Placement]
    grants: list[Grant]


def establishment(actor: Actor, hub: str = "") -> Establishment:
    """Of one hub, by its slug, or of all the actor sees."""

    def of_hub(rows: QuerySet[Any]) -> list[Any]:
        return list(rows.filter(hub__slug=hub) if hub else rows)

    posts = Post.objects.visible_to(actor).select_related("hub").order_by("hub__name", "title", "created_at")
    held = Appointment.objects.visible_to(actor).order_by("start")
    placed = Placement.objects.visible_to(actor).select_related("area").order_by("start")
    given = Grant.objects.visible_to(actor).select_related("funder", "hub").order_by("end", "start", "created_at")
    return Establishment(of_hub(posts), of_hub(held), of_hub(placed), of_hub(given))
