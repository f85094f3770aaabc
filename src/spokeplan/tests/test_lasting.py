"""A lognormal fitted to times of which some have not ended: against its definition, lifelines, and many draws."""

import math

import numpy as np
import pytest
from lifelines import LogNormalFitter
from scipy.optimize import minimize
from scipy.stats import lognorm

from spokeplan.statistics import fit_lognormal

pytestmark = pytest.mark.once


def drawn(
    seed: int, n: int = 300, mu: float = 5.2, sigma: float = 0.7, until: float = 400
) -> tuple[list[float], list[bool]]:
    draw = np.random.default_rng(seed)
    lasts, watched = np.exp(draw.normal(mu, sigma, n)), draw.uniform(0, until, n)
    return list(np.minimum(lasts, watched)), list(lasts <= watched)


def test_it_is_where_the_likelihood_is_highest_by_another_way() -> None:
    days, ended = drawn(1)
    times, over = np.asarray(days), np.asarray(ended)

    def against(at: np.ndarray) -> float:
        there = lognorm(s=math.exp(at[1]), scale=math.exp(at[0]))
        return -float(there.logpdf(times[over]).sum() + there.logsf(times[~over]).sum())

    best = minimize(against, [5.0, 0.0], method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-9})
    found = fit_lognormal(days, ended)
    assert found is not None
    assert (found.log_mean, math.log(found.log_spread)) == pytest.approx(tuple(best.x), abs=1e-5)
    assert found.mean_days == pytest.approx(lognorm(s=found.log_spread, scale=math.exp(found.log_mean)).mean())
    assert found.cv == pytest.approx(math.sqrt(math.expm1(found.log_spread**2)))


@pytest.mark.parametrize("seed", range(5))
def test_it_agrees_with_lifelines(seed: int) -> None:
    days, ended = drawn(seed, n=120)
    theirs, ours = LogNormalFitter().fit(days, ended), fit_lognormal(days, ended)
    assert ours is not None
    assert (ours.log_mean, ours.log_spread) == pytest.approx((theirs.mu_, theirs.sigma_), rel=2e-4)


def test_its_interval_holds_as_often_as_it_says() -> None:
    true = math.exp(5.2 + 0.7**2 / 2)
    holds = 0
    for seed in range(200):
        found = fit_lognormal(*drawn(seed))
        assert found is not None
        holds += found.interval.low <= true <= found.interval.high
    assert 0.90 <= holds / 200 <= 0.98  # 95 %, and what 200 draws may differ from it


def test_of_too_little_that_has_ended_there_is_none() -> None:
    assert fit_lognormal([], []) is None
    assert fit_lognormal([30, 60, 90], [False, False, False]) is None
    assert fit_lognormal([30, 30, 90], [True, True, False]) is None


def test_what_ended_on_its_first_day_lasted_half_of_it() -> None:
    assert fit_lognormal([0, 30, 90], [True, True, True]) == fit_lognormal([0.5, 30, 90], [True, True, True])


@pytest.mark.parametrize(
    ("days", "ended", "says"),
    [
        ([1, 2], [True], "as long as days"),
        ([-1, 2], [True, True], "from 0 up"),
        ([math.inf, 2], [True, True], "from 0 up"),
    ],
)
def test_what_are_no_times_is_refused(days: list[float], ended: list[bool], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        fit_lognormal(days, ended)
