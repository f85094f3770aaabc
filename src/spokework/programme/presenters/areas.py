from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from spokework.core.components import Cell, Column, Table
from spokework.programme.models import Area, Placement
from spokework.programme.models.area import KINDS, OTHER_KIND


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


def kinds(areas: Iterable[Area]) -> list[tuple[str, int]]:
    """How many areas of each kind, in the order of their codes."""
    found = Counter(area.kind_words for area in areas)
    return [(words, found[words]) for words in [*KINDS.values(), OTHER_KIND] if found[words]]
