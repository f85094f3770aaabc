"""Shares and rates: published figures, an independent implementation, and what must hold for every count."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, poisson
from statsmodels.stats.proportion import proportion_confint

from spokeplan.statistics import Interval, rate_per, wilson

pytestmark = pytest.mark.once

LEVELS = st.floats(0.5, 0.999)


@st.composite
def counted(draw: st.DrawFn, largest: int = 2_000) -> tuple[int, int]:
    whole = draw(st.integers(1, largest))
    return draw(st.integers(0, whole)), whole


# R. G. Newcombe (1998), Statistics in Medicine 17:857–872, table I, method 3.
@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_the_published_intervals(part: int, whole: int, low: float, high: float) -> None:
    interval = wilson(part, whole).interval
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=5e-5)
    assert interval.level == 0.95


@given(counted(), LEVELS)
def test_wilson_is_what_statsmodels_gives(count: tuple[int, int], level: float) -> None:
    interval = wilson(*count, level=level).interval
    assert interval is not None
    theirs = proportion_confint(*count, alpha=1 - level, method="wilson")
    assert (interval.low, interval.high) == pytest.approx(theirs, abs=1e-12)


@given(counted())
def test_wilson_holds_the_share_within_bounds_and_mirrors(count: tuple[int, int]) -> None:
    part, whole = count
    share, other = wilson(part, whole), wilson(whole - part, whole)
    assert share.interval is not None
    assert other.interval is not None
    assert 0 <= share.interval.low <= part / whole <= share.interval.high <= 1
    assert share.interval.low == pytest.approx(1 - other.interval.high, abs=1e-12)


@given(counted(), st.integers(2, 50))
def test_wilson_narrows_with_more_people_and_widens_with_the_level(count: tuple[int, int], times: int) -> None:
    part, whole = count
    few, many, sure = wilson(part, whole), wilson(part * times, whole * times), wilson(part, whole, level=0.99)
    assert few.interval is not None
    assert many.interval is not None
    assert sure.interval is not None
    assert many.interval.high - many.interval.low < few.interval.high - few.interval.low
    assert sure.interval.low <= few.interval.low
    assert few.interval.high <= sure.interval.high


def test_wilson_holds_the_truth_about_as_often_as_it_says() -> None:
    """Exactly computed, over true shares away from 0 and 1 as Newcombe did; Wald's interval fails this at 0.87."""
    held = []
    for truth in (step / 100 for step in range(10, 91)):
        intervals = [wilson(part, 40).interval for part in range(41)]
        inside = [part for part, found in enumerate(intervals) if found and found.low <= truth <= found.high]
        held.append(sum(binom.pmf(inside, 40, truth)))
    assert sum(held) / len(held) == pytest.approx(0.95, abs=0.005)
    assert min(held) > 0.92


def test_a_share_of_nobody_is_missing_and_not_zero() -> None:
    nobody = wilson(0, 0)
    assert (nobody.denominator, nobody.share, nobody.interval) == (0, None, None)
    assert wilson(0, 5).share == 0


# E. S. Pearson, H. O. Hartley, Biometrika Tables for Statisticians, table 40.
@pytest.mark.parametrize(("count", "low", "high"), [(0, 0, 3.689), (5, 1.623, 11.668), (10, 4.795, 18.390)])
def test_rates_have_the_tabulated_poisson_limits(count: int, low: float, high: float) -> None:
    found = rate_per(count, 1, per=1).interval
    assert found is not None
    assert (found.low, found.high) == pytest.approx((low, high), abs=6e-4)


@given(st.integers(0, 5_000), LEVELS)
def test_garwood_puts_half_the_error_at_each_end(count: int, level: float) -> None:
    found = rate_per(count, 1, per=1, level=level).interval
    assert found is not None
    assert poisson.cdf(count, found.high) == pytest.approx((1 - level) / 2)
    if count:
        assert poisson.sf(count - 1, found.low) == pytest.approx((1 - level) / 2)
    else:
        assert found.low == 0


@given(st.integers(0, 5_000), st.floats(1, 1e7), st.floats(1, 1e6))
def test_a_rate_scales_with_its_unit(count: int, population: float, per: float) -> None:
    once, scaled = rate_per(count, population, per=1), rate_per(count, population, per=per)
    assert once.rate is not None
    assert once.interval is not None
    assert scaled.rate == pytest.approx(once.rate * per)
    assert scaled.interval == Interval(
        pytest.approx(once.interval.low * per), pytest.approx(once.interval.high * per), 0.95
    )


def test_a_rate_is_per_10_000_unless_told() -> None:
    assert rate_per(12, 48_000).rate == 2.5


def test_a_rate_of_no_population_is_missing_and_not_zero() -> None:
    nobody = rate_per(0, 0)
    assert (nobody.rate, nobody.interval) == (None, None)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((-1, 5), "numerator must be a whole number from 0 up, not -1"),
        ((1.0, 5), "numerator must be a whole number from 0 up, not 1.0"),
        ((1, -5), "denominator must be a whole number from 0 up, not -5"),
        ((6, 5), "numerator must be at most the denominator 5, not 6"),
    ],
)
def test_wilson_refuses_what_is_not_counted(arguments: tuple[int, int], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        wilson(*arguments)


@pytest.mark.parametrize("level", [0, 1, 95, -0.5, math.nan])
def test_a_level_lies_between_0_and_1(level: float) -> None:
    with pytest.raises(ValueError, match=f"level must lie between 0 and 1, not {level}"):
        wilson(1, 2, level=level)
    with pytest.raises(ValueError, match=f"level must lie between 0 and 1, not {level}"):
        rate_per(1, 2, level=level)


@pytest.mark.parametrize("wrong", [-1, math.nan, math.inf])
def test_a_rate_refuses_a_population_or_unit_that_is_none(wrong: float) -> None:
    with pytest.raises(ValueError, match=f"population must be a number from 0 up, not {wrong}"):
        rate_per(1, wrong)
    with pytest.raises(ValueError, match=f"per must be a number above 0, not {wrong}"):
        rate_per(1, 10, per=wrong)
    with pytest.raises(ValueError, match="per must be a number above 0, not 0"):
        rate_per(1, 10, per=0)
