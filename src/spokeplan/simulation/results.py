"""What a simulation gives back: counts by replication, group and month, and what they are spread over."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from spokeplan.plan import Plan

Floats = NDArray[np.float64]


class Output(IntEnum):
    """The counts of a month. WAITING, CASELOAD and PLACES are as at its end, all others happened in it.

    OUTLASTING is counted in the month of a grant's last day: in support on it, and would have gone on. The closures it
    leads to are of the day after.
    """

    REFERRED = 0
    STARTED = 1
    WITHDRAWN = 2
    WAITING = 3
    CASELOAD = 4
    PLACES = 5
    ENDED = 6
    ENDED_EARLY = 7
    ENDED_WORKER_LEFT = 8
    ENDED_FUNDING = 9
    OUTLASTING = 10


STOCKS = frozenset({Output.WAITING, Output.CASELOAD, Output.PLACES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Of one figure over replications: its mean, the standard error of that mean, and quantiles.

    From ``low`` to ``high`` lie ``level`` of the replications: what chance does to one programme. More replications
    make ``error`` small and leave low and high where they are. Neither holds how unsure the plan's own numbers are.
    """

    mean: float
    error: float
    low: float
    middle: float
    high: float
    level: float
    replications: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulated:
    """R replications, G groups of areas, M months, L levels.

    ``counts`` (R, G, M, 11) in the order of ``Output``; ``started`` (R, G, M, L) those who started, by level, in the
    month they did; ``waited`` (R, G, M, L) the sum of their waits in days; ``p90`` (R, L) the whole days that nine in
    ten of all those who started did not wait longer than, NaN where nobody did. Waits are of those who started: who
    withdrew, or still waits at the end, is not in them.
    """

    plan: Plan
    seed: int
    groups: tuple[str, ...]
    counts: NDArray[np.int32]
    started: NDArray[np.int32]
    waited: Floats
    p90: Floats

    @property
    def replications(self) -> int:
        return int(self.counts.shape[0])

    def by_month(self, output: Output, *, group: str | None = None) -> NDArray[np.int64]:
        """(R, M); of all groups together unless one is named."""
        values = self.counts[..., output]
        return np.asarray(values.sum(axis=1, dtype=np.int64) if group is None else values[:, self._at(group)])

    def over(self, output: Output, *, months: slice = slice(None), group: str | None = None) -> NDArray[np.int64]:
        """(R,): what happened in those months, or how it stood at the end of the last of them."""
        values = self.by_month(output, group=group)[:, months]
        return np.asarray(values[:, -1] if output in STOCKS else values.sum(axis=1))

    def mean_wait(self, level: int, *, months: slice = slice(None), group: str | None = None) -> Floats:
        """(R,): mean wait in days of those of a level who started in those months; NaN where nobody did."""
        at = slice(None) if group is None else slice(self._at(group), self._at(group) + 1)
        number = self.started[:, at, months, level].sum(axis=(1, 2))
        days = self.waited[:, at, months, level].sum(axis=(1, 2))
        return np.asarray(np.where(number > 0, days / np.maximum(number, 1), np.nan))

    def _at(self, group: str) -> int:
        if group not in self.groups:
            raise ValueError(f"group must be one of {', '.join(self.groups[:8])}, not {group!r}")
        return self.groups.index(group)


def spread(values: NDArray[np.generic], *, level: float = 0.9) -> Spread | None:
    """Of figures over replications, shape (R,); NaN are left out. Of no figure: None."""
    if not 0 < level < 1:
        raise ValueError(f"level must lie between 0 and 1, not {level!r}")
    known = np.asarray(values, dtype=float)
    known = known[~np.isnan(known)]
    if not known.size:
        return None
    low, middle, high = np.quantile(known, [(1 - level) / 2, 0.5, (1 + level) / 2])
    error = known.std(ddof=1) / known.size**0.5 if known.size > 1 else float("nan")
    return Spread(
        mean=float(known.mean()),
        error=float(error),
        low=float(low),
        middle=float(middle),
        high=float(high),
        level=level,
        replications=int(known.size),
    )


def fan(values: NDArray[np.generic], *, level: float = 0.9) -> tuple[Spread, ...]:
    """Of figures by month, shape (R, M), one spread a month."""
    found = [spread(values[:, month], level=level) for month in range(values.shape[1])]
    return tuple(each for each in found if each is not None)
