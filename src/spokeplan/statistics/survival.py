"""How long until something ends, when for some it has not ended yet."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri

from .arguments import level_of, same_length
from .intervals import Interval

# A product of fractions that is one half on paper may come out a little above it.
HALF = 0.5 + 1e-9
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """At ``time``: how many were still open just before it, ended and were censored at it, and the curve from it on."""

    time: float
    at_risk: int
    ended: int
    censored: int
    survival: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Median:
    """In the unit of the durations. None: not reached in the data – longer than was watched, not unknown, not zero."""

    time: float | None
    low: float | None
    high: float | None
    level: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Survival:
    """Everybody in ``n`` either ended or was censored. The first step is at time 0."""

    n: int
    ended: int
    censored: int
    level: float
    steps: tuple[Step, ...]
    median: Median


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictedMean:
    """The mean time still open within the first ``until``, in the unit of the durations."""

    until: float
    mean: float | None
    interval: Interval | None


def kaplan_meier(durations: ArrayLike, ended: ArrayLike, *, level: float = 0.95) -> Survival:
    """The share still open at each time, with those not ended counted for as long as they were watched.

    ``durations``: shape (n,), 0 or more, finite, in any one unit (days). ``ended``: shape (n,), true where the duration
    is a time of ending, false where it is the time last seen open (censored).

    Symbols: at each distinct time t_i, n_i at risk just before, d_i ended; z the normal quantile of (1 + level) / 2.

        S(t) = Π_{t_i ≤ t} (1 − d_i / n_i)                  V(t) = Σ_{t_i ≤ t} d_i / (n_i (n_i − d_i))   (Greenwood)
        limits S^exp(± z √V / log S): log-log (exponential Greenwood), which stay within [0, 1]

    - Ties: at one time, endings come before censorings: who was last seen open at t was at risk at t.
    - Zero durations count: a case that ended on its first day takes the curve below 1 at time 0.
    - Where S is 1 (nobody ended yet) or 0 (nobody left) the limits are undefined: None, not an interval of no width.
    - Median: the first t with S(t) ≤ ½. Its interval is from the first t where the lower limit is ≤ ½ to the first
      where the upper limit is (Brookmeyer–Crowley on the log-log scale). Each is None if never reached; so with all
      censored everything is None. As in R's survfit and unlike lifelines, S = 0 does not by itself end the interval:
      the limit there is unknown.
    - Nobody at all: no steps, median None.

    Assumes that being censored says nothing about how soon one would have ended. A case still open at the extract is
    such; a case closed because the funding stopped may not be.

    Raises ValueError for durations below 0 or not finite, an ``ended`` that is not true or false, lists of different
    length, a level outside (0, 1).

    Sources: E. L. Kaplan, P. Meier (1958), Journal of the American Statistical Association 53:457–481; M. Greenwood
    (1926), Reports on Public Health and Medical Subjects 33; J. D. Kalbfleisch, R. L. Prentice (1980), The Statistical
    Analysis of Failure Time Data, for log-log; R. Brookmeyer, J. Crowley (1982), Biometrics 38:29–41. Not on
    ``scipy.stats.ecdf``: it keeps who is at risk to itself, and warns where limits are undefined, which only a filter
    for the whole process can quieten. The tests hold this against it.
    """
    level = level_of(level)
    times, is_end = _durations(durations), _flags(ended)
    same_length(times, is_end, names=("durations", "ended"))
    steps = _steps(times, is_end, level) if times.size else ()
    median = Median(
        time=_first(steps, [step.survival for step in steps]),
        low=_first(steps, [step.low for step in steps]),
        high=_first(steps, [step.high for step in steps]),
        level=level,
    )
    n, ends = times.size, int(is_end.sum())
    return Survival(n=n, ended=ends, censored=n - ends, level=level, steps=steps, median=median)


def restricted_mean(survival: Survival, *, until: float) -> RestrictedMean:
    """The area under the curve from 0 to τ = ``until``: a mean that exists when the median is not reached.

    With A_i = ∫ S(t) dt from t_i to τ, its variance is Σ_{t_i ≤ τ} A_i² d_i / (n_i (n_i − d_i)); the interval is
    mean ± z √variance, cut to [0, τ], at the level of the curve. None if nobody ended before τ, as for the curve;
    nobody at all: mean None too. Raises ValueError for τ not above 0, or beyond the last time seen while some were
    still open then: the curve is unknown there.

    Source: J. P. Klein, M. L. Moeschberger (2003), Survival Analysis, 2nd edition, section 4.5.
    """
    steps = survival.steps
    if not (math.isfinite(until) and until > 0):
        raise ValueError(f"until must be a number above 0, not {until!r}")
    if not steps:
        return RestrictedMean(until=float(until), mean=None, interval=None)
    if until > steps[-1].time and steps[-1].survival > 0:
        raise ValueError(
            f"until must be at most {steps[-1].time:g}, the longest that anyone was watched, not {until!r}"
        )
    seen = [step for step in steps if step.time < until]
    widths = np.diff([*(step.time for step in seen), until])
    pieces = widths * [step.survival for step in seen]
    beyond = np.cumsum(pieces[::-1])[::-1]
    mean = float(beyond[0])
    variance = sum(
        area**2 * step.ended / (step.at_risk * (step.at_risk - step.ended))
        for area, step in zip(beyond.tolist(), seen, strict=True)
        if step.ended < step.at_risk
    )
    half = float(ndtri((1 + survival.level) / 2)) * math.sqrt(variance)
    interval = Interval(max(0.0, mean - half), min(float(until), mean + half), survival.level) if half else None
    return RestrictedMean(until=float(until), mean=mean, interval=interval)


def _durations(values: ArrayLike) -> Floats:
    times = np.asarray(values, dtype=np.float64)
    if times.ndim != 1 or not (np.isfinite(times) & (times >= 0)).all():
        raise ValueError(f"durations must be a list of numbers from 0 up, not {values!r}")
    return times


def _flags(values: ArrayLike) -> NDArray[np.bool_]:
    flags = np.asarray(values)
    if flags.ndim != 1 or not np.isin(flags, (0, 1)).all():
        raise ValueError(f"ended must be a list of true and false, not {values!r}")
    return flags.astype(np.bool_)


def _steps(times: Floats, is_end: NDArray[np.bool_], level: float) -> tuple[Step, ...]:
    distinct = np.union1d(times, [0.0])
    at = np.searchsorted(distinct, times)
    ended = np.bincount(at[is_end], minlength=distinct.size)
    gone = np.bincount(at, minlength=distinct.size)
    at_risk = times.size - np.cumsum(gone) + gone
    survival = np.asarray(np.cumprod((at_risk - ended) / at_risk), dtype=np.float64)
    lows, highs = _limits(survival, ended, at_risk, level)
    columns = (distinct, at_risk, ended, gone - ended, survival)
    rows = zip(*(column.tolist() for column in columns), lows, highs, strict=True)
    return tuple(
        Step(time=time, at_risk=risk, ended=ends, censored=lost, survival=share, low=low, high=high)
        for time, risk, ends, lost, share, low, high in rows
    )


def _limits(
    survival: Floats, ended: NDArray[np.int64], at_risk: NDArray[np.int64], level: float
) -> tuple[list[float | None], list[float | None]]:
    inside = (survival > 0) & (survival < 1)
    left = np.where(survival > 0, at_risk - ended, 1)
    greenwood = np.cumsum(ended / (at_risk * left))[inside]
    share = survival[inside]
    power = np.exp(ndtri((1 + level) / 2) * np.sqrt(greenwood) / -np.log(share))
    return _spread(share**power, inside), _spread(share ** (1 / power), inside)


def _spread(values: Floats, inside: NDArray[np.bool_]) -> list[float | None]:
    known = iter(values.tolist())
    return [next(known) if here else None for here in inside.tolist()]


def _first(steps: tuple[Step, ...], shares: list[float | None] | list[float]) -> float | None:
    reached = (step.time for step, share in zip(steps, shares, strict=True) if share is not None and share <= HALF)
    return next(reached, None)
