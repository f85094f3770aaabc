from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from spokework.access.decide import Actor
from spokework.accounts.models import Account
from spokework.core import clock
from spokework.programme.memberships import WORKING_ROLES
from spokework.programme.models import Appointment, Hub, Membership, Placement, Post


@dataclass(frozen=True)
class PostFacts:
    post: Post
    appointments: list[Appointment]  # the latest first
    placements: list[Placement]


def post(actor: Actor, slug: str, pk: UUID) -> Post | None:
    found: Post | None = (
        Post.objects.visible_to(actor).select_related("hub__phase").filter(hub__slug=slug, pk=pk).first()
    )
    return found


def post_facts(actor: Actor, found: Post) -> PostFacts:
    return PostFacts(
        post=found,
        appointments=list(
            Appointment.objects.visible_to(actor).filter(post=found).select_related("worker").order_by("-start")
        ),
        placements=list(
            Placement.objects.visible_to(actor)
            .filter(post=found)
            .select_related("area", "host", "setting")
            .order_by("-start")
        ),
    )


def appointment(actor: Actor, slug: str, pk: UUID) -> Appointment | None:
    found: Appointment | None = (
        Appointment.objects.visible_to(actor)
        .select_related("worker", "post", "hub")
        .filter(hub__slug=slug, pk=pk)
        .first()
    )
    return found


def placement(actor: Actor, slug: str, pk: UUID) -> Placement | None:
    found: Placement | None = (
        Placement.objects.visible_to(actor).select_related("area", "post", "hub").filter(hub__slug=slug, pk=pk).first()
    )
    return found


def may_be_appointed(hub: Hub) -> QuerySet[Account]:
    """Who works with young people in this hub, now or soon."""
    held = Membership.objects.filter(account=OuterRef("pk"), hub=hub, role__in=WORKING_ROLES)
    working = Exists(held.not_over_on(clock.today()).unscoped("only whether there is one"))
    return Account.objects.filter(working, is_active=True).order_by("name")
