"""Kaplan–Meier: a published curve, two independent implementations, ties, the ends of the curve."""

import math
import random
import warnings

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from lifelines import KaplanMeierFitter
from lifelines.utils import median_survival_times
from scipy.stats import CensoredData, ecdf

from spokeplan.statistics import Survival, kaplan_meier, restricted_mean

pytestmark = pytest.mark.once

# Weeks in remission on 6-mercaptopurine (E. J. Freireich and others, 1963, Blood 21:699–716), as in every textbook.
ENDED = [6, 6, 6, 7, 10, 13, 16, 22, 23]
OPEN = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
WEEKS, FLAGS = ENDED + OPEN, [True] * len(ENDED) + [False] * len(OPEN)
PEOPLE = st.lists(st.tuples(st.integers(0, 30), st.booleans()), min_size=1, max_size=60)


def curve_of(people: list[tuple[int, bool]], level: float = 0.95) -> Survival:
    return kaplan_meier([time for time, _ in people], [end for _, end in people], level=level)


def test_the_published_curve() -> None:
    """J. P. Klein, M. L. Moeschberger (2003), table 4.1A: at risk, ended, survival."""
    curve = kaplan_meier(WEEKS, FLAGS)
    ends = [(step.time, step.at_risk, step.ended, round(step.survival, 3)) for step in curve.steps if step.ended]
    assert ends == [
        (6, 21, 3, 0.857), (7, 17, 1, 0.807), (10, 15, 1, 0.753), (13, 12, 1, 0.690),
        (16, 11, 1, 0.627), (22, 7, 1, 0.538), (23, 6, 1, 0.448),
    ]  # fmt: skip
    assert (curve.n, curve.ended, curve.censored) == (21, 9, 12)
    assert (curve.median.time, curve.median.low, curve.median.high) == (23, 13, None)


@given(PEOPLE, st.floats(0.5, 0.999))
def test_the_curve_is_lifelines_and_scipys(people: list[tuple[int, bool]], level: float) -> None:
    curve = curve_of(people, level)
    times, ends = (np.array(column) for column in zip(*people, strict=True))
    theirs = KaplanMeierFitter(alpha=1 - level).fit(times, ends)
    limits = theirs.confidence_interval_survival_function_.loc[[step.time for step in curve.steps]].to_numpy()
    sample = CensoredData(uncensored=times[ends], right=times[~ends])
    also = ecdf(sample).sf
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # limits undefined at 0 and 1
        also_limits = also.confidence_interval(level, method="log-log")
    for step, (low, high) in zip(curve.steps, limits, strict=True):
        assert step.survival == pytest.approx(theirs.predict(step.time))
        assert step.survival == pytest.approx(float(also.evaluate(step.time)))
        if 0 < step.survival < 1:
            assert (step.low, step.high) == pytest.approx((low, high))
            assert step.low == pytest.approx(float(also_limits.low.evaluate(step.time)))
            assert step.high == pytest.approx(float(also_limits.high.evaluate(step.time)))
        else:
            assert (step.low, step.high) == (None, None)


@given(PEOPLE)
def test_the_median_is_lifelines(people: list[tuple[int, bool]]) -> None:
    curve = curve_of(people)
    # Where the curve is one half on paper, lifelines goes by the last digit.
    assume(all(abs(step.survival - 0.5) > 1e-9 for step in curve.steps))
    theirs = KaplanMeierFitter().fit(*zip(*people, strict=True))
    assert (math.inf if curve.median.time is None else curve.median.time) == theirs.median_survival_time_
    if curve.steps[-1].survival > 0:  # where nobody is left, lifelines sets the limits to 0 and we leave them open
        limits = median_survival_times(theirs.confidence_interval_survival_function_).to_numpy()[0]
        ours = [math.inf if end is None else end for end in (curve.median.low, curve.median.high)]
        assert ours == pytest.approx(list(limits))


@given(PEOPLE, st.randoms())
def test_the_order_of_people_does_not_matter(people: list[tuple[int, bool]], chance: random.Random) -> None:
    assert curve_of(chance.sample(people, len(people))) == curve_of(people)


@given(PEOPLE, st.integers(2, 30))
def test_another_unit_of_time_moves_only_the_times(people: list[tuple[int, bool]], unit: int) -> None:
    days, hours = curve_of(people), curve_of([(time * unit, end) for time, end in people])
    assert [step.time * unit for step in days.steps] == [step.time for step in hours.steps]
    assert [step.survival for step in days.steps] == [step.survival for step in hours.steps]


@given(PEOPLE)
def test_the_curve_falls_and_everybody_is_counted_once(people: list[tuple[int, bool]]) -> None:
    curve = curve_of(people)
    assert curve.steps[0].time == 0
    assert curve.steps[0].at_risk == curve.n == sum(step.ended + step.censored for step in curve.steps)
    assert sum(step.ended for step in curve.steps) == curve.ended
    for before, after in zip(curve.steps, curve.steps[1:], strict=False):
        assert before.time < after.time
        assert before.survival >= after.survival
        assert after.at_risk == before.at_risk - before.ended - before.censored
    for step in curve.steps:
        if step.low is not None:
            assert 0 <= step.low <= step.survival <= step.high <= 1


