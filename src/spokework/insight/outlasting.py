"""Open cases whose expected end lies beyond the last money of their hub.

Expected end of a case opened on day o: o + m, m the Kaplan–Meier median of the length of support in days – but never
before the day of the extract, on which the case was still open. It outlasts the money if that is after the end of
the last grant of its own hub.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Any

from ibis import _

from .queries import Reader
from .small_groups import all_large


@dataclass(frozen=True)
class Typical:
    """The median length of support, and whose it is."""

    days: int | None
    own: bool  # of the hub itself; else of the whole programme


@dataclass(frozen=True)
class Outlasting:
    hub: str  # empty: all hubs together
    last_end: date | None  # None: no grant of its own is recorded
    beyond: int
    within: int
    unknown: int = 0  # open cases of hubs without a grant of their own

    @property
    def open_cases(self) -> int:
        return self.beyond + self.within + self.unknown


def open_cases(tables: Any, where: Mapping[str, str]) -> Any:
    rows = tables["cases"].filter(_.closed.isnull())
    for name, value in where.items():
        rows = rows.filter(_[name] == value)
    return rows.group_by("hub", "opened").aggregate(n=_.count())


def typical(reader: Reader) -> Typical:
    """A hub's own where half of its cases would have ended; a young hub's is the programme's."""
    from .durations import of_programme, of_scope

    own = of_scope(reader).median.time if reader.scope.hub else None
    if own is not None:
        return Typical(ceil(own), own=True)
    everybody = of_programme(reader).median.time
    return Typical(None if everybody is None else ceil(everybody), own=False)


def by_hub(
    rows: Iterable[Mapping[str, Any]], last_ends: Mapping[str, date], days: int, as_at: date
) -> list[Outlasting]:
    counts: dict[str, list[int]] = {}
    for row in rows:
        beyond_within = counts.setdefault(row["hub"], [0, 0])
        end = last_ends.get(row["hub"])
        lasts_until = max(row["opened"] + timedelta(days=days), as_at)
        beyond_within[0 if end is not None and lasts_until > end else 1] += row["n"]
    return [_of(hub, last_ends.get(hub), *counts[hub]) for hub in sorted(counts)]


def _of(hub: str, end: date | None, beyond: int, rest: int) -> Outlasting:
    return Outlasting(hub, end, beyond, rest) if end is not None else Outlasting(hub, None, 0, 0, rest)


def together(found: Iterable[Outlasting]) -> Outlasting:
    found = list(found)
    ends = [each.last_end for each in found if each.last_end is not None]
    return Outlasting(
        "",
        max(ends, default=None),
        sum(each.beyond for each in found),
        sum(each.within for each in found),
        sum(each.unknown for each in found),
    )


def may_be_told_apart(found: Iterable[Outlasting]) -> bool:
    return all_large(
        count for each in found for count in ((each.unknown,) if each.unknown else (each.beyond, each.within))
    )
