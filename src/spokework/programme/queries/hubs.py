from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from spokework.access.decide import Actor
from spokework.core import clock
from spokework.programme.models import (
    Appointment,
    Grant,
    Hub,
    Membership,
    Placement,
    Post,
    Programme,
    running_on,
)


@dataclass(frozen=True)
class HubFacts:
    hub: Hub
    posts: list[Post]
    appointments: list[Appointment]  # the latest first, those that are over too
    placements: list[Placement]
    memberships: list[Membership]
    grants: list[Grant]


def the_programme(actor: Actor) -> Programme | None:
    programme: Programme | None = Programme.objects.visible_to(actor).first()
    return programme


def hubs(actor: Actor) -> QuerySet[Hub]:
    """Each with how many posts it has, how many are filled, and where they are placed today."""
    today = clock.today()
    running = Q(appointments__start__lte=today) & (Q(appointments__end__isnull=True) | Q(appointments__end__gte=today))
    found: QuerySet[Hub] = (
        Hub.objects.visible_to(actor)
        .select_related("phase")
        .annotate(
            posts_count=Count("posts", distinct=True), filled=Count("appointments__post", filter=running, distinct=True)
        )
        .order_by("phase__number", "name")
    )
    return found


def hub(actor: Actor, slug: str) -> Hub | None:
    found: Hub | None = Hub.objects.visible_to(actor).select_related("phase").filter(slug=slug).first()
    return found


def hub_facts(actor: Actor, found: Hub) -> HubFacts:
    today = clock.today()
    members: Any = Membership.objects.of_colleagues(actor)
    return HubFacts(
        hub=found,
        posts=list(Post.objects.visible_to(actor).filter(hub=found)),
        appointments=list(
            Appointment.objects.visible_to(actor).filter(hub=found).select_related("worker", "post").order_by("-start")
        ),
        placements=list(
            Placement.objects.visible_to(actor)
            .filter(hub=found)
            .select_related("post", "area", "host", "setting")
            .order_by("-start")
        ),
        memberships=list(
            members.filter(hub=found).in_force_on(today).select_related("account").order_by("account__name", "role")
        ),
        grants=list(Grant.objects.visible_to(actor).filter(hub=found).select_related("funder")),
    )


def placements_today(actor: Actor) -> QuerySet[Placement]:
    found: QuerySet[Placement] = (
        Placement.objects.visible_to(actor)
        .filter(running_on(clock.today()))
        .select_related("hub", "post", "area", "setting")
        .order_by("area__name", "hub__name", "post__title")
    )
    return found