@given(st.lists(st.integers(1, 50), min_size=1))
def test_with_nobody_censored_it_is_the_share_still_open(times: list[int]) -> None:
    for step in kaplan_meier(times, [True] * len(times)).steps:
        assert step.survival == pytest.approx(sum(time > step.time for time in times) / len(times))


def test_at_a_tie_endings_come_before_censorings() -> None:
    last = kaplan_meier([5, 5], [True, False]).steps[-1]
    assert (last.at_risk, last.ended, last.censored, last.survival) == (2, 1, 1, 0.5)


def test_a_half_that_comes_out_a_little_above_one_half_is_a_half() -> None:
    times = list(range(1, 15))
    curve = kaplan_meier(times, [True] * 14)
    assert curve.steps[7].survival == pytest.approx(0.5, abs=1e-12)
    assert curve.median.time == 7


def test_with_all_censored_nothing_is_known_but_who_was_watched() -> None:
    curve = kaplan_meier([3, 8], [False, False])
    assert [(step.time, step.at_risk, step.survival, step.low) for step in curve.steps] == [
        (0, 2, 1, None), (3, 2, 1, None), (8, 1, 1, None),
    ]  # fmt: skip
    assert (curve.median.time, curve.median.low, curve.median.high) == (None, None, None)
    assert restricted_mean(curve, until=8).mean == 8
    assert restricted_mean(curve, until=8).interval is None


def test_of_nobody_there_is_no_curve() -> None:
    curve = kaplan_meier([], [])
    assert (curve.n, curve.steps, curve.median.time) == (0, (), None)
    assert restricted_mean(curve, until=5).mean is None


def test_a_case_that_ended_on_its_first_day_counts() -> None:
    curve = kaplan_meier([0, 0, 4, 4], [True, False, True, False])
    first, last = curve.steps
    assert (first.time, first.at_risk, first.ended, first.censored, first.survival) == (0, 4, 1, 1, 0.75)
    assert (last.at_risk, last.survival) == (2, 0.375)


def test_when_the_last_one_ends_the_curve_is_0_and_its_limits_open() -> None:
    curve = kaplan_meier([1, 2, 3], [True] * 3)
    assert (curve.steps[-1].survival, curve.steps[-1].low, curve.steps[-1].high) == (0, None, None)
    assert (curve.median.time, curve.median.high) == (2, None)


def test_the_restricted_mean_of_the_published_curve() -> None:
    """J. P. Klein, M. L. Moeschberger (2003), section 4.5: 23.287 weeks, standard error 2.827."""
    found = restricted_mean(kaplan_meier(WEEKS, FLAGS), until=35)
    assert found.mean == pytest.approx(23.287, abs=5e-4)
    assert found.interval is not None
    assert (found.interval.high - found.mean) / 1.959964 == pytest.approx(2.827, abs=5e-4)


@given(st.lists(st.integers(0, 50), min_size=2), st.integers(1, 80))
def test_with_nobody_censored_the_restricted_mean_is_a_plain_mean(times: list[int], until: int) -> None:
    """And Greenwood's variance that of a plain mean, with n below the line and not n − 1."""
    found = restricted_mean(kaplan_meier(times, [True] * len(times)), until=until)
    cut = np.minimum(times, until)
    assert found.mean == pytest.approx(cut.mean())
    half = 1.959964 * cut.std() / math.sqrt(len(times))
    if found.interval is None:
        assert half == pytest.approx(0, abs=1e-6)
    else:
        assert found.interval.low == pytest.approx(max(0, cut.mean() - half), abs=1e-5)
        assert found.interval.high == pytest.approx(min(until, cut.mean() + half), abs=1e-5)


@given(PEOPLE.filter(lambda people: max(time for time, _ in people) > 0))
def test_the_restricted_mean_is_the_area_that_lifelines_finds(people: list[tuple[int, bool]]) -> None:
    from lifelines.utils import restricted_mean_survival_time

    curve = curve_of(people)
    theirs = restricted_mean_survival_time(KaplanMeierFitter().fit(*zip(*people, strict=True)), t=curve.steps[-1].time)
    assert restricted_mean(curve, until=curve.steps[-1].time).mean == pytest.approx(theirs)


@pytest.mark.parametrize(
    ("durations", "ended", "says"),
    [
        ([-1], [True], r"durations must be a list of numbers from 0 up, not \[-1\]"),
        ([math.nan], [True], "durations must be a list of numbers from 0 up"),
        ([[1]], [True], "durations must be a list of numbers from 0 up"),
        ([1], [2], r"ended must be a list of true and false, not \[2\]"),
        ([1], [[True]], "ended must be a list of true and false"),
        ([1, 2], [True], r"ended must be as long as durations \(2\), not 1"),
    ],
)
def test_what_is_not_a_duration_is_refused(durations: list[float], ended: list[bool], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        kaplan_meier(durations, ended)


def test_beyond_what_was_watched_the_curve_is_not_made_up() -> None:
    curve = kaplan_meier(WEEKS, FLAGS)
    with pytest.raises(ValueError, match="until must be at most 35, the longest that anyone was watched, not 36"):
        restricted_mean(curve, until=36)
    with pytest.raises(ValueError, match="until must be a number above 0, not 0"):
        restricted_mean(curve, until=0)
