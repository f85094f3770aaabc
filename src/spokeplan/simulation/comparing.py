"""Two plans side by side, with the same luck in both: what one changes is not drowned in chance."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from spokeplan.plan import Plan, Unfit
from spokeplan.statistics import Interval

from .results import Output, Simulated, Spread, spread
from .running import simulate_many

COMPARED = (
    Output.REFERRED,
    Output.STARTED,
    Output.WITHDRAWN,
    Output.WAITING,
    Output.CASELOAD,
    Output.OUTLASTING,
    Output.ENDED_WORKER_LEFT,
    Output.ENDED_FUNDING,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """``difference`` = second − first, replication by replication.

    ``interval`` is of its mean: it narrows with more replications, and without nought in it the plans differ *in this
    model*. ``difference.low`` and ``.high`` say how differently one programme may turn out. ``sharper``: how many times
    as many replications would be needed without common random numbers; None where nothing varies.
    """

    first: Spread
    second: Spread
    difference: Spread
    interval: Interval
    sharper: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """``counts``: of all months, or as at the end of the last. ``waits``: mean days by level; None without any."""

    replications: int
    counts: dict[Output, Difference]
    waits: dict[str, Difference | None]


def compare(
    first: Plan, second: Plan, *, seed: int, replications: int, level: float = 0.9, confidence: float = 0.95
) -> Comparison:
    """Simulates both plans with common random numbers and takes the difference pair by pair.

    Areas and posts that bear the same name in both have the same draws: the n-th referral of an area has the same
    level, patience, kind and length in both, and comes at the same point of its unit-rate clock, whatever its rate.
    With d_r the difference in replication r of R, the interval of the mean is d̄ ± t_{R−1} s_d / √R; s_d² = s_1² + s_2²
    − 2 s_12 is small where the plans rise and fall together. ``sharper`` = (s_1² + s_2²) / s_d².

    The plans must have the same first month, length and levels. Raises Unfit otherwise, ValueError for a level or a
    confidence outside (0, 1) or fewer than two replications.

    Source: A. M. Law (2015), Simulation Modeling and Analysis, 5th edition, section 11.2.
    """
    if not 0 < confidence < 1:
        raise ValueError(f"confidence must lie between 0 and 1, not {confidence!r}")
    if replications < 2:
        raise ValueError(f"replications must be a whole number from 2 up, not {replications!r}")
    for key in ("first_month", "months"):
        if getattr(first, key) != getattr(second, key):
            raise Unfit(key, str(getattr(second, key)), f"let it be that of the other plan, {getattr(first, key)}")
    names = [[each.name for each in plan.levels] for plan in (first, second)]
    if names[0] != names[1]:
        raise Unfit("level", names[1], f"let the levels be those of the other plan, {names[0]}")
    one, two = (simulate_many(plan, seed=seed, replications=replications) for plan in (first, second))
    return Comparison(
        replications=replications,
        counts={output: _needed(one.over(output), two.over(output), level, confidence) for output in COMPARED},
        waits={name: _waits(one, two, at, level, confidence) for at, name in enumerate(names[0])},
    )


def _waits(one: Simulated, two: Simulated, at: int, level: float, confidence: float) -> Difference | None:
    return paired(one.mean_wait(at), two.mean_wait(at), level=level, confidence=confidence)


def _needed(one: NDArray[np.int64], two: NDArray[np.int64], level: float, confidence: float) -> Difference:
    found = paired(one, two, level=level, confidence=confidence)
    assert found is not None
    return found


def paired(one: NDArray[np.generic], two: NDArray[np.generic], *, level: float, confidence: float) -> Difference | None:
    """Of two figures over the same replications, shape (R,); those that lack either are left out; None if under two."""
    first, second = np.asarray(one, dtype=float), np.asarray(two, dtype=float)
    both = ~(np.isnan(first) | np.isnan(second))
    first, second = first[both], second[both]
    spreads = [spread(values, level=level) for values in (first, second, second - first)]
    if first.size < 2 or any(each is None for each in spreads):
        return None
    before, after, apart = (each for each in spreads if each is not None)
    either_side = float(stdtrit(first.size - 1, (1 + confidence) / 2)) * apart.error
    alone = before.error**2 + after.error**2
    return Difference(
        first=before,
        second=after,
        difference=apart,
        interval=Interval(apart.mean - either_side, apart.mean + either_side, confidence),
        sharper=alone / apart.error**2 if apart.error else None,
    )
