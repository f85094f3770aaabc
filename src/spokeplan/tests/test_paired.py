"""First level against last: the table, the net difference and its interval, the sign test."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar
from scipy.special import xlogy
from statsmodels.stats.contingency_tables import mcnemar

from spokeplan.statistics import PairedChange, paired_change, wilson

pytestmark = pytest.mark.once

PAIRS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=200)


def moved(lowered: int, raised: int, unchanged: int) -> PairedChange:
    first = [1] * lowered + [0] * raised + [1] * unchanged
    return paired_change(first, [0] * lowered + [1] * raised + [1] * unchanged)


def both(pairs: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    return [before for before, _ in pairs], [after for _, after in pairs]


# M. W. Fagerland, S. Lydersen, P. Laake (2017), Statistical Analysis of Contingency Tables, chapter 8: Tango's interval
# and the exact conditional test, for Bentur and others (2009) and Cavo and others (2012).
@pytest.mark.parametrize(
    ("lowered", "raised", "unchanged", "low", "high", "p"),
    [(7, 1, 13, 0.026, 0.517, 0.0703), (16, 6, 139, 0.0054, 0.1240, 0.0525)],
)
def test_the_published_examples(lowered: int, raised: int, unchanged: int, low: float, high: float, p: float) -> None:
    change = moved(lowered, raised, unchanged)
    assert change.net_interval is not None
    assert (change.net_interval.low, change.net_interval.high) == pytest.approx((low, high), abs=5e-4)
    assert change.p_value == pytest.approx(p, abs=5e-5)


def test_the_table_is_first_by_last_and_everything_is_read_off_it() -> None:
    change = paired_change([3, 3, 2, 1, 0], [1, 3, 1, 2, 0], scale=[0, 1, 2, 3, 4])
    assert change.scale == (0, 1, 2, 3, 4)
    assert change.table == ((1, 0, 0, 0, 0), (0, 0, 1, 0, 0), (0, 1, 0, 0, 0), (0, 1, 0, 1, 0), (0, 0, 0, 0, 0))
    assert (change.pairs, change.lowered, change.unchanged, change.raised) == (5, 2, 2, 1)
    assert change.net_difference == pytest.approx(0.2)
    assert change.share_lowered == wilson(2, 5)


def test_without_a_scale_the_table_has_the_levels_that_were_seen() -> None:
    assert paired_change([5, -2], [5, 7]).scale == (-2, 5, 7)


@given(PAIRS)
def test_the_sign_test_is_mcnemars_exact_one(pairs: list[tuple[int, int]]) -> None:
    change = paired_change(*both(pairs))
    theirs = mcnemar([[0, change.lowered], [change.raised, 0]], exact=True)
    assert change.p_value == pytest.approx(min(1, theirs.pvalue))


@given(PAIRS, st.floats(0.5, 0.999))
def test_swapping_first_and_last_turns_everything_round(pairs: list[tuple[int, int]], level: float) -> None:
    first, last = both(pairs)
    there, back = paired_change(first, last, level=level), paired_change(last, first, level=level)
    assert (there.lowered, there.raised) == (back.raised, back.lowered)
    assert np.array_equal(np.transpose(there.table), back.table)
    assert there.net_interval is not None
    assert back.net_interval is not None
    assert there.net_interval.low == pytest.approx(-back.net_interval.high, abs=1e-10)
    assert there.p_value == back.p_value


@given(PAIRS, st.randoms())
def test_the_order_of_young_people_and_the_distance_between_levels_do_not_matter(
    pairs: list[tuple[int, int]], chance: random.Random
) -> None:
    expected = paired_change(*both(pairs))
    assert paired_change(*both(chance.sample(pairs, len(pairs)))) == expected
    stretched = paired_change(*both([(before**3, after**3) for before, after in pairs]))
    assert (stretched.table, stretched.net_interval) == (expected.table, expected.net_interval)


@given(PAIRS)
def test_the_interval_holds_the_difference_and_widens_with_the_level(pairs: list[tuple[int, int]]) -> None:
    change, surer = paired_change(*both(pairs)), paired_change(*both(pairs), level=0.99)
    assert change.net_interval is not None
    assert surer.net_interval is not None
    assert change.net_difference is not None
    assert -1 <= change.net_interval.low <= change.net_difference <= change.net_interval.high <= 1
    assert change.net_interval.low < change.net_interval.high
    assert surer.net_interval.low <= change.net_interval.low
    assert change.net_interval.high <= surer.net_interval.high


def squared_score(lowered: int, raised: int, pairs: int, difference: float) -> float:
    """Tango's score from its definition: the share raised that is likeliest given the difference, by search."""

    def against(raised_share: float) -> float:
        shares = (raised_share + difference, raised_share, 1 - 2 * raised_share - difference)
        counts = (lowered, raised, pairs - lowered - raised)
        return -float(sum(xlogy(count, max(share, 1e-300)) for count, share in zip(counts, shares, strict=True)))

    bounds = (max(0, -difference), (1 - difference) / 2)
    likeliest = minimize_scalar(against, bounds=bounds, method="bounded", options={"xatol": 1e-12}).x
    variance = pairs * (2 * likeliest + difference * (1 - difference))
    return float((lowered - raised - pairs * difference) ** 2 / variance)


