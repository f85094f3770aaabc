"""How many young people live in each area, by group."""

from collections.abc import Iterable

from spokework.access.decide import Actor
from spokework.programme.models import Area, AreaPopulation
from spokework.programme.populations import AreaPeople

from .areas import areas


def populations(actor: Actor) -> dict[str, AreaPeople]:
    """Every area by its code, with whatever is known of it."""
    return people_of(AreaPopulation.objects.visible_to(actor), areas(actor))


def people_of(rows: Iterable[AreaPopulation], of: Iterable[Area]) -> dict[str, AreaPeople]:
    found = list(of)
    groups: dict[object, dict[str, dict[str, int]]] = {area.pk: {} for area in found}
    for row in rows:
        groups[row.area_id].setdefault(row.dimension, {})[row.group] = row.persons
    return {area.code: AreaPeople(area.code, area.population_10_17, groups[area.pk]) for area in found}
