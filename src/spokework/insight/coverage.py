"""Where the programme works and since when, from its placements. No young person is in this."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from .quarters import quarter_title

Row = Mapping[str, Any]


class Before(StrEnum):
    """What there was in an area before the first post came."""

    KNOWN = "known"
    NEW = "new"
    NOT_RECORDED = "not_recorded"


@dataclass(frozen=True)
class Served:
    """One area, and what is known of the posts that worked there."""

    area: str
    since: date | None = None  # None: no post ever worked there
    until: date | None = None  # None: one does still, or none ever did
    before: Before = Before.NOT_RECORDED
    relations: tuple[str, ...] = ()

    @property
    def now(self) -> bool:
        return self.since is not None and self.until is None


def served_areas(areas: Iterable[Row], placements: Sequence[Row], as_at: date) -> dict[str, Served]:
    """Every area of the programme by its code; a placement that begins after ``as_at`` has not begun."""
    by_area: dict[str, list[Row]] = {}
    for row in placements:
        if row["area"] is not None and row["start"] <= as_at:
            by_area.setdefault(row["area"], []).append(row)
    return {row["area"]: _served(row["area"], by_area.get(row["area"], []), as_at) for row in areas}


def _served(area: str, placements: list[Row], as_at: date) -> Served:
    if not placements:
        return Served(area)
    since = min(row["start"] for row in placements)
    ends = [row["end"] for row in placements]
    until = None if any(end is None or end >= as_at for end in ends) else max(ends)
    return Served(
        area, since, until, _before(placements, since), tuple(sorted({row["relation"] for row in placements}))
    )


def _before(placements: list[Row], since: date) -> Before:
    """As said of the first posts there: of a later one, the hub is known because of the earlier."""
    said = {row["hub_known_there"] for row in placements if row["start"] == since}
    if True in said:
        return Before.KNOWN
    return Before.NEW if False in said else Before.NOT_RECORDED


@dataclass(frozen=True)
class QuarterServed:
    quarter: int
    areas: frozenset[str]  # a placement ran there on one day of it or more
    so_far: bool = False  # it was not over on the day of the extract

    @property
    def title(self) -> str:
        return quarter_title(self.quarter, so_far=self.so_far)


def by_quarter(placements: Sequence[Row], quarters: Iterable[Row]) -> list[QuarterServed]:
    return [
        QuarterServed(
            each["quarter"],
            frozenset(
                row["area"]
                for row in placements
                if row["area"] is not None
                and row["start"] <= each["end"]
                and (row["end"] is None or row["end"] >= each["start"])
            ),
            so_far=not each["whole"],
        )
        for each in sorted(quarters, key=lambda row: row["quarter"])
    ]
