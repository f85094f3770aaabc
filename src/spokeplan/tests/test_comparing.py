"""Two plans with the same luck: the difference is what they change."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from spokeplan.plan import Area, Grant, Unfit
from spokeplan.simulation import Output, compare, simulate
from spokeplan.simulation.comparing import paired

from .plans import a_plan, with_post
from .test_simulation import everything

pytestmark = pytest.mark.once


def test_the_same_plan_differs_from_itself_in_nothing() -> None:
    found = compare(everything(), everything(), seed=1, replications=20)
    for difference in found.counts.values():
        assert (difference.difference.mean, difference.interval.low, difference.interval.high) == (0, 0, 0)
        assert difference.sharper is None


def test_a_grant_that_ends_in_march_cuts_off_who_is_in_support_then() -> None:
    plan = a_plan(months=30, areas=(Area(name="north", referrals_a_year=40),))
    ends = replace(plan, grants=(Grant(name="g", end=date(2021, 3, 31)),))
    found = compare(plan, with_post(ends, grant="g"), seed=1, replications=300)
    cut = found.counts[Output.ENDED_FUNDING]
    assert cut.first.mean == 0
    assert cut.difference.mean == found.counts[Output.OUTLASTING].second.mean
    assert 9 < cut.interval.low <= cut.difference.mean <= 10
    assert found.counts[Output.STARTED].interval.high < -10
    assert found.counts[Output.REFERRED].difference.mean == 0
    assert found.waits["everybody"] is not None


def test_common_random_numbers_make_a_difference_sharper() -> None:
    plan = everything()
    more = replace(plan, caseload_cap=11)
    found = compare(plan, more, seed=1, replications=400)
    started = found.counts[Output.STARTED]
    assert started.sharper is not None
    assert started.sharper > 4
    other = simulate(more, seed=2, replications=400).over(Output.STARTED)
    apart = other - simulate(plan, seed=1, replications=400).over(Output.STARTED)
    assert started.difference.error < apart.std(ddof=1) / 400**0.5 / 2
    assert started.interval.low < apart.mean() + 4 * apart.std() / 20


def test_the_interval_is_students_of_the_pairs() -> None:
    from scipy.stats import ttest_rel

    one, two = np.array([3.0, 5, 4, np.nan, 8]), np.array([4.0, 5, 7, 2, 8])
    found = paired(one, two, level=0.9, confidence=0.95)
    known = [0, 1, 2, 4]
    theirs = ttest_rel(two[known], one[known]).confidence_interval(0.95)
    assert found is not None
    assert (found.interval.low, found.interval.high) == pytest.approx((theirs.low, theirs.high))
    assert paired(one[3:4], two[3:4], level=0.9, confidence=0.95) is None


def test_plans_that_cannot_be_compared_are_refused() -> None:
    with pytest.raises(Unfit, match="months is '12': let it be that of the other plan, 120"):
        compare(a_plan(), a_plan(months=12), seed=1, replications=2)
    with pytest.raises(Unfit, match="levels be those of the other plan"):
        compare(everything(), replace(everything(), levels=a_plan().levels), seed=1, replications=2)
    with pytest.raises(ValueError, match="confidence"):
        compare(a_plan(), a_plan(), seed=1, replications=2, confidence=95)
    with pytest.raises(ValueError, match="replications must be a whole number from 2"):
        compare(a_plan(), a_plan(), seed=1, replications=1)
