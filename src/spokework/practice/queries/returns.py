"""What each hub owes of a quarter: what its records lack, whether there are any, and whether its manager confirmed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Model, Q

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.casework.models import (
    Allocation,
    Assessment,
    Case,
    Contact,
    Goal,
    GoalScore,
    MissingEpisode,
    Referral,
)
from spokework.casework.queries.data_quality import Completeness, completeness
from spokework.core import clock
from spokework.core.quarters import quarter_number, quarter_start
from spokework.practice.models import (
    AwarenessSession,
    Challenge,
    Consultancy,
    HubReturn,
    JointWork,
    PartnershipReview,
    StrategicMeeting,
    Supervision,
    TrainingEvent,
)
from spokework.programme.models import Hub, Placement
from spokework.programme.models.dated import running_on

# Whatever a hub does in a quarter is a sign of life; what it only plans is not.
DATED: Mapping[type[Model], tuple[str, ...]] = {
    Contact: ("day",),
    Referral: ("received", "triaged_on", "decided_on", "ended_on"),
    Case: ("opened", "closed"),
    Allocation: ("start", "end"),
    Assessment: ("day",),
    Goal: ("set_on", "ended_on"),
    GoalScore: ("day",),
    MissingEpisode: ("went_on", "returned_on"),
    AwarenessSession: ("day",),
    TrainingEvent: ("day",),
    Consultancy: ("day",),
    JointWork: ("day",),
    Challenge: ("day", "resolved_on"),
    StrategicMeeting: ("day",),
    Supervision: ("held_on",),
}


@dataclass(frozen=True)
class Standing:
    """``recorded``: something of the quarter is there. ``reviews``: areas placed in whose partnership was not asked."""

    hub: Hub
    recorded: bool
    given: HubReturn | None
    unreviewed: tuple[str, ...] = ()


def due_quarter() -> int:
    """The last one that is over."""
    return quarter_number(clock.today()) - 1


def standings(actor: Actor, quarter: int) -> list[Standing]:
    """Of every hub whose returns the actor sees, in a constant number of questions."""
    hubs = Hub.objects.visible_to(actor).order_by("name")
    if not actor.everywhere(P.VIEW_RETURNS):
        hubs = hubs.filter(pk__in=actor.hubs_with(P.VIEW_RETURNS))
    given = HubReturn.objects.visible_to(actor).filter(quarter=quarter).select_related("confirmed_by")
    found, there = {each.hub_id: each for each in given}, recorded_in(quarter)
    missing = _unreviewed(quarter)
    return [
        Standing(hub, hub.pk in there, found.get(hub.pk), tuple(missing.get(hub.pk, ())))
        for hub in hubs.filter(phase__start__lt=quarter_start(quarter + 1))
    ]


def recorded_in(quarter: int) -> set[UUID]:
    """The hubs with anything dated in the quarter, as the extract counts it: which hubs, and nothing of what it is."""
    return {hub for rows in _recorded(quarter) for hub in rows.order_by().values_list("hub_id", flat=True).distinct()}


def has_recorded(hub: Hub, quarter: int) -> bool:
    return any(rows.filter(hub=hub).exists() for rows in _recorded(quarter))


def _recorded(quarter: int) -> Iterator[Any]:
    for model, days in DATED.items():
        rows: Any = model._default_manager
        rows = rows.unscoped("whether a hub recorded anything is all that is asked")
        within = Q()
        for day in days:
            within |= Q(**{f"{day}__gte": quarter_start(quarter), f"{day}__lt": quarter_start(quarter + 1)})
        yield rows.filter(within).exclude(attendance="") if model is Contact else rows.filter(within)


def owed(actor: Actor, hub: Hub) -> list[Completeness]:
    """What the hub's records lack today, of what is asked of them; as Data quality counts it, for one hub."""
    only = replace(actor, grants=tuple(grant for grant in actor.grants if grant.hub_id == hub.pk))
    return [each for each in completeness(only) if each.lacking]


def _unreviewed(quarter: int) -> dict[UUID, list[str]]:
    """Areas in which a post was placed at the quarter's end and no partnership review was started in it."""
    last = quarter_start(quarter + 1) - timedelta(days=1)
    placed: Any = Placement.objects.unscoped("areas a hub serves; no person is in it")
    held = placed.filter(running_on(last)).order_by("area__name").values_list("hub_id", "area_id", "area__name")
    asked = PartnershipReview.objects.unscoped("whether one was started").filter(quarter=quarter)
    reviewed = set(asked.values_list("hub_id", "area_id"))
    found: dict[UUID, list[str]] = {}
    for hub, area, name in dict.fromkeys(held):
        if (hub, area) not in reviewed:
            found.setdefault(hub, []).append(name)
    return found
