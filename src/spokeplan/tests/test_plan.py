"""A plan that does not fit together is refused, with the key, its value and what to do."""

import pickle
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from spokeplan.plan import Area, Grant, Level, LogNormal, Post, RampUp, ShortEnding, Turnover, Unfit

from .plans import a_plan, with_post

pytestmark = pytest.mark.once

DAY = date(2020, 1, 1)
MOVED = ShortEnding(reason="moved", share=0.6, length=LogNormal(9, 1))


def post(**other: Any) -> Post:
    return Post(**{"name": "p", "area": "north", "start": DAY} | other)


@pytest.mark.parametrize(
    ("made", "key", "value"),
    [
        (lambda: Area(name="a", referrals_a_year=-3), "referrals_a_year", -3),
        (lambda: Area(name="a", referrals_a_year=True), "referrals_a_year", True),
        (lambda: Area(name=" ", referrals_a_year=1), "name", " "),
        (lambda: Area(name="a", referrals_a_year=1, population_10_17=2.5), "population_10_17", 2.5),
        (lambda: Level(name="high", share=1.2), "share", 1.2),
        (lambda: ShortEnding(reason="moved", share=-0.1, length=LogNormal(3, 1)), "share", -0.1),
        (lambda: post(fte=0), "fte", 0),
        (lambda: post(caseload_cap=0), "caseload_cap", 0),
        (lambda: post(end=date(2019, 12, 31)), "end", "2019-12-31"),
        (lambda: RampUp(shares=(0.5, 0.25)), "shares", [0.5, 0.25]),
        (lambda: RampUp(shares=(1.5,)), "shares", 1.5),
        (lambda: Turnover(leaving_rate_a_year=-1, recruiting=LogNormal(9, 1)), "leaving_rate_a_year", -1),
        (lambda: Grant(name="g", end=DAY, wind_down_months=-1), "wind_down_months", -1),
        (lambda: Grant(name="g", end=DAY, handed_over_share=2), "handed_over_share", 2),
        (lambda: a_plan(caseload_cap=0), "caseload_cap", 0),
        (lambda: a_plan(months=0), "months", 0),
        (lambda: a_plan(first_month=date(2020, 1, 2)), "first_month", "2020-01-02"),
        (lambda: a_plan(young_people_a_year_per_post=0), "young_people_a_year_per_post", 0),
        (lambda: a_plan(areas=()), "area", []),
        (lambda: a_plan(areas=(Area(name="north", referrals_a_year=1),) * 2), "area", "north"),
        (lambda: a_plan(levels=(Level(name="high", share=0.5),)), "level.share", 0.5),
        (lambda: a_plan(short_endings=(MOVED,) * 2), "short.share", 1.2),
        (lambda: with_post(a_plan(), area="nowhere"), 'post "first".area', "nowhere"),
        (lambda: with_post(a_plan(), grant="none"), 'post "first".grant', "none"),
        (lambda: with_post(a_plan(), fte=0.05), 'post "first".fte', 0.05),
        (lambda: with_post(a_plan(), open_cases=11), 'post "first".open_cases', 11),
        (lambda: with_post(a_plan(), open_cases=1, start=date(2020, 2, 1)), 'post "first".open_cases', 1),
        (lambda: a_plan(grants=(Grant(name="g", end=date(2019, 1, 1)),)), 'grant "g".end', "2019-01-01"),
    ],
)  # fmt: skip  # one a line
def test_what_does_not_fit_is_named_with_its_value(made: Any, key: str, value: object) -> None:
    with pytest.raises(Unfit) as found:
        made()
    assert (found.value.key, found.value.value) == (key, value)
    assert str(found.value) == f"{key} is {value!r}: {found.value.remedy}."


def test_a_post_whose_grant_is_over_before_it_starts_is_refused() -> None:
    plan = a_plan(grants=(Grant(name="g", end=date(2020, 6, 30)),))
    with pytest.raises(Unfit, match="its grant ends before it starts, on 2020-06-30"):
        with_post(plan, grant="g", start=date(2020, 7, 1))


def test_what_is_refused_in_a_sweep_comes_back_whole() -> None:
    unfit = pickle.loads(pickle.dumps(Unfit("fte", -1, "give more")))  # noqa: S301  # made on this line
    assert (unfit.key, unfit.value, unfit.remedy) == ("fte", -1, "give more")


@pytest.mark.parametrize(
    ("fte", "cap", "places"), [(1, None, 10), (0.6, None, 6), (0.65, None, 6), (0.7, 10, 7), (1, 12, 12)]
)
def test_a_post_has_as_many_places_as_whole_young_people_fit(fte: float, cap: int | None, places: int) -> None:
    plan = with_post(a_plan(), fte=fte, caseload_cap=cap)
    assert plan.places(plan.posts[0]) == places


def test_a_new_worker_takes_on_a_caseload_by_steps() -> None:
    assert RampUp().days_until(3) == [0, 0, 0]
    assert RampUp(shares=(0.25, 0.5, 0.75), step_days=30).days_until(10) == [0, 0, 30, 30, 30, 60, 60, 90, 90, 90]
    assert RampUp(shares=(0.0,), step_days=30).days_until(2) == [30, 30]


def test_the_earlier_end_holds_and_only_the_grant_winds_down() -> None:
    plan = a_plan(grants=(Grant(name="g", end=date(2021, 3, 31), wind_down_months=3, handed_over_share=0.5),))
    plan = with_post(plan, grant="g")
    assert plan.ends_on(plan.posts[0]) == (plan.day(date(2021, 1, 1)), plan.day(date(2021, 4, 1)), 0.5)
    sooner = replace(plan.posts[0], end=date(2020, 12, 31))
    assert plan.ends_on(sooner) == (366, 366, 0)


def test_months_are_those_of_the_calendar() -> None:
    plan = a_plan(first_month=date(2019, 11, 1), months=5)
    assert plan.month_days.tolist() == [0, 30, 61, 92, 121, 152]
    assert plan.last_day == date(2020, 3, 31)
