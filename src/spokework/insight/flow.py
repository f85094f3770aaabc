"""From the first level to the last: which of a hub's cases went where."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import ibis
from ibis import _

LEVELS = ("high", "medium", "low", "none")
NOT_ASSESSED = "not_assessed"
WHY_NOT = ("not_taken_up", "uncontactable", "moved", "other")


class Way(StrEnum):
    LOWER = "lower"
    UNCHANGED = "unchanged"
    RAISED = "raised"
    UNKNOWN = "not_assessed"


@dataclass(frozen=True)
class Closed:
    """Closed cases alike in both levels. ``why_not`` is the reason, where nobody assessed at the end."""

    first: str
    last: str
    why_not: str
    way: Way
    n: int


@dataclass(frozen=True)
class Band:
    first: str
    last: str
    n: int
    way: Way


@dataclass(frozen=True)
class Flow:
    """Bands by the codes of their ends."""

    firsts: tuple[str, ...]
    lasts: tuple[str, ...]
    bands: tuple[Band, ...]

    def n(self, first: str, last: str) -> int:
        return sum(band.n for band in self.bands if (band.first, band.last) == (first, last))

    def of_first(self, first: str) -> int:
        return sum(band.n for band in self.bands if band.first == first)

    def of_last(self, last: str) -> int:
        return sum(band.n for band in self.bands if band.last == last)

    @property
    def total(self) -> int:
        return sum(band.n for band in self.bands)


def ways_of_the_closed(tables: Any, where: Mapping[str, str]) -> Any:
    rows = tables["cases"].filter(_.closed.notnull())
    for name, value in where.items():
        rows = rows.filter(_[name] == value)
    rows = rows.mutate(why_not=ibis.coalesce(_.not_assessed, ""))
    return rows.group_by("first_level", "last_level", "why_not", "change").aggregate(n=_.count())


def closed_cases(rows: Iterable[Mapping[str, Any]]) -> list[Closed]:
    return [
        Closed(
            first=row["first_level"],
            last=row["last_level"] if not row["why_not"] else NOT_ASSESSED,
            why_not=row["why_not"],
            way=Way(row["change"]) if row["change"] in set(Way) else Way.UNKNOWN,
            n=row["n"],
        )
        for row in rows
    ]


def pairs(cases: Iterable[Closed]) -> tuple[list[int], list[int]]:
    """First and last level, as ranks, of those assessed at both ends."""
    ranks = {level: rank for rank, level in enumerate(reversed(LEVELS))}
    both = [each for each in cases if each.way is not Way.UNKNOWN for _n in range(each.n)]
    return [ranks[each.first] for each in both], [ranks[each.last] for each in both]


def exact(cases: Iterable[Closed]) -> Flow:
    """Every level, and every reason for there being none at the end. A row or column of nobody is left away."""
    counts: Counter[tuple[str, str, Way]] = Counter()
    for each in cases:
        counts[each.first, each.why_not or each.last, each.way] += each.n
    bands = tuple(Band(first, last, n, way) for (first, last, way), n in counts.items())
    return _in_order(bands, (*LEVELS, NOT_ASSESSED), (*LEVELS, *WHY_NOT, NOT_ASSESSED))


def _in_order(bands: tuple[Band, ...], firsts: tuple[str, ...], lasts: tuple[str, ...]) -> Flow:
    begun, ended = {band.first for band in bands}, {band.last for band in bands}
    order = sorted(bands, key=lambda band: (firsts.index(band.first), lasts.index(band.last)))
    return Flow(tuple(x for x in firsts if x in begun), tuple(x for x in lasts if x in ended), tuple(order))
