"""Who stands around each area of a hub: partners, champions, agreements, backing, reviews, and who sits where."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.core import clock
from spokework.core.quarters import quarter_number
from spokework.practice.models import (
    Champion,
    Correction,
    Partner,
    PartnershipReview,
    SharingAgreement,
    StrategicSupport,
)
from spokework.programme.models import Appointment, Area, HostAgency, Hub, Placement
from spokework.vault.keyring import unlock

Place = tuple[UUID, UUID]
"""A hub and an area."""


@dataclass
class Around:
    """One area, as one hub stands in it. Those that are over are in it too."""

    hub: Hub
    area: Area
    partners: list[Partner] = field(default_factory=list)
    champions: list[Champion] = field(default_factory=list)
    agreements: list[SharingAgreement] = field(default_factory=list)
    ratings: list[StrategicSupport] = field(default_factory=list)  # the latest quarter first
    reviews: list[PartnershipReview] = field(default_factory=list)  # the latest first
    placements: list[Placement] = field(default_factory=list)  # the hub's own, the latest first

    @property
    def works_there(self) -> bool:
        return any(placement.is_current for placement in self.placements)

    @property
    def rating(self) -> StrategicSupport | None:
        """This quarter's."""
        return next((row for row in self.ratings if row.quarter == quarter_number(clock.today())), None)

    @property
    def review(self) -> PartnershipReview | None:
        """This quarter's."""
        return next((row for row in self.reviews if row.quarter == quarter_number(clock.today())), None)

    @property
    def due_agreements(self) -> list[SharingAgreement]:
        return [row for row in self.agreements if row.is_due]


def around_areas(actor: Actor) -> list[Around]:
    """Every area in which one of the actor's hubs has worked or has a partnership, by hub and name."""
    hubs = _hubs(actor)
    found = {(row.hub.pk, row.area.pk): row for row in _filled(actor, hubs, {})}
    return sorted(found.values(), key=lambda row: (row.hub.name, not row.works_there, row.area.name))


def around(actor: Actor, slug: str, code: str) -> Around | None:
    """One area of one hub, whether there is anything yet or not; with words, which the caller opens."""
    hub = next((hub for hub in _hubs(actor).values() if hub.slug == slug), None)
    area = Area.objects.visible_to(actor).filter(code=code).first()
    if hub is None or area is None:
        return None
    (found,) = _filled(actor, {hub.pk: hub}, {"area": area}) or [Around(hub, area)]
    unlock([hub.pk])
    return found


def _hubs(actor: Actor) -> dict[UUID, Hub]:
    rows = Hub.objects.visible_to(actor).filter(pk__in=actor.hubs_with(P.VIEW_PRACTICE))
    return {hub.pk: hub for hub in rows}


def _filled(actor: Actor, hubs: dict[UUID, Hub], of: dict[str, Area]) -> list[Around]:
    """Six queries, and one for the agencies of the agreements, however many areas."""
    found: dict[Place, Around] = {}

    def put(name: str, rows: Iterable[Any], area_of: Any) -> None:
        for row in rows:
            area = area_of(row)
            place = found.setdefault((row.hub_id, area.pk), Around(hubs[row.hub_id], area))
            getattr(place, name).append(row)

    in_area = {f"agency__{name}": area for name, area in of.items()}
    agencies = ("agency__area",)
    put("partners", _rows(actor, Partner, hubs, in_area, agencies).order_by("agency__name", "-start"), _agencys)
    put("champions", _rows(actor, Champion, hubs, in_area, agencies).order_by("-start", "pk"), _agencys)
    agreements = _rows(actor, SharingAgreement, hubs, of, ("area",))
    put("agreements", with_agencies(actor, list(agreements.order_by("expires", "title"))), _own)
    put("ratings", _rows(actor, StrategicSupport, hubs, of, ("area", "by")).order_by("-quarter"), _own)
    put("reviews", _rows(actor, PartnershipReview, hubs, of, ("area",)).order_by("-quarter"), _own)
    placed = _rows(actor, Placement, hubs, of, ("area", "post", "host", "setting"))
    put("placements", placed.order_by("-start", "pk"), _own)
    return list(found.values())


