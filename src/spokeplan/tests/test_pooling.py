"""Partial pooling: a published example, the model by brute force, how often its intervals hold, its ends."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import beta, betabinom

from spokeplan.statistics import Pooled, pool_sites, wilson
from spokeplan.statistics.pooling import _log_rise

pytestmark = pytest.mark.once

# Tumours in 71 groups of rats: R. E. Tarone (1982), Biometrics 38:215–220; A. Gelman and others (2013), section 5.3.
RATS_WITH = [
    *[0] * 14, *[1] * 8, *[2] * 9, 1, 5, 2, 5, 3, 2, 7, 7, 3, 3, 2, 9, 10, *[4] * 7, 10, *[4] * 3, 5, 11, 12, 5, 5, 6,
    5, *[6] * 4, 16, 15, 15, 9, 4,
]  # fmt: skip
RATS = [
    *[20] * 7, *[19] * 4, 18, 18, 17, *[20] * 4, 19, 19, 18, 18, 25, 24, 23, *[20] * 6, 10, 49, 19, 46, 27, 17, 49, 47,
    20, 20, 13, 48, 50, *[20] * 7, 48, 19, 19, 19, 22, 46, 49, 20, 20, 23, 19, 22, 20, 20, 20, 52, 46, 47, 24, 14,
]  # fmt: skip
SIZES = [15, 25, 40, 60, 115]  # five settings that share 255 closed cases


@st.composite
def sites(draw: st.DrawFn) -> tuple[list[int], list[int]]:
    wholes = draw(st.lists(st.integers(1, 300), min_size=2, max_size=6))
    return [draw(st.integers(0, whole)) for whole in wholes], wholes


def ends(pooled: Pooled) -> np.ndarray:
    return np.array([(site.interval.low, site.interval.high) for site in pooled.sites if site.interval])


def test_the_published_example() -> None:
    """The book's posterior means of α and β are 2.4 and 14.3; with them, 4 of 14 becomes 6.4 of 30.7."""
    pooled = pool_sites(RATS_WITH, RATS)
    assert len(RATS_WITH) == len(RATS) == 71
    assert pooled.rate == pytest.approx(2.4 / (2.4 + 14.3), abs=0.003)
    assert pooled.sites[-1].estimate == pytest.approx(6.4 / 30.7, abs=0.005)
    assert pooled.sites[-1].pull == pytest.approx(16.7 / 30.7, abs=0.04)


@pytest.mark.parametrize(
    ("parts", "wholes"),
    [
        ([30, 40, 20, 50, 44], [50, 50, 40, 60, 51]),
        ([0] * 5, [20] * 5),
        ([7] * 3, [10] * 3),
        ([1, 2, 9, 40], [10] * 3 + [45]),
    ],
)
def test_it_is_the_model_of_the_docstring_by_brute_force(parts: list[int], wholes: list[int]) -> None:
    """A plain fine grid over the mean (by its arcsine) and the spread, with scipy's own beta-binomial."""
    angle, spread = (axis.ravel() for axis in np.meshgrid(*((np.arange(n) + 0.5) / n for n in (600, 300))))
    mean = np.sin(np.pi * angle / 2) ** 2
    strength = 1 / spread**2 - 1
    a, b = mean * strength, (1 - mean) * strength
    logs = sum(betabinom.logpmf(part, whole, a, b) for part, whole in zip(parts, wholes, strict=True))
    weight = np.exp(logs - logs.max()) * np.sin(np.pi * angle)
    weight /= weight.sum()
    pooled = pool_sites(parts, wholes)
    assert pooled.rate == pytest.approx(weight @ mean, abs=5e-4)
    between = spread * np.sqrt(mean * (1 - mean))
    assert weight[between <= pooled.spread].sum() == pytest.approx(0.5, abs=0.01)
    for values, interval in ((between, pooled.spread_interval), (mean, pooled.rate_interval)):
        assert interval is not None
        assert weight[values <= interval.low].sum() == pytest.approx(0.025, abs=0.004)
        assert weight[values <= interval.high].sum() == pytest.approx(0.975, abs=0.004)
    for part, whole, site in zip(parts, wholes, pooled.sites, strict=True):
        assert site.estimate == pytest.approx(weight @ ((a + part) / (strength + whole)), abs=1e-4)
        assert site.pull == pytest.approx(weight @ (strength / (strength + whole)), abs=2e-3)
        assert site.interval is not None
        assert weight @ beta.cdf(site.interval.high, a + part, b + whole - part) == pytest.approx(0.975, abs=1e-3)
        if part:
            assert weight @ beta.cdf(site.interval.low, a + part, b + whole - part) == pytest.approx(0.025, abs=1e-3)


