"""``python -m benchmarks.statistics``: ours beside statsmodels, lifelines and SciPy, agreement first.

Every figure is asked of both on the same drawn data; the largest difference of any number they both give is said, and
only what agrees to the stated tolerance is timed: calls in a second of the process's own time, one after the other.
"""

import argparse
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.measured import keep, machine
from spokeplan import statistics as ours

Numbers = list[float]


@dataclass(frozen=True)
class Pair:
    """The same numbers two ways, of one drawn set after another."""

    what: str
    beside: str
    tolerance: float
    draw: Callable[[np.random.Generator], Any]
    here: Callable[[Any], Numbers]
    there: Callable[[Any], Numbers]


def pairs() -> Iterator[Pair]:
    from lifelines import KaplanMeierFitter, LogNormalFitter
    from lifelines.utils import restricted_mean_survival_time
    from scipy.stats import binom
    from statsmodels.stats.contingency_tables import mcnemar
    from statsmodels.stats.proportion import proportion_confint
    from statsmodels.stats.rates import confint_poisson

    def share(rng: np.random.Generator) -> tuple[int, int]:
        whole = int(rng.integers(1, 500))
        return int(rng.integers(0, whole + 1)), whole

    def ends(found: Any) -> Numbers:
        return [found.interval.low, found.interval.high]

    yield Pair(
        "a share, Wilson",
        "statsmodels",
        1e-9,
        share,
        lambda x: ends(ours.wilson(*x)),
        lambda x: list(proportion_confint(*x, method="wilson")),
    )
    yield Pair(
        "a rate, exact Poisson",
        "statsmodels",
        1e-9,
        lambda rng: (int(rng.integers(1, 200)), float(rng.integers(500, 50_000))),
        lambda x: ends(ours.rate_per(x[0], x[1], per=1.0)),
        lambda x: list(confint_poisson(*x, method="exact-c")),
    )
    yield Pair(
        "before and after: ours with table, shares and Tango’s interval, theirs the sign test alone",
        "statsmodels",
        1e-9,
        lambda rng: (rng.integers(0, 4, 150), rng.integers(0, 4, 150)),
        lambda x: [ours.paired_change(*x, scale=(0, 1, 2, 3)).p_value or 0.0],
        lambda x: [min(1.0, float(mcnemar([[0, (x[1] > x[0]).sum()], [(x[1] < x[0]).sum(), 0]], exact=True).pvalue))],
    )

    def cases(rng: np.random.Generator) -> tuple[Any, Any]:
        lasts, watched = np.exp(rng.normal(5.2, 0.7, 800)), rng.uniform(0, 700, 800)
        return np.ceil(np.minimum(lasts, watched)), lasts <= watched

    def curve(x: Any) -> Numbers:
        return [step.survival for step in ours.kaplan_meier(*x).steps if step.time > 0]

    yield Pair(
        "length of support, Kaplan–Meier",
        "lifelines",
        1e-9,
        cases,
        curve,
        lambda x: list(KaplanMeierFitter().fit(*x).survival_function_.iloc[1:, 0]),
    )
    yield Pair(
        "mean within a year",
        "lifelines",
        1e-6,
        cases,
        lambda x: [ours.restricted_mean(ours.kaplan_meier(*x), until=365).mean or 0.0],
        lambda x: [float(restricted_mean_survival_time(KaplanMeierFitter().fit(*x), t=365))],
    )

    def lognormal(x: Any) -> Numbers:
        found = ours.fit_lognormal(*x)
        assert found is not None
        return [found.log_mean, found.log_spread]

    def theirs(x: Any) -> Numbers:
        found = LogNormalFitter().fit(*x)
        return [float(found.mu_), float(found.sigma_)]

    yield Pair("length of support, lognormal, censored", "lifelines", 2e-3, cases, lognormal, theirs)
    yield Pair(
        "place of a site on the funnel, tail",
        "SciPy",
        1e-12,
        share,
        lambda x: [float(ours.place_on_funnel(*x, overall=0.7).side == "below")],
        lambda x: [float(binom.cdf(x[0], x[1], 0.7) < min(0.025, float(binom.sf(x[0] - 1, x[1], 0.7))))],
    )


def compared(pair: Pair, draws: int, seconds: float) -> dict[str, Any]:
    rng = np.random.default_rng(1)
    data = [pair.draw(rng) for _ in range(draws)]
    apart = max(float(np.max(np.abs(np.asarray(pair.here(x)) - np.asarray(pair.there(x))))) for x in data)
    told: dict[str, Any] = {"figure": pair.what, "beside": pair.beside, "sets": draws, "largest difference": apart}
    if apart > pair.tolerance:
        raise SystemExit(f"{pair.what}: they differ by {apart:g}, more than {pair.tolerance:g}. Nothing is timed.")
    for name, way in (("ours, calls a second", pair.here), ("theirs, calls a second", pair.there)):
        told[name] = _a_second(way, data, seconds)
    return told


def _a_second(way: Callable[[Any], Numbers], data: list[Any], seconds: float) -> float:
    way(data[0])
    began, calls = time.process_time(), 0
    while (spent := time.process_time() - began) < seconds:
        way(data[calls % len(data)])
        calls += 1
    return calls / spent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int, default=200, help="sets of data that are compared")
    parser.add_argument("--seconds", type=float, default=1.0, help="of the processor, for each way of each figure")
    given = parser.parse_args()
    before = os.getloadavg()[0]
    rows = [compared(pair, given.draws, given.seconds) for pair in pairs()]
    keep("statistics", {"machine": machine(), "load before": before, "load after": os.getloadavg()[0], "rows": rows})


if __name__ == "__main__":
    main()
