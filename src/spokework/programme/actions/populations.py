"""How many young people live in each area, by group. Repeatable: the same numbers again change nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from spokework.access.decide import Actor, require
from spokework.access.permissions import Permission as P
from spokework.audit.record import record
from spokework.core.errors import Refused
from spokework.programme.models import Area, AreaPopulation
from spokework.programme.models.area_population import GROUPS
from spokework.programme.populations import AreaPeople, disagreement
from spokework.programme.queries.populations import people_of

_WHY = "areas and who lives there belong to nobody"


@dataclass(frozen=True)
class PopulationsSaved:
    added: tuple[str, ...]  # codes of areas of which no group was known
    changed: tuple[str, ...]
    unchanged: int


@transaction.atomic
def set_populations(*, populations: Sequence[AreaPeople], by: Actor) -> PopulationsSaved:
    """Each area once. What is not told of an area stays as it is, and must agree with what is told."""
    require(by, P.MANAGE_PROGRAMME)
    areas = {area.code: area for area in Area.objects.unscoped(_WHY).select_for_update()}
    stored = people_of(AreaPopulation.objects.unscoped(_WHY), areas.values())
    differing = []
    for news in populations:
        _check(news, areas)
        before = stored[news.code]
        after = before.with_news(news)
        must_agree(after)
        if after != before:
            differing.append((before, after))
    for before, after in differing:
        if after.total != before.total:
            areas[after.code].change(population_10_17=after.total)
    _save_groups(areas, differing)
    if differing:
        record("set populations", by=by, hub_id=None, fields=["population_10_17", "dimension", "group", "persons"])
    new = tuple(after.code for before, after in differing if not before.groups)
    return PopulationsSaved(
        added=new,
        changed=tuple(after.code for _, after in differing if after.code not in new),
        unchanged=len(populations) - len(differing),
    )


def must_agree(people: AreaPeople) -> None:
    for dimension in people.groups:
        if said := disagreement(people, dimension):
            raise Refused(f"{said[:1].upper()}{said[1:]}")


def groups_must_fit(areas: Iterable[Area]) -> None:
    """For whoever changes how many live in an area: fewer than its groups come to cannot be."""
    found = list(areas)
    rows = AreaPopulation.objects.unscoped(_WHY).filter(area__in=found)
    for people in people_of(rows, found).values():
        must_agree(people)


def _check(people: AreaPeople, areas: Mapping[str, Area]) -> None:
    if people.code not in areas:
        raise Refused(f"{people.code} is not in the list of areas. Import the area first.")
    for dimension, groups in people.groups.items():
        if dimension not in GROUPS:
            raise Refused(f"There is no dimension “{dimension}”. There are: {', '.join(GROUPS)}.")
        for group, persons in groups.items():
            if group not in GROUPS[dimension]:
                raise Refused(f"{dimension} has no group “{group}”. There are: {', '.join(GROUPS[dimension])}.")
            if persons < 0:
                raise Refused(f"{persons} is not a number of people. Enter 0 or more.")
    if people.total is not None and people.total < 0:
        raise Refused(f"{people.total} is not a number of people. Enter 0 or more.")


def _save_groups(areas: Mapping[str, Area], differing: Iterable[tuple[AreaPeople, AreaPeople]]) -> None:
    wanted: dict[tuple[Any, str, str], int] = {}
    for before, after in differing:
        for dimension, groups in after.groups.items():
            known = before.groups.get(dimension, {})
            for group, persons in groups.items():
                if known.get(group) != persons:
                    wanted[areas[after.code].pk, dimension, group] = persons
    rows = AreaPopulation.objects.unscoped(_WHY).filter(area__in={area for area, _, _ in wanted})
    changed = []
    for row in rows.select_for_update():
        key = row.area_id, row.dimension, row.group
        if key in wanted:
            row.persons, row.version = wanted.pop(key), row.version + 1
            changed.append(row)
    AreaPopulation.objects.unscoped(_WHY).bulk_update(changed, ["persons", "version"])
    AreaPopulation.objects.bulk_create(
        AreaPopulation(area_id=area, dimension=dimension, group=group, persons=persons)
        for (area, dimension, group), persons in wanted.items()
    )