def test_its_intervals_hold_as_often_as_they_say_when_the_prior_is_right() -> None:
    """300 sites, five at a time: 0.95 with a standard error of about 0.013."""
    chance = np.random.default_rng(20161)
    held = []
    for _ in range(60):
        mean, strength = chance.uniform(), 1 / chance.uniform() ** 2 - 1
        truth = chance.beta(mean * strength, (1 - mean) * strength, size=5)
        low, high = ends(pool_sites(chance.binomial(SIZES, truth), SIZES)).T
        # A rate that rounds to exactly 0 or 1 lies at the end of its interval.
        held.append((low - 1e-8 <= truth) & (truth <= high + 1e-8))
    assert np.mean(held) == pytest.approx(0.95, abs=0.03)


@pytest.mark.parametrize("spread", [0.0, 0.07, 0.15])
def test_and_hold_with_one_true_spread_where_empirical_bayes_does_not(spread: float) -> None:
    chance = np.random.default_rng(7)
    held, fixed = [], []
    for _ in range(30):
        truth = np.full(5, 0.7)
        if spread:
            strength = 0.7 * 0.3 / spread**2 - 1
            truth = chance.beta(0.7 * strength, 0.3 * strength, size=5)
        parts = chance.binomial(SIZES, truth)
        low, high = ends(pool_sites(parts, SIZES)).T
        held.append((low <= truth) & (truth <= high))
        low, high = empirical_bayes(parts)
        fixed.append((low <= truth) & (truth <= high))
    assert np.mean(held) > 0.91
    assert np.mean(fixed) < np.mean(held) - 0.05


