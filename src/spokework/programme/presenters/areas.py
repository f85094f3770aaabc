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


def populations_tables(areas: Iterable[Area], known: Mapping[str, AreaPeople]) -> list[Table]:
    """One for each dimension that is known of any: all groups in one table would be wider than the page."""
    found = list(areas)
    return [table for dimension in Dimension if (table := _by(dimension, found, known)).rows]


def _by(dimension: Dimension, areas: Iterable[Area], known: Mapping[str, AreaPeople]) -> Table:
    rows = [
        [Cell(area.name), *(Cell(f"{groups[group]:,}") for group in GROUPS[dimension])]
        for area in areas
        if (groups := known[area.code].groups.get(dimension))
    ]
    columns = [Column("Area"), *(Column(name, number=True) for name in GROUPS[dimension].values())]
    note = "As a census counts them: what does not add up to all of an area was not stated there."
    return Table(f"Young people of 10 to 17 by {dimension.label.lower()}", columns, rows, note)


def kinds(areas: Iterable[Area]) -> list[tuple[str, int]]:
    """How many areas of each kind, in the order of their codes."""
    found = Counter(area.kind_words for area in areas)
    return [(words, found[words]) for words in [*KINDS.values(), OTHER_KIND] if found[words]]
