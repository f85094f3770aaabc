"""Fitting a plan to months that were observed, and saying what those months can and cannot tell."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

import numpy as np
from numpy.typing import NDArray

from spokeplan.plan import Plan, Unfit

from .results import Output
from .running import simulate

Floats = NDArray[np.float64]
RATES = tuple(float(factor) for factor in np.geomspace(0.4, 2.5, 15))
RAMPS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0)
# A count is a whole number: what lies within half of one of it is the same.
ROUNDING = 1 / 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """``value`` fits best of those tried; from ``low`` to ``high`` fits too. An end is None where what was tried does
    not reach it: whatever lies beyond may fit as well. Identified: both ends are there."""

    value: float
    low: float | None
    high: float | None
    level: float

    @property
    def identified(self) -> bool:
        return self.low is not None and self.high is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """``log_likelihood`` and ``accepted`` (rates, ramps) over what was tried; ``plan`` has the best values put in.

    ``correlation`` of the two factors, weighted by likelihood: near −1 or 1 the months tell one combination of them,
    not each; None where only one point has any weight. ``misfit``: the mean squared distance of the observed months
    from the best, in standard deviations; near 1 if the plan could have made them, well above if it could not.
    """

    rate_factor: Fitted
    ramp_up_factor: Fitted
    correlation: float | None
    misfit: float
    months: int
    log_likelihood: Floats
    accepted: NDArray[np.bool_]
    plan: Plan


def scaled(plan: Plan, *, rate_factor: float = 1.0, ramp_up_factor: float = 1.0) -> Plan:
    """The plan with all referral rates, and the length of each step of the ramp-up, multiplied."""
    areas = tuple(replace(area, referrals_a_year=area.referrals_a_year * rate_factor) for area in plan.areas)
    ramp_up = replace(plan.ramp_up, step_days=plan.ramp_up.step_days * ramp_up_factor)
    return replace(plan, areas=areas, ramp_up=ramp_up)


def calibrate(
    plan: Plan,
    observed: Sequence[int | None],
    *,
    output: Output = Output.STARTED,
    seed: int,
    replications: int = 400,
    rates: Sequence[float] = RATES,
    ramps: Sequence[float] = RAMPS,
    level: float = 0.95,
    progress: Callable[[int, int], None] | None = None,
) -> Calibration:
    """Which referral rate and ramp-up make the observed months likeliest, and how well they are identified.

    ``observed``: counts of ``output`` in the plan's first months, in order; None where a month is not known. Symbols: y
    the n known counts; θ = (a, b), a a factor on every referral rate, b one on the steps of the ramp-up. At each θ of
    the grid R programmes are simulated, with the same random numbers; half of them give the mean m and covariance S of
    those months (1/12 added to each variance, because counts are whole), the other half stay unseen.

    - Synthetic likelihood: months as jointly normal, S as estimated from R/2 draws, which makes it a multivariate t:
      log L(θ; y) = −½ log|S| − (R/4) log(1 + (y − m)ᵀ S⁻¹ (y − m) / (R/2 − 1)). The best θ has the largest.
    - What else fits: counts that cannot exceed the free places are far from normal, so no χ² is trusted. θ is accepted
      if max log L(·; y) − log L(θ; y) is at most what ``level`` of the unseen programmes made at θ itself have
      (Neyman's construction, ordered by likelihood ratio). It holds for both factors at once: the true pair is accepted
      with probability ``level``, if the plan is right otherwise. ``low`` and ``high`` are the ends of what is accepted
      for one factor with any value of the other, straight between points of the grid.
    - If places are always full, starts hardly depend on the rate: its upper end is None. From one total nothing is
      learned but a combination of the two; the correlation says so.

    The grid is all that is tried. Factors that are not varied – time to recruit, patience, turnover – may explain the
    same months as well.

    Raises Unfit for observed counts that are more than the plan's months, below 0, or none; for grids that do not rise
    or leave (0, ∞) – ramps may have 0; ValueError for R/2 ≤ n + 2.

    Sources: S. N. Wood (2010), Nature 466:1102–1104; E. Sellentin, A. F. Heavens (2016), Monthly Notices of the Royal
    Astronomical Society 456:L132–L136; G. J. Feldman, R. D. Cousins (1998), Physical Review D 57:3873–3889.
    """
    known = _known(plan, observed)
    _refuse(rates, ramps, known.size, replications, level)
    seen = np.array([observed[month] for month in known], dtype=float)
    points, unseen = [], []
    for rate, ramp in product(rates, ramps):
        tried = scaled(plan, rate_factor=rate, ramp_up_factor=ramp)
        counts = simulate(tried, seed=seed, replications=replications).by_month(output)[:, known].astype(float)
        points.append(_Normal.of(counts[: replications // 2]))
        unseen.append(counts[replications // 2 :])
        if progress is not None:
            progress(len(points), len(rates) * len(ramps))
    shape = (len(rates), len(ramps))
    surface = np.array([point.log_likelihood(seen) for point in points])
    margin = _allowed(points, unseen, level) - (surface.max() - surface)
    best = int(surface.argmax())
    rate_, ramp_ = float(rates[best // len(ramps)]), float(ramps[best % len(ramps)])
    by_rate, by_ramp = (margin.reshape(shape).max(axis=axis) for axis in (1, 0))
    return Calibration(
        rate_factor=_fitted(rates, rate_, by_rate, level),
        ramp_up_factor=_fitted(ramps, ramp_, by_ramp, level),
        correlation=_correlation(np.log(np.asarray(rates)), np.asarray(ramps, dtype=float), surface.reshape(shape)),
        misfit=float(points[best].distance(seen)) / seen.size,
        months=int(known.size),
        log_likelihood=surface.reshape(shape),
        accepted=(margin >= 0).reshape(shape),
        plan=scaled(plan, rate_factor=rate_, ramp_up_factor=ramp_),
    )


@dataclass(frozen=True, slots=True)
class _Normal:
    """Months as they come out at one point of the grid."""

    draws: int
    mean: Floats
    root: Floats  # of the inverse covariance: distance² = |root (y − mean)|²
    half_log_volume: float

    @classmethod
    def of(cls, counts: Floats) -> "_Normal":
        covariance = np.atleast_2d(np.cov(counts, rowvar=False)) + ROUNDING * np.eye(counts.shape[1])
        lower = np.linalg.cholesky(covariance)
        root = np.linalg.solve(lower, np.eye(len(lower)))
        return cls(counts.shape[0], counts.mean(axis=0), root, float(np.log(np.diag(lower)).sum()))

    def distance(self, seen: Floats) -> Floats:
        return np.asarray((((seen - self.mean) @ self.root.T) ** 2).sum(axis=-1))

    def log_likelihood(self, seen: Floats) -> Floats:
        spread = np.log1p(self.distance(seen) / (self.draws - 1))
        return np.asarray(-self.half_log_volume - self.draws / 2 * spread)


def _allowed(points: list[_Normal], unseen: list[Floats], level: float) -> Floats:
    """How far below its best the truth may be: at each point, for ``level`` of the programmes made there."""
    likelihoods = np.array([point.log_likelihood(np.concatenate(unseen)) for point in points])
    short = likelihoods.max(axis=0) - likelihoods
    each = np.split(short, len(points), axis=1)
    return np.array([np.quantile(part[at], level, method="higher") for at, part in enumerate(each)])


def _known(plan: Plan, observed: Sequence[int | None]) -> NDArray[np.int64]:
    if len(observed) > plan.months:
        raise Unfit("observed", len(observed), f"the plan has {plan.months} months; give at most as many")
    for count in observed:
        if count is not None and (count < 0 or count != int(count)):
            raise Unfit("observed", count, "give whole numbers from 0 up, or none where a month is not known")
    known = np.array([month for month, count in enumerate(observed) if count is not None], dtype=np.int64)
    if not known.size:
        raise Unfit("observed", list(observed), "give at least one month that is known")
    return known


def _refuse(rates: Sequence[float], ramps: Sequence[float], months: int, replications: int, level: float) -> None:
    for key, values, low in (("rates", rates, 1e-9), ("ramps", ramps, 0.0)):
        rises = all(before < after for before, after in pairwise(values))
        if len(values) < 2 or values[0] < low or not rises or not np.isfinite(values[-1]):
            raise Unfit(key, list(values), "give two or more factors that rise")
    if replications // 2 <= months + 2:
        raise ValueError(f"replications must be above {2 * months + 5} for {months} months, not {replications!r}")
    if not 0 < level < 1:
        raise ValueError(f"level must lie between 0 and 1, not {level!r}")


def _fitted(values: Sequence[float], best: float, margin: Floats, level: float) -> Fitted:
    """Where the margin by which a value is accepted runs out, on either side of all that are."""
    at, inside = np.asarray(values, dtype=float), np.flatnonzero(margin >= 0)

    def end(here: int, there: int) -> float | None:
        if not 0 <= there < at.size:
            return None
        return float(np.interp(0, [margin[there], margin[here]], [at[there], at[here]]))

    if not inside.size:  # nothing fits; the best is the least bad
        return Fitted(value=best, low=best, high=best, level=level)
    return Fitted(value=best, low=end(inside[0], inside[0] - 1), high=end(inside[-1], inside[-1] + 1), level=level)


def _correlation(first: Floats, second: Floats, surface: Floats) -> float | None:
    weight = np.exp(surface - surface.max())
    weight /= weight.sum()
    x, y = first[:, None] - (weight.sum(axis=1) @ first), second - (weight.sum(axis=0) @ second)
    spread = np.sqrt((weight * x**2).sum() * (weight * y**2).sum())
    return float((weight * x * y).sum() / spread) if spread > 1e-12 else None
