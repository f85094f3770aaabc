"""How many of the open cases would still be open when the last grant of their hub has ended.

S is the Kaplan–Meier curve of the length of support in days (``durations``). A case that has been open for t days, with
h days to go until the last day of its hub's last grant (none where that is past), is open after it with probability

    p = S(t + h) / S(t)

– that it has lasted t days already is known. The number expected is Σp; how many they are is Poisson-binomial, and the
interval is of that distribution, exactly. It leaves out how unsure S itself is, and takes the cases to end one by one.

Beyond the longest that any case was watched S is unknown unless it has come down to 0: it is held at its last value,
which cannot be too low. So where the horizon t + h of some cases lies there, the number expected is at most what is
said. The curve takes a closure for want of money as any other end.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
from ibis import _

from .hubs import beside_programme
from .queries.figures import Reader

if TYPE_CHECKING:
    from spokeplan.statistics import Survival

_TAIL = 0.025


@dataclass(frozen=True)
class Curve:
    found: "Survival"
    own: bool  # of the hub itself; else of the whole programme
    alone: bool = False  # the programme's would be wanted, and is not shown: too few other hubs are in it

    def share(self, days: float) -> float:
        passed = bisect_right(self.found.steps, days, key=lambda step: step.time)
        return self.found.steps[passed - 1].survival if passed else 1.0

    def goes_on(self, lasted: int, more: int) -> float:
        until_now = self.share(lasted)
        return self.share(lasted + more) / until_now if until_now else 1.0

    def is_unknown_at(self, days: float) -> bool:
        last = self.found.steps[-1]
        return days > last.time and last.survival > 0


@dataclass(frozen=True)
class Outlasting:
    hub: str  # empty: all hubs together
    last_end: date | None  # None: no grant of its own is recorded
    chances: tuple[float, ...]  # of each open case whose hub has a grant
    past_data: int = 0  # those of them whose horizon is further than any case was watched
    unknown: int = 0  # open cases of hubs without a grant of their own

    @property
    def known(self) -> int:
        return len(self.chances)

    @property
    def open_cases(self) -> int:
        return self.known + self.unknown

    @property
    def beyond(self) -> int:
        return round(sum(self.chances))

    @property
    def within(self) -> int:
        return self.known - self.beyond

    @property
    def interval(self) -> tuple[int, int]:
        """95 %: at most one in forty times fewer, at most one in forty times more."""
        so_far = np.cumsum(_how_many(self.chances))
        low, high = np.searchsorted(so_far, (_TAIL, 1 - _TAIL))
        return int(low), min(int(high), self.known)


def _how_many(chances: Iterable[float]) -> Any:
    """The probability of 0, 1, 2 … of them: Poisson-binomial, one case after the other."""
    found = np.ones(1)
    for chance in chances:
        found = np.convolve(found, (1 - chance, chance))
    return found


def open_cases(tables: Any, where: Mapping[str, str]) -> Any:
    rows = tables["cases"].filter(_.closed.isnull())
    for name, value in where.items():
        rows = rows.filter(_[name] == value)
    return rows.group_by("hub", "opened").aggregate(n=_.count())


def curve(reader: Reader) -> Curve:
    """A hub's own where half of its cases would have ended; a young hub's is the programme's, as far as Hubs shows it.

    From numbers expected by the programme's curve the curve itself can be worked out: so it is used for a hub only
    where the programme's figure of it would be shown beside hers, with three other hubs in it and no small group left.
    """
    from .durations import of_programme, of_scope

    if not reader.scope.hub:
        return Curve(of_programme(reader), own=False)
    own = of_scope(reader)
    if own.median.time is not None:
        return Curve(own, own=True)
    (duration,) = beside_programme(reader, ("duration",))
    if duration.programme is None:
        return Curve(own, own=True, alone=True)
    return Curve(of_programme(reader), own=False)


def by_hub(
    rows: Iterable[Mapping[str, Any]], last_ends: Mapping[str, date], lasting: Curve, as_at: date
) -> list[Outlasting]:
    hubs: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        hubs.setdefault(row["hub"], []).append(row)
    return [_of(hub, hubs[hub], last_ends.get(hub), lasting, as_at) for hub in sorted(hubs)]


def _of(hub: str, rows: list[Mapping[str, Any]], end: date | None, lasting: Curve, as_at: date) -> Outlasting:
    if end is None:
        return Outlasting(hub, None, (), unknown=sum(row["n"] for row in rows))
    more = max((end - as_at).days, 0)
    chances: list[float] = []
    past_data = 0
    for row in rows:
        lasted = (as_at - row["opened"]).days
        chances += [lasting.goes_on(lasted, more)] * row["n"]
        past_data += row["n"] if more and lasting.is_unknown_at(lasted + more) else 0
    return Outlasting(hub, end, tuple(chances), past_data)


def together(found: Iterable[Outlasting]) -> Outlasting:
    found = list(found)
    ends = [each.last_end for each in found if each.last_end is not None]
    return Outlasting(
        "",
        max(ends, default=None),
        tuple(chance for each in found for chance in each.chances),
        sum(each.past_data for each in found),
        sum(each.unknown for each in found),
    )