def _rows(actor: Actor, model: Any, hubs: dict[UUID, Hub], of: dict[str, Any], with_: tuple[str, ...]) -> Any:
    return model.objects.visible_to(actor).filter(hub__in=hubs, **of).select_related(*with_)


def _own(row: Any) -> Area:
    area: Area = row.area
    return area


def _agencys(row: Any) -> Area:
    area: Area = row.agency.area
    return area


def with_agencies(actor: Actor, agreements: list[SharingAgreement]) -> list[SharingAgreement]:
    """Each with ``signatories``, in one query."""
    agencies = HostAgency.objects.visible_to(actor).order_by("name")
    signed = SharingAgreement.agencies.through._base_manager.filter(sharingagreement__in=agreements)
    pairs = list(signed.values_list("sharingagreement_id", "hostagency_id"))
    by_key = {agency.pk: agency for agency in agencies.filter(pk__in={pk for _, pk in pairs})}
    for agreement in agreements:
        mine = [by_key[agency] for of, agency in pairs if of == agreement.pk and agency in by_key]
        agreement.signatories = sorted(mine, key=str)  # type: ignore[attr-defined]  # set beside the row
    return agreements


# One row of each


def partner(actor: Actor, pk: UUID) -> Any:
    return _one(actor, Partner, pk, "agency__area", "hub")


def champion(actor: Actor, pk: UUID) -> Any:
    return _one(actor, Champion, pk, "agency__area", "hub")


def agreement(actor: Actor, pk: UUID) -> Any:
    """With its signatories."""
    found = _one(actor, SharingAgreement, pk, "area", "hub")
    return with_agencies(actor, [found])[0] if found else None


def rating(actor: Actor, pk: UUID) -> Any:
    return _one(actor, StrategicSupport, pk, "area", "hub")


def _one(actor: Actor, model: Any, pk: UUID, *with_: str) -> Any:
    found = model.objects.visible_to(actor).filter(pk=pk).select_related(*with_).first()
    if found is not None:
        unlock([found.hub_id])
    return found


def earlier_ratings(actor: Actor, ratings: list[StrategicSupport]) -> list[Correction]:
    """What was rated before it was changed, the latest first."""
    rows = Correction.objects.visible_to(actor).filter(row__in=[row.pk for row in ratings])
    return list(rows.order_by("-at", "pk"))


# Who sits where


@dataclass(frozen=True)
class Seat:
    """A post in the area for a time, who was in it, and which other posts sat with the same host."""

    placement: Placement
    holders: list[Appointment]
    beside: list[Placement]


def seats(actor: Actor, found: Around) -> list[Seat]:
    """Of another hub only where the actor may see that hub's posts: whom it places where is its own to tell."""
    hosts = {row.host_id for row in found.placements if row.host_id}
    near = Placement.objects.visible_to(actor).filter(host__in=hosts).select_related("post", "hub").order_by("start")
    neighbours = list(near)
    posts = {row.post_id for row in found.placements}
    held = Appointment.objects.visible_to(actor).filter(post__in=posts).select_related("worker").order_by("start")
    holders = list(held)
    return [
        Seat(
            row,
            [each for each in holders if each.post_id == row.post_id and _meet(each, row)],
            [each for each in neighbours if each.host_id == row.host_id and each.pk != row.pk and _meet(each, row)],
        )
        for row in found.placements
    ]


def _meet(one: Any, other: Any) -> bool:
    latest = date.max
    return bool(one.start <= (other.end or latest) and other.start <= (one.end or latest))


def agencies_in(actor: Actor, area: Area) -> Any:
    return HostAgency.objects.visible_to(actor).filter(area=area).order_by("name")
