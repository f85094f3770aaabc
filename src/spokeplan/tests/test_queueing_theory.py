"""The simulation against what is known on paper: one area, one level, after it has run in.

Tolerances are four standard errors of the simulated mean, seed 1; with each is said how far off it may be and pass.
"""

from dataclasses import replace
from datetime import date
from math import exp, factorial
from typing import Any

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.stats import lognorm

from spokeplan.plan import Area, Exponential, Length, Level, LogNormal, Observed, Plan, Post
from spokeplan.simulation import Output, Simulated, simulate

from .plans import a_plan

pytestmark = pytest.mark.once

RUN_IN = slice(240, None)


def a_queue(*, a_day: float, places: int, length: Length, months: int = 1200, **other: Any) -> Plan:
    """``a_day`` referrals a day to ``places`` places, in 100 years."""
    rate = Area(name="north", referrals_a_year=a_day * 365.25)
    post = Post(name="first", area="north", start=date(2020, 1, 1), caseload_cap=places)
    return a_plan(months=months, areas=(rate,), posts=(post,), length=length, **other)


def within(values: np.ndarray, expected: float, *, error_at_most: float) -> None:
    """Four standard errors; and the test is sharp enough to fail where it should."""
    mean, error = values.mean(), values.std(ddof=1) / len(values) ** 0.5
    assert error < error_at_most * expected / 4
    assert abs(mean - expected) < 4 * error, (mean, error, expected)


def erlang_c(a_day: float, mean_days: float, places: int) -> float:
    """The chance of having to wait."""
    load = a_day * mean_days
    last = load**places / factorial(places) * places / (places - load)
    return last / (sum(load**k / factorial(k) for k in range(places)) + last)


def mean_waits(found: Simulated, level: int = 0) -> np.ndarray:
    return found.mean_wait(level, months=RUN_IN)


@pytest.mark.parametrize(("a_day", "mean", "places"), [(0.08, 10, 1), (0.3, 10, 4), (0.1, 90, 11)])
def test_waits_are_erlangs(a_day: float, mean: float, places: int) -> None:
    expected = erlang_c(a_day, mean, places) * mean / (places - a_day * mean)
    found = simulate(a_queue(a_day=a_day, places=places, length=Exponential(mean)), seed=1, replications=400)
    within(mean_waits(found), expected, error_at_most=0.08)


def test_with_one_place_waits_are_pollaczeks() -> None:
    plan = a_queue(a_day=0.06, places=1, length=LogNormal(10, 1.0))
    expected = 0.06 * 100 * 2 / (2 * (1 - 0.6))
    within(mean_waits(simulate(plan, seed=1, replications=400)), expected, error_at_most=0.04)


def test_who_comes_before_whom_is_cobhams() -> None:
    levels = (Level(name="high", share=0.25), Level(name="low", share=0.75))
    plan = a_queue(a_day=0.08, places=1, length=Exponential(10), levels=levels)
    found = simulate(plan, seed=1, replications=400)
    left_over, high, all_ = 0.08 * 100, 0.2, 0.8
    within(mean_waits(found, 0), left_over / (1 - high), error_at_most=0.02)
    within(mean_waits(found, 1), left_over / (1 - high) / (1 - all_), error_at_most=0.05)


@pytest.mark.parametrize(("a_day", "patience"), [(0.2, 30), (0.05, 100), (0.1, 5)])
def test_who_gives_up_is_erlang_as(a_day: float, patience: float) -> None:
    """M/M/c+M: a birth–death chain, solved by its balance equations."""
    mean, places = 60, 5
    level = Level(name="all", share=1, patience=Exponential(patience))
    found = simulate(
        a_queue(a_day=a_day, places=places, length=Exponential(mean), levels=(level,)), seed=1, replications=300
    )
    leaves = np.array([min(n, places) / mean + max(n - places, 0) / patience for n in range(1, 400)])
    likely = np.concatenate([[1], np.cumprod(a_day / leaves)])
    likely /= likely.sum()
    there = np.arange(400)
    waiting, held = likely @ np.maximum(there - places, 0), likely @ np.minimum(there, places)
    gave_up = found.over(Output.WITHDRAWN, months=RUN_IN) / found.over(Output.REFERRED, months=RUN_IN)
    within(gave_up, waiting / patience / a_day, error_at_most=0.06)
    within(found.by_month(Output.WAITING)[:, RUN_IN].mean(axis=1), waiting, error_at_most=0.06)
    within(found.by_month(Output.CASELOAD)[:, RUN_IN].mean(axis=1), held, error_at_most=0.03)


@pytest.mark.parametrize("length", [LogNormal(200, 0.6), Exponential(200), Observed((20, 20, 500, 260))])
def test_with_room_for_all_the_caseload_is_poisson_at_every_time(length: Length) -> None:
    """M/G/∞, begun empty: at time t Poisson with mean λ ∫_0^t P(X > x) dx."""
    plan = a_queue(a_day=0.1, places=60, length=length, months=36)
    plan = replace(plan, posts=tuple(replace(plan.posts[0], name=f"p{n}") for n in range(3)))
    caseload = simulate(plan, seed=1, replications=4000).by_month(Output.CASELOAD)
    table = length.table()
    for month in (2, 11, 35):
        at = plan.month_days[month + 1]
        expected = 0.1 * np.minimum(table, at).mean()
        within(caseload[:, month], expected, error_at_most=0.04)
        assert caseload[:, month].var() == pytest.approx(expected, rel=0.1)
        assert (caseload[:, month] == 15).mean() == pytest.approx(
            exp(-expected) * expected**15 / factorial(15), abs=0.012
        )


def test_what_is_left_of_a_stay_has_the_density_of_theory() -> None:
    """Begun with a full caseload and nobody referred, the share still there at t is ∫_t^∞ P(X > x) dx / m."""
    plan = a_queue(a_day=0, places=50, length=LogNormal(200, 0.8), months=24)
    plan = replace(plan, posts=(replace(plan.posts[0], open_cases=50),))
    caseload = simulate(plan, seed=1, replications=2000).by_month(Output.CASELOAD) / 50
    shape = np.sqrt(np.log1p(0.64))
    longer = lognorm(shape, scale=200 / np.exp(shape**2 / 2)).sf
    for month in (1, 5, 10):
        expected = 1 - quad(longer, 0, plan.month_days[month + 1])[0] / 200
        within(caseload[:, month], expected, error_at_most=0.05)
