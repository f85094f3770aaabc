"""Which young people an actor can reach: their own, those they cover, their hub's, or one for an hour."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Exists, OuterRef, Q

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P


def running(day: date, start: str = "start", end: str = "end") -> Q:
    """Dated rows in force on a day. The last day counts."""
    return Q(**{f"{start}__lte": day}) & (Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gte": day}))


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
    mine = held.filter(running(today, "appointment__start", "appointment__end"), **posts)
    covers = _rows("Cover").filter(running(today), by_id=actor.id, hub_id__in=hubs)
    covered = held.filter(appointment__in=covers.values("appointment"))
    return Q(pk__in=mine.values("young_person")) | Q(pk__in=covered.values("young_person"))


def _with_a_reason(actor: Actor, hubs: frozenset[UUID], at: datetime) -> Q:
    looks = _rows("BreakGlass").filter(account_id=actor.id, hub_id__in=hubs, starts__lte=at, ends__gt=at)
    return Q(pk__in=looks.values("young_person"))


def _not_shut_out(actor: Actor) -> Q:
    of_this = _rows("NamedReader").filter(young_person=OuterRef("pk"))
    return ~Q(Exists(of_this)) | Q(Exists(of_this.filter(account_id=actor.id)))


# Stand for the record, the actor, the day and the moment in a compiled question, and are in no real one.
_ANYONE = UUID(int=2**128 - 1)
_ANYBODY = UUID(int=2**128 - 2)
_ANY_DAY = date(9999, 12, 30)
_ANY_TIME = datetime(9999, 12, 31, 12, 34, 56, tzinfo=UTC)
_WAYS_IN = (P.REACH_HUB, P.REACH_OWN, P.LOOK_BEYOND)


def can_reach(actor: Actor, young_person_id: UUID, *, today: date, at: datetime) -> bool:
    """Whether ``reach`` holds for one record. Every action asks, so the question is compiled once for like actors."""
    if actor.at_the_machine:
        return True
    ways = tuple(actor.hubs_with(permission) for permission in _WAYS_IN)
    try:
        sql, asked = _question(replace(actor, id=_ANYBODY, name=""), ways, connection.vendor)
    except EmptyResultSet:  # no way in at all
        return False
    real = {
        _key(_ANYONE): _key(young_person_id),
        _key(_ANYBODY): _key(actor.id),
        _day(_ANY_DAY): _day(today),
        _moment(_ANY_TIME): _moment(at),
    }
    with connection.cursor() as cursor:
        cursor.execute(sql, [real.get(value, value) for value in asked])
        return cursor.fetchone() is not None


@lru_cache(maxsize=512)
def _question(
    actor: Actor,
    ways: tuple[frozenset[UUID], ...],  # noqa: ARG001  # part of what the question is remembered by
    vendor: str,  # noqa: ARG001  # the same
) -> tuple[str, tuple[Any, ...]]:
    condition = reach(actor, today=_ANY_DAY, at=_ANY_TIME)
    query = _rows("YoungPerson").filter(condition, pk=_ANYONE).values("pk").query
    sql, asked = query.get_compiler(connection.alias).as_sql()
    return sql, tuple(asked)


def _key(pk: UUID) -> Any:
    return pk if connection.features.has_native_uuid_field else pk.hex


def _day(day: date) -> Any:
    return connection.ops.adapt_datefield_value(day)


def _moment(at: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(at)
