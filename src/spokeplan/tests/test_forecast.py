"""The sums that fit on a page, against themselves and against theory."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from spokeplan.forecast import closed_form, renewals
from spokeplan.plan import Area, Exponential, Grant, LogNormal, Plan, Post, RampUp, ShortEnding, Turnover

from .plans import a_plan, with_post

pytestmark = pytest.mark.once


def fifty_three_posts() -> Plan:
    return a_plan(
        caseload_cap=11,
        length=LogNormal(11 / 20 * 365.25, 0.6),
        young_people_a_year_per_post=20,
        posts=tuple(Post(name=f"p{n}", area="north", start=date(2020, 1, 1)) for n in range(53)),
    )


def test_the_published_sum_and_littles_law_agree_where_lengths_are_what_they_imply() -> None:
    found = closed_form(fifty_three_posts())
    assert (found.expected_a_year, found.fte, found.places) == (1060, 53, 583)
    assert found.through_places_a_year == pytest.approx(1060)
    assert found.interval.low < 1060 < found.interval.high
    assert found.interval.high - found.interval.low == pytest.approx(2 * 1.96 * 0.6 * 1060**0.5, rel=5e-3)


def test_without_an_expectation_nothing_is_expected() -> None:
    assert closed_form(a_plan()).expected_a_year is None


def test_cases_that_end_early_make_room() -> None:
    plan = a_plan(short_endings=(ShortEnding(reason="moved", share=0.5, length=LogNormal(18.2625, 0)),))
    assert closed_form(plan).through_places_a_year == pytest.approx(10 * 365.25 / (0.55 * 182.625))


def test_the_staffed_share_is_stay_over_stay_and_recruiting() -> None:
    gone = Turnover(leaving_rate_a_year=1, recruiting=LogNormal(365.25, 1))
    assert closed_form(a_plan(turnover=gone)).staffed_share == pytest.approx(0.5)
    assert closed_form(a_plan(turnover=replace(gone, leaving_rate_a_year=0))).staffed_share == 1


def test_with_exponential_stays_renewals_are_a_poisson_process() -> None:
    found = renewals(a_plan(length=Exponential(50)), 400)
    assert found[-1] == pytest.approx(1 + 400 / 50, rel=0.01)


def test_with_stays_of_one_length_a_place_is_taken_each_time_it_has_passed() -> None:
    found = renewals(a_plan(length=LogNormal(10, 0)), 35)
    assert found.tolist() == pytest.approx([1] * 10 + [2] * 10 + [3] * 10 + [4] * 5)


def test_a_month_says_how_many_places_are_open_and_can_be_taken() -> None:
    plan = a_plan(months=6, length=LogNormal(1000, 0), ramp_up=RampUp(shares=(0.5,), step_days=31))
    months = closed_form(with_post(plan, days_to_recruit=31)).months
    assert [month.places for month in months] == pytest.approx([0, 5 + 0, 10 - 5 * 2 / 31, 10, 10, 10])
    assert [month.could_start for month in months] == pytest.approx([0, 5, 5, 0, 0, 0])


def test_nobody_starts_in_the_wind_down_and_after_the_end_no_place_is_left() -> None:
    plan = a_plan(months=6, grants=(Grant(name="g", end=date(2020, 4, 30), wind_down_months=2),))
    months = closed_form(with_post(plan, grant="g")).months
    assert [month.places for month in months] == pytest.approx([10, 10, 10, 10, 0, 0])
    assert [month.could_start > 0 for month in months] == [True, True, False, False, False, False]


def test_referrals_begin_with_the_first_worker_and_build_up() -> None:
    plan = a_plan(months=24, referral_build_up_days=60, areas=(Area(name="north", referrals_a_year=365.25),))
    months = closed_form(with_post(plan, start=date(2020, 3, 1))).months
    assert [month.referred for month in months][:2] == [0, 0]
    assert months[2].referred == pytest.approx(31**2 / 120)
    assert months[-1].referred == pytest.approx(31)
    assert sum(month.referred for month in months) == pytest.approx(366 + 365 - 60 - 30)


def test_an_area_without_a_post_refers_all_the_same() -> None:
    plan = a_plan(months=1, areas=(Area(name="north", referrals_a_year=0), Area(name="far", referrals_a_year=365.25)))
    assert closed_form(plan).months[0].referred == pytest.approx(31)


def test_a_plan_without_posts_can_do_nothing() -> None:
    found = closed_form(a_plan(posts=(), months=2))
    assert (found.places, found.through_places_a_year, found.interval.high) == (0, 0, 0)
    assert np.array([[month.places, month.could_start] for month in found.months]).sum() == 0


def test_a_level_outside_nought_and_one_is_refused() -> None:
    with pytest.raises(ValueError, match="level must lie between 0 and 1, not 95"):
        closed_form(a_plan(), level=95)


def test_a_post_of_long_ago_has_its_places_in_every_month() -> None:
    """Once its places were there for so many days as it was old, and no more."""
    plan = with_post(a_plan(), start=date(2010, 1, 4))
    assert [month.places for month in closed_form(plan).months] == pytest.approx([10.0] * plan.months)


def test_places_that_are_taken_on_the_first_day_come_free_at_their_steady_rate() -> None:
    plan = with_post(a_plan(), start=date(2010, 1, 4), open_cases=10)
    found = closed_form(plan)
    a_year = sum(month.could_start for month in found.months[:12])
    assert a_year == pytest.approx(found.through_places_a_year, rel=0.01)
