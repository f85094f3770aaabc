"""Which young people an actor can reach: their own, those they cover, their hub's, or one for an hour."""

from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P


def running(day: date, start: str = "start", end: str = "end") -> Q:
    """Dated rows in force on a day. The last day counts."""
    return Q(**{f"{start}__lte": day}) & (Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gte": day}))


def reach(actor: Actor, *, today: date, at: datetime) -> Q:
    """The condition on YoungPerson. A restriction narrows every way in, except a reason given by a lead."""
    if actor.at_the_machine:
        return Q()
    own = Q(hub_id__in=actor.hubs_with(P.REACH_OWN)) & (_allocated(actor, today) | _covered(actor, today))
    of_hub = Q(hub_id__in=actor.hubs_with(P.REACH_HUB))
    beyond = Q(hub_id__in=actor.hubs_with(P.LOOK_BEYOND)) & _with_a_reason(actor, at)
    # Only people whose whole reach is by reason (safeguarding, data protection) pass a restriction unnamed.
    restricted_too = Q(hub_id__in=actor.hubs_with(P.LOOK_BEYOND) - actor.hubs_with(P.REACH_OWN))
    return ((own | of_hub | beyond) & _not_shut_out(actor)) | (beyond & restricted_too)


def _held() -> Any:
    allocations = apps.get_model("casework.Allocation").objects.unscoped("they decide who reaches whom")
    return allocations.filter(young_person=OuterRef("pk"), end=None)


def _allocated(actor: Actor, today: date) -> Q:
    mine = _held().filter(appointment__worker_id=actor.id)
    return Q(Exists(mine.filter(running(today, "appointment__start", "appointment__end"))))


def _covered(actor: Actor, today: date) -> Q:
    covers = apps.get_model("casework.Cover").objects.unscoped("they decide who reaches whom")
    return Q(
        Exists(_held().filter(appointment__in=covers.filter(running(today), by_id=actor.id).values("appointment")))
    )


def _with_a_reason(actor: Actor, at: datetime) -> Q:
    grants = apps.get_model("casework.BreakGlass").objects.unscoped("they decide who reaches whom")
    return Q(Exists(grants.filter(young_person=OuterRef("pk"), account_id=actor.id, starts__lte=at, ends__gt=at)))


def _not_shut_out(actor: Actor) -> Q:
    named = apps.get_model("casework.NamedReader").objects.unscoped("they decide who reaches whom")
    of_this = named.filter(young_person=OuterRef("pk"))
    return ~Q(Exists(of_this)) | Q(Exists(of_this.filter(account_id=actor.id)))
