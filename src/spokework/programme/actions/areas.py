"""Areas, who borders on whom, and the agencies in them. All repeatable: the same facts again change nothing."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from spokework.access.decide import Actor, NotAllowed, can, require
from spokework.access.permissions import Permission as P
from spokework.audit.record import record
from spokework.core.errors import Refused
from spokework.programme.checks import a_name
from spokework.programme.models import AgencyKind, Area, HostAgency
from spokework.programme.models.area import CODE

from .populations import groups_must_fit


@dataclass(frozen=True)
class AreaFacts:
    """What is known of an area. What is left empty here leaves what is stored as it is."""

    code: str
    name: str
    region: str = ""
    parent_code: str = ""
    parent_name: str = ""
    population_10_17: int | None = None
    x: int | None = None
    y: int | None = None

    def told(self) -> dict[str, str | int]:
        facts = {name: value for name, value in asdict(self).items() if value not in ("", None)}
        return facts | {"kind": self.code[:3]}


@dataclass(frozen=True)
class AreasSaved:
    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: int


@transaction.atomic
def add_areas(*, areas: Sequence[AreaFacts], by: Actor) -> AreasSaved:
    """Add the areas that are new, change those whose facts differ, leave the rest alone."""
    require(by, P.MANAGE_PROGRAMME)
    for facts in areas:
        _check(facts)
    stored = {area.code: area for area in Area.objects.unscoped("areas belong to nobody").select_for_update()}
    new = [Area(**facts.told()) for facts in areas if facts.code not in stored]
    Area.objects.bulk_create(new)
    differing = {
        facts.code: values
        for facts in areas
        if facts.code in stored and (values := _differing(stored[facts.code], facts))
    }
    for code, values in differing.items():
        stored[code].change(**values)
    groups_must_fit(stored[code] for code, values in differing.items() if "population_10_17" in values)
    if new or differing:
        fields = {name for values in differing.values() for name in values} | ({"code", "name"} if new else set())
        record("saved areas", by=by, hub_id=None, fields=sorted(fields))
    return AreasSaved(
        added=tuple(area.code for area in new),
        changed=tuple(differing),
        unchanged=len(areas) - len(new) - len(differing),
    )


def add_area(*, facts: AreaFacts, by: Actor) -> Area:
    add_areas(areas=[facts], by=by)
    area: Area = Area.objects.unscoped("areas belong to nobody").get(code=facts.code)
    return area


@transaction.atomic
def set_neighbours(*, neighbours: Mapping[str, Collection[str]], by: Actor) -> int:
    """Who borders on whom, by code. A border named from either side counts; the number of borders changed."""
    require(by, P.MANAGE_PROGRAMME)
    wanted = {frozenset({code, other}) for code, others in neighbours.items() for other in others if other != code}
    codes = set(neighbours) | {code for pair in wanted for code in pair}
    ids = dict(Area.objects.unscoped("areas belong to nobody").filter(code__in=codes).values_list("code", "pk"))
    unknown = sorted(codes - ids.keys())
    if unknown:
        raise Refused(f"These codes are not in the list of areas: {', '.join(unknown)}. Add the areas first.")
    borders = Area.neighbours.through
    listed = {ids[code] for code in neighbours}
    stored = {
        frozenset(pair)
        for pair in borders._base_manager.filter(from_area__in=listed).values_list("from_area_id", "to_area_id")
    }
    pairs = {frozenset(ids[code] for code in pair) for pair in wanted}
    for pair in stored - pairs:
        borders._base_manager.filter(from_area__in=pair, to_area__in=pair).delete()
    borders._base_manager.bulk_create(
        borders(from_area_id=one, to_area_id=other)
        for pair in pairs - stored
        for one, other in (tuple(pair), tuple(pair)[::-1])
    )
    changed = len(stored ^ pairs)
    if changed:
        record("set neighbours", by=by, hub_id=None, fields=["neighbours"])
    return changed


@transaction.atomic
def add_host_agency(*, area: Area, name: str, kind: str, by: Actor) -> HostAgency:
    """Agencies belong to their area and to no hub, so whoever manages any hub, or the programme, may add one.

    So may whoever records work beside agencies: a worker meets a school before her manager has heard of it.
    """
    if not any(can(by, permission) for permission in (P.MANAGE_HUB, P.MANAGE_PROGRAMME, P.RECORD_PRACTICE)):
        raise NotAllowed("MANAGE_HUB or RECORD_PRACTICE is needed")
    name = a_name(name)
    if kind not in AgencyKind.values:
        raise Refused("Choose one of the kinds of agency shown.", field="kind")
    if HostAgency.objects.unscoped("names are used once").filter(area=area, name__iexact=name).exists():
        raise Refused(f"{name} is listed in {area} already. Choose it from the list.", field="name")
    host: HostAgency = HostAgency.objects.create(area=area, name=name, kind=kind)
    record("added host agency", by=by, hub_id=None, about=host, fields=["area", "name", "kind"])
    return host


def _check(facts: AreaFacts) -> None:
    try:
        CODE(facts.code)
    except ValidationError as problem:
        raise Refused(f"{facts.code!r} is no area code. {problem.message}", field="code") from problem
    a_name(facts.name, what=f"a name for {facts.code}")


def _differing(area: Area, facts: AreaFacts) -> dict[str, str | int]:
    return {name: value for name, value in facts.told().items() if getattr(area, name) != value}
