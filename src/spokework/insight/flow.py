"""From the first level to the last: who went where, as finely as may be shown."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import ibis
from ibis import _

from .small_groups import LEAST, all_large

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
    way: Way | None  # None: several ways in one band


@dataclass(frozen=True)
class Flow:
    """Bands by the codes of their ends. ``left_out``: those whom a coarser table could not keep."""

    firsts: tuple[str, ...]
    lasts: tuple[str, ...]
    bands: tuple[Band, ...]
    coarse: bool = False
    left_out: int = 0

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


# Coarser tables, the finest first: which first level a case is put under, and which end; None leaves it out.
_Put = tuple[Mapping[str, str], Callable[[Closed], str | None]]
_ENDS = {Way.LOWER: "lower", Way.UNCHANGED: "not_lower", Way.RAISED: "not_lower", Way.UNKNOWN: NOT_ASSESSED}
_TWO = {"high": "high", "medium": "medium_or_lower", "low": "medium_or_lower", "none": "medium_or_lower"}
_THREE = _TWO | {"medium": "medium", "low": "low_or_none", "none": "low_or_none"}
FIRSTS = (*LEVELS, "low_or_none", "medium_or_lower", NOT_ASSESSED)
LASTS = ("lower", "not_lower", NOT_ASSESSED)
_COARSER: tuple[_Put, ...] = (
    (_THREE | {NOT_ASSESSED: NOT_ASSESSED}, lambda each: _ENDS[each.way]),
    (_TWO | {NOT_ASSESSED: NOT_ASSESSED}, lambda each: _ENDS[each.way]),
    (_THREE, lambda each: None if each.way is Way.UNKNOWN else _ENDS[each.way]),
    (_TWO, lambda each: None if each.way is Way.UNKNOWN else _ENDS[each.way]),
)


def without_small_groups(cases: list[Closed]) -> Flow | None:
    """The finest in which no cell, and nobody left out of it, is few. None: not even the coarsest may be shown."""
    finest = exact(cases)
    if _large(finest):
        return finest
    return next((flow for flow in (_coarser(cases, *put) for put in _COARSER) if _large(flow)), None)


def _coarser(cases: list[Closed], firsts: Mapping[str, str], end: Callable[[Closed], str | None]) -> Flow:
    counts: Counter[tuple[str, str]] = Counter()
    left_out = 0
    for each in cases:
        last = end(each)
        if last is None or each.first not in firsts:
            left_out += each.n
        else:
            counts[firsts[each.first], last] += each.n
    bands = tuple(Band(first, last, n, Way(last) if last in set(Way) else None) for (first, last), n in counts.items())
    flow = _in_order(bands, FIRSTS, LASTS)
    return Flow(flow.firsts, flow.lasts, flow.bands, coarse=True, left_out=left_out)


def _large(flow: Flow) -> bool:
    whole = all_large(flow.n(first, last) for first in flow.firsts for last in flow.lasts)
    return bool(flow.bands) and whole and (flow.left_out == 0 or flow.left_out >= LEAST)


def _in_order(bands: tuple[Band, ...], firsts: tuple[str, ...], lasts: tuple[str, ...]) -> Flow:
    begun, ended = {band.first for band in bands}, {band.last for band in bands}
    order = sorted(bands, key=lambda band: (firsts.index(band.first), lasts.index(band.last)))
    return Flow(tuple(x for x in firsts if x in begun), tuple(x for x in lasts if x in ended), tuple(order))
