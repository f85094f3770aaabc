"""What a form of practice offers: hubs, areas with their agencies, and her own cases."""

from dataclasses import dataclass, replace
from uuid import UUID

from spokework.access.decide import Actor
from spokework.casework.models import Allocation, Case
from spokework.casework.queries.places import Places, places
from spokework.practice.models import SessionSeries
from spokework.programme.models import Area, HostAgency, Hub

from .own_cases import own_cases


@dataclass(frozen=True)
class Offered:
    """Without hubs or cases to choose from, a form does not ask for one."""

    places: Places
    hubs: tuple[Hub, ...] = ()
    cases: tuple[Allocation, ...] = ()
    series: tuple[SessionSeries, ...] = ()

    def series_named(self, pk: str) -> SessionSeries | None:
        return next((each for each in self.series if str(each.pk) == pk), None)

    def case(self, reference: str) -> Case | None:
        return next((held.case for held in self.cases if held.young_person.reference == reference), None)


def offered(actor: Actor, hub_id: UUID, *, hubs: list[Hub] | None = None, with_cases: bool = False) -> Offered:
    held = own_cases(actor) if with_cases else []
    return Offered(
        places=places(actor, hub_id),
        hubs=tuple(hubs or ()),
        cases=tuple(row for row in held if row.hub_id == hub_id),
    )


def series_of(actor: Actor, hub_id: UUID) -> tuple[SessionSeries, ...]:
    return tuple(SessionSeries.objects.visible_to(actor).filter(hub=hub_id).order_by("title"))


def with_these(places: Places, area: Area, agencies: list[HostAgency]) -> Places:
    """Where something was done stays on offer while it is corrected, whoever works there today."""
    known = {agency.pk for agency in places.agencies}
    more = [agency for agency in agencies if agency.pk not in known]
    own = places.own if area in places.own else [*places.own, area]
    return replace(
        places,
        own=own,
        other=[other for other in places.other if other not in own],
        agencies=[*places.agencies, *more],
    )
