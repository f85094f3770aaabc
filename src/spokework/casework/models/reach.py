"""Which young people an actor can reach: their own, those they cover, their hub's, or one for an hour."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.programme.models.dated import running_on


def reach(actor: Actor, *, today: date, at: datetime) -> Q:
    """The condition on YoungPerson. A restriction narrows every way in, except a reason given by a lead.

    Nobody reaches what was erased, from the moment that was ordered. Ways in that lead to a few are lists of keys,
    so that a worker's dozen is found without reading the whole hub.
    """
    if actor.at_the_machine:
        return Q()
    whole = actor.hubs_with(P.REACH_HUB)
    of_hub = Q(hub_id__in=whole)
    own = _held_by(actor, actor.hubs_with(P.REACH_OWN) - whole, today)
    beyond = _with_a_reason(actor, actor.hubs_with(P.LOOK_BEYOND) - whole, at)
    # Only people whose whole reach is by reason (safeguarding, data protection) pass a restriction unnamed.
    restricted_too = _with_a_reason(actor, actor.hubs_with(P.LOOK_BEYOND) - actor.hubs_with(P.REACH_OWN), at)
    return Q(erased_at=None) & (((of_hub | own | beyond) & _not_shut_out(actor)) | restricted_too)


def _rows(model: str) -> Any:
    return apps.get_model("casework", model).objects.unscoped("they decide who reaches whom")


def _held_by(actor: Actor, hubs: frozenset[UUID], today: date) -> Q:
    # The appointment's hub, which is the allocation's: by it a database would find the whole hub's allocations first.
    held = _rows("Allocation").filter(end=None)
    posts = {"appointment__worker_id": actor.id, "appointment__hub_id__in": hubs}
    mine = held.filter(running_on(today, "appointment"), **posts)
    covers = _rows("Cover").filter(running_on(today), by_id=actor.id, hub_id__in=hubs)
    covered = held.filter(appointment__in=covers.values("appointment"))
    return Q(pk__in=mine.values("young_person")) | Q(pk__in=covered.values("young_person"))


def _with_a_reason(actor: Actor, hubs: frozenset[UUID], at: datetime) -> Q:
    looks = _rows("BreakGlass").filter(account_id=actor.id, hub_id__in=hubs, starts__lte=at, ends__gt=at)
    return Q(pk__in=looks.values("young_person"))


def _not_shut_out(actor: Actor) -> Q:
    of_this = _rows("NamedReader").filter(young_person=OuterRef("pk"))
    return ~Q(Exists(of_this)) | Q(Exists(of_this.filter(account_id=actor.id)))