@pytest.mark.parametrize(("lowered", "raised", "pairs"), [(7, 1, 21), (16, 6, 161), (3, 0, 9), (0, 4, 9), (2, 8, 10)])
def test_each_limit_is_where_the_score_test_begins_to_refuse(lowered: int, raised: int, pairs: int) -> None:
    found = moved(lowered, raised, pairs - lowered - raised).net_interval
    assert found is not None
    for end in (found.low, found.high):
        assert squared_score(lowered, raised, pairs, end) == pytest.approx(1.959964**2, rel=1e-4)


@pytest.mark.parametrize("pairs", [1, 10, 1_000])
def test_with_nobody_moved_the_limits_are_wilsons_for_none(pairs: int) -> None:
    still, none = moved(0, 0, pairs), wilson(0, pairs).interval
    assert still.net_interval is not None
    assert none is not None
    assert (still.net_interval.low, still.net_interval.high) == pytest.approx((-none.high, none.high))
    assert (still.net_difference, still.p_value) == (0, 1)


@pytest.mark.parametrize("pairs", [1, 10, 1_000])
def test_with_everybody_lowered_the_upper_limit_is_all(pairs: int) -> None:
    found = moved(pairs, 0, 0).net_interval
    assert found is not None
    assert found.high == 1
    squared = 1.959964**2
    assert found.low == pytest.approx((pairs - squared) / (pairs + squared))


def test_of_nobody_nothing_is_known() -> None:
    nobody = paired_change([], [], scale=[0, 1])
    assert (nobody.pairs, nobody.table) == (0, ((0, 0), (0, 0)))
    assert (nobody.net_difference, nobody.net_interval, nobody.p_value) == (None, None, None)
    assert nobody.share_lowered.share is None


@pytest.mark.parametrize(
    ("first", "last", "scale", "says"),
    [
        ([1.5], [1], None, r"first must be a list of whole numbers, not \[1.5\]"),
        ([1], [[1]], None, r"last must be a list of whole numbers, not \[\[1\]\]"),
        ([1, 2], [1], None, r"last must be as long as first \(2\), not 1"),
        ([1], [1], [1, 1], r"scale must rise from one to the next, not \[1, 1\]"),
        ([1, 4], [1, 2], [1, 2], r"\[4\] is not in \[1, 2\]"),
    ],
)
def test_what_cannot_be_paired_is_refused(
    first: list[int], last: list[int], scale: list[int] | None, says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        paired_change(first, last, scale=scale)
