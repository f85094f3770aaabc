from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from spokework.core.components import Cell, Column, Table
from spokework.programme.models import Area, Placement
from spokework.programme.models.area import KINDS, OTHER_KIND
from spokework.programme.models.area_population import GROUPS, Dimension
from spokework.programme.populations import AreaPeople


def areas_table(areas: Iterable[Area], placements: Mapping[Any, list[Placement]]) -> Table:
    """``placements`` are today's, by area."""
    columns = [
        Column("Area"),
        Column("Kind"),
        Column("Region"),
        Column("Young people of 10 to 17", number=True),
        Column("Posts there", number=True),
        Column("Hubs there"),
    ]
    rows = []
    for area in areas:
        here = placements.get(area.pk, [])
        people = f"{area.population_10_17:,}" if area.population_10_17 is not None else "Not known"
        rows.append(
            [
                Cell(area.name, note=" · ".join(part for part in (area.code, area.parent_name) if part)),
                Cell(area.kind_words),
                Cell(area.region or "Not known"),
                Cell(people),
                Cell(len(here)),
                Cell(", ".join(sorted({str(place.hub) for place in here})) or "None"),
            ]
        )
    return Table(caption="Areas and the posts in them today", columns=columns, rows=rows)


def populations_table(areas: Iterable[Area], known: Mapping[str, AreaPeople]) -> Table | None:
    """A row an area, a column a group; None where none is known."""
    rows = [
        [Cell(area.name), *(_of_group(known[area.code], dimension, group) for dimension, group, _ in _EVERY_GROUP)]
        for area in areas
        if known[area.code].groups
    ]
    columns = [Column("Area"), *(Column(name, number=True) for _, _, name in _EVERY_GROUP)]
    note = "As a census counts them: what does not add up to all of an area was not stated there."
    return Table("Young people of 10 to 17 by group", columns, rows, note) if rows else None


_EVERY_GROUP = [(dimension.value, group, name) for dimension in Dimension for group, name in GROUPS[dimension].items()]


def _of_group(people: AreaPeople, dimension: str, group: str) -> Cell:
    groups = people.groups.get(dimension)
    return Cell(f"{groups[group]:,}" if groups else "Not known")


def kinds(areas: Iterable[Area]) -> list[tuple[str, int]]:
    """How many areas of each kind, in the order of their codes."""
    found = Counter(area.kind_words for area in areas)
    return [(words, found[words]) for words in [*KINDS.values(), OTHER_KIND] if found[words]]
