"""Today's plan: from the programme as it is and from figures that the reader may see."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from spokework.access.roles import Role
from spokework.core.errors import Refused
from spokework.extract.files import Extract
from spokework.insight.tests.programmes import AS_AT, Made
from spokework.programme.models import Area, Hub
from spokework.programme.tests import situations as programme
from spokework.scenarios import actions
from spokework.scenarios.models import Scenario
from spokework.scenarios.today.making import first_month
from spokework.scenarios.today.sharing import shared_out

pytestmark = pytest.mark.django_db
NameCurrent = Callable[[Made], Extract]


class Town:
    """One hub with three posts in two areas, two grants; what is recorded of it is up to the test."""

    def __init__(self) -> None:
        self.hub: Hub = programme.a_hub("Harbour")
        self.areas: list[Area] = [
            programme.an_area(name, population_10_17=9_000) for name in ("Northvale", "Southvale")
        ]
        self.posts = [programme.a_post(self.hub, title="Spoke worker") for _ in range(3)]
        for post, area in zip(self.posts, (self.areas[0], self.areas[0], self.areas[1]), strict=True):
            programme.a_placement(post, area, start=date(2016, 1, 4))
        for post in self.posts[:2]:
            programme.an_appointment(post, start=date(2016, 1, 4))
        lantern, kite = programme.a_funder("Lantern Fund"), programme.a_funder("Kite Trust")
        start, end = date(2016, 1, 1), date(2017, 12, 31)
        programme.a_grant(self.hub, funder=lantern, amount=Decimal(200_000), start=start, end=end)
        programme.a_grant(self.hub, funder=kite, amount=Decimal(100_000), start=start, end=end)
        self.made = Made()
        self.made.hub(self.hub.slug)
        for area in self.areas:
            self.made.area(area.code)
            self.made.placement(area.code, hub=self.hub.slug, start=date(2016, 1, 4))

    def referred(self, *numbers: int, **what: Any) -> "Town":
        for area, number in zip(self.areas, numbers, strict=True):
            self.made.referrals(number, area=area.code, hub=self.hub.slug, **what)
        return self

    def copy(self, name_current: NameCurrent, *, programme_wide: bool = False) -> Scenario:
        name_current(self.made)
        role = Role.PROGRAMME_LEAD if programme_wide else Role.HUB_MANAGER
        hub = None if programme_wide else self.hub
        return actions.copy_today(name="Today", hub=hub, by=programme.an_actor(role, self.hub if hub else None))


@pytest.fixture
def town() -> Town:
    return Town()


def test_posts_places_and_money_are_those_of_today(town: Town, named_current: NameCurrent) -> None:
    plan = town.referred(20, 10).copy(named_current).plan
    posts = {post["name"]: post for post in plan["post"]}
    assert sorted(posts) == [f"Harbour: Spoke worker {number}" for number in (1, 2, 3)]
    assert [post["area"] for post in plan["post"]] == ["Northvale", "Northvale", "Southvale"]
    # Two thirds of the money, two of three posts; nobody records which.
    paid = sorted(post["grant"] for post in plan["post"])
    assert paid == ["Kite Trust – Harbour", "Lantern Fund – Harbour", "Lantern Fund – Harbour"]
    assert [grant["end"] for grant in plan["grant"]] == ["2017-12-31", "2017-12-31"]
    assert plan["plan"]["first_month"] == "2017-01-01"
    assert plan["plan"]["months"] == 18
    vacant = [post["name"] for post in plan["post"] if post["days_to_recruit"]]
    assert vacant == ["Harbour: Spoke worker 3"]


def test_a_manager_plans_with_the_rates_of_her_own_areas(town: Town, named_current: NameCurrent) -> None:
    plan = town.referred(20, 3).copy(named_current).plan
    served = (AS_AT - date(2016, 1, 4)).days / 365.25
    assert [area["referrals_a_year"] for area in plan["area"]] == [round(20 / served, 2), round(3 / served, 2)]


def test_the_programmes_office_cannot_read_a_small_area_from_its_plan(town: Town, named_current: NameCurrent) -> None:
    scenario = town.referred(20, 3).copy(named_current, programme_wide=True)
    rates = [area["referrals_a_year"] for area in scenario.plan["area"]]
    assert rates[0] == rates[1]  # as many live in both, and three of them would be a small group
    origin = next(each for each in scenario.basis if each["what"] == "Referrals a year")
    assert "may not be shown by area" in origin["source"]
    served = (AS_AT - date(2016, 1, 4)).days / 365.25
    assert sum(rates) == pytest.approx(23 / served, abs=0.02)


def test_a_length_of_support_is_fitted_where_enough_cases_have_ended(town: Town, named_current: NameCurrent) -> None:
    town.made.cases(6, hub=town.hub.slug, opened=date(2016, 2, 1), closed=date(2016, 6, 1), state="closed")
    guessed = town.referred(20, 10).copy(named_current)
    assert guessed.plan["length"] == {"mean_days": 219.2, "cv": 0.6}  # 12 places, 20 a year
    assert next(each for each in guessed.basis if each["what"] == "Length of support")["assumed"]
    town.made.cases(6, hub=town.hub.slug, opened=date(2016, 2, 1), closed=date(2016, 9, 1), state="closed")
    fitted = town.copy(named_current)
    assert 150 < fitted.plan["length"]["mean_days"] < 185
    assert not next(each for each in fitted.basis if each["what"] == "Length of support")["assumed"]


def test_who_gives_up_waiting_is_counted_against_all_days_waited(town: Town, named_current: NameCurrent) -> None:
    waited = {"waiting_since": date(2016, 5, 2), "ended_on": date(2016, 6, 1)}
    town.referred(3, 3, state="withdrawn", **waited).referred(3, 3, state="allocated", **waited)
    plan = town.copy(named_current).plan
    assert plan["level"][0]["patience"] == {"mean_days": 60.0, "shape": "exponential"}


def test_without_figures_or_posts_it_says_what_to_do_first(extracts: Any, named_current: NameCurrent) -> None:
    lead = programme.an_actor(Role.PROGRAMME_LEAD)
    with pytest.raises(Refused, match="Bring the figures up to date first"):
        actions.copy_today(name="Today", hub=None, by=lead)
    named_current(Made())
    with pytest.raises(Refused, match="Place a post in an area first"):
        actions.copy_today(name="Today", hub=None, by=lead)


@pytest.mark.parametrize(
    ("as_at", "first"),
    [
        (date(2016, 12, 30), date(2017, 1, 1)),
        (date(2017, 3, 15), date(2017, 3, 1)),
        (date(2017, 3, 16), date(2017, 4, 1)),
    ],
)
def test_a_plan_begins_with_the_nearest_month(as_at: date, first: date) -> None:
    assert first_month(as_at) == first


@pytest.mark.parametrize(
    ("total", "by", "at_most", "found"),
    [
        (10, [1, 1], None, [5, 5]),
        (3, [2, 1], None, [2, 1]),
        (1, [0.4, 0.6], None, [0, 1]),
        (20, [12, 12], [12, 12], [10, 10]),
        (30, [12, 12], [12, 12], [12, 12]),  # six have no room
        (5, [0, 0], None, [3, 2]),
        (0, [], None, []),
        (4, [], None, []),
    ],
)
def test_whole_numbers_are_shared_out(total: int, by: list[float], at_most: list[int] | None, found: list[int]) -> None:
    assert shared_out(total, by, at_most=at_most) == found
