"""How the oracle counts: rows of a period, put in groups, each measured by a function written from the words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from spokework.insight.tests.worlds import Row, World, quarter_of

Period = int | None  # a quarter, or to date


@dataclass(frozen=True)
class Counted:
    numerator: float
    denominator: float
    missing: int = 0
    value: float | None = None


Parts = Mapping[str, Counted]
Rows = Callable[[World, bool], Iterable[tuple[Period, Row]]]


@dataclass(frozen=True)
class Measure:
    rows: Rows
    of: Callable[[list[Row], date], Parts]


def expected(
    measure: Measure, world: World, by: tuple[str, ...], *, each_quarter: bool
) -> dict[tuple[tuple[Any, ...], Period], Parts]:
    groups: dict[tuple[tuple[Any, ...], Period], list[Row]] = {}
    for period, row in measure.rows(world, each_quarter):
        for group in _groups(row, by):
            groups.setdefault((group, period), []).append(row)
    return {key: measure.of(rows, world.as_at) for key, rows in groups.items()}


def _groups(row: Row, by: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    """A referral for several reasons counts under each; one for none counts as not recorded."""
    if "reason" not in by:
        yield tuple(row[name] for name in by)
        return
    for reason in row["reasons"] or [None]:
        yield tuple(reason if name == "reason" else row[name] for name in by)


def dated(table: str, day: str) -> Rows:
    """Each row in the quarter of its day; those without one are not of the question."""

    def rows(world: World, each_quarter: bool) -> Iterator[tuple[Period, Row]]:
        quarters = {row["quarter"] for row in world.quarters}
        for row in world[table]:
            if row[day] is None:
                continue
            if not each_quarter:
                yield None, row
            elif quarter_of(row[day]) in quarters:
                yield quarter_of(row[day]), row

    return rows


def on_last_days(of: Callable[[World, date], Iterable[Row]]) -> Rows:
    """What stands on the last day of each quarter; to date, on the day of the extract."""

    def rows(world: World, each_quarter: bool) -> Iterator[tuple[Period, Row]]:
        if not each_quarter:
            yield from ((None, row | {"day": world.as_at}) for row in of(world, world.as_at))
            return
        for quarter in world.quarters:
            yield from ((quarter["quarter"], row | {"day": quarter["end"]}) for row in of(world, quarter["end"]))

    return rows


def share(rows: Iterable[Row], hit: Callable[[Row], bool | None], missing: int = 0) -> Counted:
    held = list(rows)
    hits = sum(bool(hit(row)) for row in held)
    return Counted(hits, len(held), missing, hits / len(held) if held else None)


def number(of: int, missing: int = 0) -> Counted:
    return Counted(of, of, missing, of)


def middle(values: Iterable[float]) -> float | None:
    found = list(values)
    return median(found) if found else None
