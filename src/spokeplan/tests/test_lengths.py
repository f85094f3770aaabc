"""Lengths of time: their tables keep the mean, and the shape as far as 4,096 cells can."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import expon, lognorm

from spokeplan.plan import CELLS, Exponential, LogNormal, Observed, Unfit

pytestmark = pytest.mark.once


@given(st.floats(1, 1000), st.floats(0, 3))
def test_a_lognormal_table_rises_and_keeps_the_mean(mean: float, cv: float) -> None:
    table = LogNormal(mean, cv).table()
    assert (table.shape, bool((np.diff(table) >= 0).all())) == ((CELLS,), True)
    assert table.mean() == pytest.approx(mean, rel=1e-6, abs=1e-6)


def test_the_spread_is_that_of_the_distribution_but_for_a_little_in_the_last_cell() -> None:
    assert LogNormal(200, 0.6).table().std() / 200 == pytest.approx(0.6, rel=2e-3)
    assert Exponential(90).table().std() / 90 == pytest.approx(1, rel=5e-4)


def test_the_middle_of_a_table_is_where_the_distribution_says() -> None:
    shape = np.sqrt(np.log(1.36))
    theirs = lognorm(shape, scale=200 / np.exp(shape**2 / 2)).ppf([0.1, 0.5, 0.9])
    assert np.quantile(LogNormal(200, 0.6).table(), [0.1, 0.5, 0.9]) == pytest.approx(theirs, rel=1e-3)
    assert np.quantile(Exponential(90).table(), [0.1, 0.5, 0.9]) == pytest.approx(
        expon(scale=90).ppf([0.1, 0.5, 0.9]), rel=2e-3
    )


@given(st.lists(st.floats(0, 2000), min_size=1, max_size=50).filter(lambda days: max(days) > 1))
def test_observed_lengths_keep_their_mean_and_their_limits(days: list[float]) -> None:
    table = Observed(tuple(days)).table()
    assert table.mean() == pytest.approx(np.mean(days), rel=1e-6, abs=1e-5)
    assert min(days) - 1e-5 <= table[0] <= table[-1] <= max(days) + 1e-5


def test_observed_lengths_are_each_as_likely() -> None:
    table = Observed((30, 60, 30, 400)).table()
    assert {float(day): int((table == day).sum()) for day in np.unique(table)} == {30: 2048, 60: 1024, 400: 1024}


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (lambda: LogNormal(0, 1), r"mean_days is 0: give a number above 0\."),
        (lambda: LogNormal(100, -0.1), r"cv is -0\.1: give a number from 0 up"),
        (lambda: LogNormal(float("nan"), 1), "mean_days is nan"),
        (lambda: LogNormal("long", 1), "mean_days is 'long'"),
        (lambda: Exponential(float("inf")), "mean_days is inf"),
        (lambda: Observed(()), "at least one length"),
        (lambda: Observed((3, -1)), "observed_days is -1"),
        (lambda: Observed((0, 0)), "at least one length above 0"),
    ],
)
def test_a_length_that_is_none_is_refused(made: object, says: str) -> None:
    with pytest.raises(Unfit, match=says):
        made()  # type: ignore[operator]  # each is a function
