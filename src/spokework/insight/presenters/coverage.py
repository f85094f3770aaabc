"""Coverage in tables: where, since when, what was there before, and for how many young people."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from spokework.core.components import Cell, Column, Row, Table
from spokework.core.dates import long_date
from spokework.insight.coverage import Before, QuarterServed, Served
from spokework.insight.rates import PlaceRate

from . import words
from .tile_map import numbered

BEFORE = {
    Before.KNOWN: "A hub was known there before",
    Before.NEW: "New: no hub was known there",
    Before.NOT_RECORDED: "Not recorded",
}
NOT_KNOWN = "Not known"


def headline(served: Mapping[str, Served]) -> list[Row]:
    now = sum(each.now for each in served.values())
    ever = sum(each.since is not None for each in served.values())
    return [
        Row("Areas served now", f"{now} of {len(served)}"),
        Row("Areas served at any time", f"{ever} of {len(served)}"),
    ]


def served_by_quarter(found: Sequence[QuarterServed], served: Mapping[str, Served]) -> Table:
    rows = []
    before: frozenset[str] = frozenset()
    for each in found:
        known, other = known_and_other(each, served)
        rows.append(
            [
                Cell(each.title),
                Cell(len(each.areas)),
                Cell(known),
                Cell(other),
                Cell(len(each.areas - before)),
            ]
        )
        before = each.areas
    columns = [
        "Areas served",
        "A hub was known there before",
        "New, or not recorded",
        "Not served in the quarter before",
    ]
    note = "An area is served in a quarter in which a post was placed there on any day."
    return Table(
        "Areas served by quarter", [Column("Quarter"), *(Column(name, number=True) for name in columns)], rows, note
    )


def known_and_other(each: QuarterServed, served: Mapping[str, Served]) -> tuple[int, int]:
    known = sum(1 for area in each.areas if area in served and served[area].before is Before.KNOWN)
    return known, len(each.areas) - known


def before_and_after(served: Mapping[str, Served]) -> Table:
    rows = []
    for before, title in BEFORE.items():
        there = [each for each in served.values() if each.since and each.before is before]
        rows.append([Cell(title), Cell(len(there)), Cell(sum(each.now for each in there))])
    never = sum(each.since is None for each in served.values())
    rows.append([Cell("Never served"), Cell(never), Cell(words.NO_VALUE)])
    note = "As recorded of the first posts in the area."
    columns = [Column("Before the first post"), Column("Areas", number=True), Column("Served now", number=True)]
    return Table("Before and after", columns, rows, note)


def by_relation(served: Mapping[str, Served], labels: Mapping[str, str]) -> Table:
    rows = [
        [Cell(title), Cell(sum(code in each.relations for each in served.values()))] for code, title in labels.items()
    ]
    note = "To the hub whose post it was. Where hubs share an area it can be in two rows."
    return Table("Whose areas they are", [Column("The area was"), Column("Areas", number=True)], rows, note)


def area_table(
    areas: Iterable[Mapping[str, Any]],
    served: Mapping[str, Served],
    names: Mapping[str, str],
    relations: Mapping[str, str],
) -> Table:
    held = list(areas)
    numbers = numbered(held, names)
    rows = [
        _area(row, served[row["area"]], names, relations, numbers[row["area"]])
        for row in sorted(held, key=lambda row: numbers[row["area"]])
    ]
    titles = ("Area", "Region", "Served", "Since", "Before the first post", "Whose area", "Beside")
    note = "On a narrow map the number stands for the area."
    return Table("The areas of the map", [Column(title) for title in titles], rows, note)


def _area(
    row: Mapping[str, Any], served: Served, names: Mapping[str, str], relations: Mapping[str, str], number: int
) -> list[Cell]:
    beside = sorted(names.get(code, code) for code in row["neighbours"])
    cells = [Cell(f"{number} {names.get(row['area'], row['area'])}"), Cell(row["region"] or NOT_KNOWN)]
    if served.since is None:
        cells += [Cell("Not served"), *(Cell(words.NO_VALUE) for _ in range(3))]
    else:
        cells += [
            Cell("Now" if served.until is None else f"Until {long_date(served.until)}"),
            Cell(long_date(served.since)),
            Cell(BEFORE[served.before]),
            Cell(", ".join(relations.get(code, code) for code in served.relations)),
        ]
    return [*cells, Cell(", ".join(beside) or words.NO_VALUE)]


def rate_table(
    found: Sequence[PlaceRate],
    *,
    place: str,
    name: Callable[[str | None], str],
    caption: str,
    note: str,
    counted: str = "Young people supported",
) -> Table:
    rows = [
        [
            Cell(name(each.code)),
            Cell(words.number(each.young_people)),
            Cell(NOT_KNOWN if each.population is None else words.number(each.population)),
            Cell(per_10_000(each)),
            Cell(rate_interval(each)),
        ]
        for each in found
    ]
    titles = (counted, "Aged 10 to 17", "For each 10,000", "95 % interval")
    return Table(caption, [Column(place), *(Column(title, number=True) for title in titles)], rows, note)


def per_10_000(each: PlaceRate) -> str:
    return NOT_KNOWN if each.rate is None or each.rate.rate is None else f"{each.rate.rate:.1f}"


def rate_interval(each: PlaceRate) -> str:
    found = each.rate.interval if each.rate else None
    return f"{found.low:.1f} to {found.high:.1f}" if found else words.NO_VALUE
