"""Where referrals come from, as a form offers it: the hub's own areas first."""

from dataclasses import dataclass
from uuid import UUID

from spokework.access.decide import Actor
from spokework.core import clock
from spokework.programme.models import Area, HostAgency, Hub, Placement
from spokework.programme.models.dated import running_on


@dataclass(frozen=True)
class Places:
    own: list[Area]
    other: list[Area]
    agencies: list[HostAgency]

    def area(self, code: str) -> Area | None:
        return next((area for area in (*self.own, *self.other) if area.code == code), None)

    def agency(self, pk: str) -> HostAgency | None:
        return next((agency for agency in self.agencies if str(agency.pk) == pk), None)


def places(actor: Actor, hub_id: UUID) -> Places:
    """Every area may send a referral; those in which the hub has a spoke today stand first, with their agencies."""
    placed = Placement.objects.visible_to(actor).filter(running_on(clock.today()), hub=hub_id)
    own = set(placed.order_by().values_list("area_id", flat=True))
    areas = list(Area.objects.visible_to(actor).order_by("name"))
    agencies = HostAgency.objects.visible_to(actor).filter(area__in=own).select_related("area")
    return Places(
        own=[area for area in areas if area.pk in own],
        other=[area for area in areas if area.pk not in own],
        agencies=list(agencies.order_by("area__name", "name")),
    )


def hubs(actor: Actor, ids: frozenset[UUID]) -> list[Hub]:
    return list(Hub.objects.visible_to(actor).filter(pk__in=ids).order_by("name"))
