"""Funnel limits: the published formula, the exact tail they stand for, and the picture upside down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from spokeplan.statistics import funnel_limits, place_on_funnel

pytestmark = pytest.mark.once

SHARES = st.floats(0.01, 0.99)


def published(overall: float, size: int, probability: float) -> float:
    """D. J. Spiegelhalter (2005), appendix A.1, by counting up."""
    reached = 0
    while binom.cdf(reached, size, overall) < probability:
        reached += 1
    excess = (binom.cdf(reached, size, overall) - probability) / binom.pmf(reached, size, overall)
    return float((reached - excess) / size)


@pytest.mark.parametrize(("overall", "size"), [(0.72, 30), (0.1, 200), (0.5, 51), (0.93, 17)])
def test_the_limits_are_spiegelhalters_the_upper_one_a_person_further_out(overall: float, size: int) -> None:
    (limits,) = funnel_limits(overall, [size])
    for interval in limits.intervals:
        tail = (1 - interval.level) / 2
        assert interval.low == pytest.approx(max(0, published(overall, size, tail)))
        assert interval.high == pytest.approx(min(1, published(overall, size, 1 - tail) + 1 / size))


@given(SHARES, st.integers(1, 400))
def test_the_limits_hold_the_overall_share_and_are_nested(overall: float, size: int) -> None:
    (limits,) = funnel_limits(overall, [size])
    inner, outer = limits.intervals
    assert (inner.level, outer.level) == (0.95, 0.998)
    assert 0 <= outer.low <= inner.low <= overall <= inner.high <= outer.high <= 1


@given(st.fractions(0, 1, max_denominator=128).filter(lambda share: 128 % share.denominator == 0), st.integers(1, 400))
def test_the_opposite_outcome_gives_the_picture_upside_down(overall: float, size: int) -> None:
    """On shares whose complement is exact: a limit jumps where the tail equals its chance."""
    share = float(overall)
    (limits,), (opposite,) = funnel_limits(share, [size]), funnel_limits(1 - share, [size])
    for there, back in zip(limits.intervals, opposite.intervals, strict=True):
        assert there.low == pytest.approx(1 - back.high, abs=1e-12)


@given(SHARES, st.integers(1, 300), st.data())
def test_a_place_is_decided_by_the_exact_tail_and_agrees_with_the_lines(
    overall: float, size: int, data: st.DataObject
) -> None:
    part = data.draw(st.integers(0, size))
    place = place_on_funnel(part, size, overall=overall)
    assert place.share == part / size
    (limits,) = funnel_limits(overall, [size])
    tails = {"below": binom.cdf(part, size, overall), "above": binom.sf(part - 1, size, overall)}
    outside = {}
    for interval in limits.intervals:
        tail = (1 - interval.level) / 2
        for side, chance in tails.items():
            if chance < tail * (1 - 1e-9):
                outside[interval.level] = side
                beyond = interval.low - part / size if side == "below" else part / size - interval.high
                assert beyond > -1e-9
            elif chance > tail * (1 + 1e-9):
                assert interval.low - 1e-9 <= part / size or side == "above"
                assert part / size <= interval.high + 1e-9 or side == "below"
    assert place.beyond == max(outside, default=None)
    assert place.side == (outside[place.beyond] if place.beyond else "within")


@pytest.mark.parametrize(
    ("part", "side", "beyond"),
    [(36, "within", None), (27, "below", 0.95), (24, "below", 0.998), (43, "above", 0.95), (47, "above", 0.998)],
)
def test_the_zones_of_a_site_of_50(part: int, side: str, beyond: float | None) -> None:
    place = place_on_funnel(part, 50, overall=0.72)
    assert (place.side, place.beyond) == (side, beyond)


@given(SHARES)
def test_the_funnel_narrows(overall: float) -> None:
    limits = funnel_limits(overall, [10, 100, 1_000, 10_000])
    widths = [limit.intervals[0].high - limit.intervals[0].low for limit in limits]
    assert widths == sorted(widths, reverse=True)


def test_at_the_ends_one_person_is_enough_to_lie_outside() -> None:
    assert place_on_funnel(0, 20, overall=0).side == "within"
    assert place_on_funnel(1, 20, overall=0).beyond == 0.998
    assert place_on_funnel(19, 20, overall=1).side == "below"
    (limits,) = funnel_limits(0, [20])
    assert [interval.low for interval in limits.intervals] == [0, 0]
    assert all(interval.high < 1 / 20 for interval in limits.intervals)


def test_a_site_of_nobody_has_no_limits_and_no_place() -> None:
    none, some = funnel_limits(0.5, [0, 10], levels=(0.9,))
    assert (none.denominator, none.intervals) == (0, ())
    assert [interval.level for interval in some.intervals] == [0.9]
    place = place_on_funnel(0, 0, overall=0.5)
    assert (place.share, place.side, place.beyond) == (None, None, None)
    assert funnel_limits(0.5, []) == ()
    assert funnel_limits(0.5, [0])[0].intervals == ()


@pytest.mark.parametrize(
    ("overall", "sizes", "levels", "says"),
    [
        (1.2, [5], (0.95,), "overall must lie from 0 to 1, not 1.2"),
        (0.5, [-5], (0.95,), "denominators must be from 0 up, not -5"),
        (0.5, [2.5], (0.95,), r"denominators must be a list of whole numbers, not \[2.5\]"),
        (0.5, [5], (0.95, 1.5), "levels must lie between 0 and 1, not 1.5"),
        (0.5, [5], (0.998, 0.95), r"levels must rise from one to the next, not \(0.998, 0.95\)"),
        (0.5, [5], (), r"levels must rise from one to the next, not \(\)"),
    ],
)
def test_what_makes_no_funnel_is_refused(
    overall: float, sizes: list[int], levels: tuple[float, ...], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        funnel_limits(overall, sizes, levels=levels)


def test_a_place_refuses_more_than_all() -> None:
    with pytest.raises(ValueError, match="numerator must be at most the denominator 5, not 6"):
        place_on_funnel(6, 5, overall=0.5)