def empirical_bayes(parts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The rejected way: the likeliest mean and strength on a grid, then taken as known."""
    mean, strength = (axis.ravel() for axis in np.meshgrid(np.linspace(0.3, 0.98, 120), np.geomspace(0.5, 1e6, 120)))
    a, b = mean * strength, (1 - mean) * strength
    best = int(np.argmax(sum(betabinom.logpmf(part, whole, a, b) for part, whole in zip(parts, SIZES, strict=True))))
    shapes = a[best] + parts, b[best] + np.array(SIZES) - parts
    return beta.ppf(0.025, *shapes), beta.ppf(0.975, *shapes)


@settings(max_examples=25)
@given(sites())
def test_estimates_lie_within_their_intervals_and_between_the_sites(counted: tuple[list[int], list[int]]) -> None:
    pooled = pool_sites(*counted)
    assert pooled.rate is not None
    assert pooled.rate_interval is not None
    assert pooled.spread is not None
    assert pooled.spread_interval is not None
    assert 0 < pooled.rate_interval.low <= pooled.rate <= pooled.rate_interval.high < 1
    assert 0 < pooled.spread_interval.low <= pooled.spread <= pooled.spread_interval.high <= 0.5
    for part, whole, site in zip(*counted, pooled.sites, strict=True):
        assert site.own == wilson(part, whole)
        assert site.interval is not None
        assert site.estimate is not None
        assert 0 <= site.interval.low <= site.interval.high <= 1
        assert 0 <= site.estimate <= 1
        assert 0 < site.pull < 1


@settings(max_examples=15)
@given(sites(), st.randoms())
def test_the_order_of_sites_and_sites_of_nobody_do_not_matter(
    counted: tuple[list[int], list[int]], chance: random.Random
) -> None:
    pooled = pool_sites(*counted)
    order = chance.sample(range(len(counted[0])), len(counted[0]))
    shuffled = pool_sites([0, *(counted[0][at] for at in order)], [0, *(counted[1][at] for at in order)])
    assert shuffled.rate == pytest.approx(pooled.rate)
    assert shuffled.sites[0].estimate is None
    for at, site in zip(order, shuffled.sites[1:], strict=True):
        assert site.estimate == pytest.approx(pooled.sites[at].estimate)
        assert site.pull == pytest.approx(pooled.sites[at].pull)


@settings(max_examples=15)
@given(sites())
def test_the_opposite_outcome_gives_the_opposite_estimates(counted: tuple[list[int], list[int]]) -> None:
    parts, wholes = counted
    pooled, opposite = pool_sites(parts, wholes), pool_sites(np.subtract(wholes, parts), wholes)
    assert opposite.rate == pytest.approx(1 - pooled.rate, abs=1e-6)
    assert opposite.spread == pytest.approx(pooled.spread, abs=1e-6)
    assert ends(opposite) == pytest.approx(1 - ends(pooled)[:, ::-1], abs=1e-6)


def test_the_thinner_a_sites_numbers_the_more_it_is_pulled() -> None:
    pooled = pool_sites([2, 40, 160, 300], [4, 60, 200, 500])
    pulls = [site.pull for site in pooled.sites]
    assert pulls == sorted(pulls, reverse=True)
    assert pulls[0] > 10 * pulls[-1]


def test_the_more_sites_differ_the_less_they_are_pulled() -> None:
    alike, apart = pool_sites([30, 31, 29], [50] * 3), pool_sites([5, 45, 25], [50] * 3)
    assert alike.sites[0].pull > 0.5 > 0.1 > apart.sites[0].pull
    assert alike.spread < apart.spread


def test_sites_with_the_same_rate_are_told_apart_from_sites_known_to_be_equal() -> None:
    """However much is counted, three sites alike leave a spread possible; it shrinks with the numbers."""
    few, many = pool_sites([7] * 3, [10] * 3), pool_sites([7_000] * 3, [10_000] * 3)
    assert few.spread_interval is not None
    assert few.spread_interval.high > 0.2
    assert many.spread < few.spread / 5
    assert many.sites[0].estimate == pytest.approx(0.7, abs=1e-3)


@pytest.mark.parametrize("size", [10**6, 10**9])
def test_complete_pooling_of_many_people_neither_overflows_nor_cancels(size: int) -> None:
    pooled = pool_sites([size // 2, size // 2 + 3], [size, size])
    assert pooled.sites[0].estimate == pytest.approx(0.5, abs=1e-5)
    # Between both sites as one and the site alone.
    half = (ends(pooled)[0][1] - ends(pooled)[0][0]) / 2
    assert 0.98 / (2 * size) ** 0.5 < half < 0.98 / size**0.5
    assert all(map(np.isfinite, ends(pooled).ravel()))


def test_the_log_of_a_rising_product_is_right_where_it_changes_its_formula() -> None:
    for start in (0.3, 3.0, 49.0, 50.0, 51.0, 500.0):
        exact = sum(np.log1p(step / start) for step in range(400))
        assert _log_rise(np.array([start]), 400)[0] == pytest.approx(exact, abs=1e-10)
    assert _log_rise(np.array([1e14]), 10**6)[0] == pytest.approx(0.005, rel=1e-4)


def test_all_or_none_of_everybody_still_has_a_width() -> None:
    none, all_of_them = pool_sites([0] * 5, [20] * 5), pool_sites([20] * 5, [20] * 5)
    assert ends(none)[0][1] > 0.02
    assert ends(all_of_them)[0][0] < 0.98
    assert none.rate > 0


@pytest.mark.parametrize(("parts", "wholes"), [([], []), ([0, 0], [0, 0]), ([3], [4]), ([3, 0], [4, 0])])
def test_with_fewer_than_two_sites_there_is_nothing_to_pool(parts: list[int], wholes: list[int]) -> None:
    pooled = pool_sites(parts, wholes)
    assert (pooled.rate, pooled.rate_interval, pooled.spread, pooled.spread_interval) == (None, None, None, None)
    assert [site.own for site in pooled.sites] == [wilson(*pair) for pair in zip(parts, wholes, strict=True)]
    assert all((site.estimate, site.interval, site.pull) == (None, None, None) for site in pooled.sites)


@pytest.mark.parametrize(
    ("parts", "wholes", "level", "says"),
    [
        ([-1], [4], 0.95, "numerators must be from 0 up, not -1"),
        ([1], [4.5], 0.95, r"denominators must be a list of whole numbers, not \[4.5\]"),
        ([1, 2], [4], 0.95, r"denominators must be as long as numerators \(2\), not 1"),
        ([1, 5], [4, 4], 0.95, "numerators must be at most their denominators; 5 of 4 is not"),
        ([1, 2], [4, 4], 1.0, "level must lie between 0 and 1, not 1.0"),
    ],
)
def test_what_cannot_be_pooled_is_refused(parts: list[int], wholes: list[int], level: float, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        pool_sites(parts, wholes, level=level)
