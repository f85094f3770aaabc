"""The plan held against what happened, and posts placed where most need is met."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from spokework.access.roles import Role
from spokework.accounts.tests.situations import signed_in
from spokework.core.errors import Refused
from spokework.core.models import Stage
from spokework.programme.tests import situations as programme
from spokework.scenarios import actions
from spokework.scenarios.models import Scenario

from .situations import worked_out
from .test_today import NameCurrent, Town, town

__all__ = ["town"]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def coarse(monkeypatch: pytest.MonkeyPatch) -> None:
    """A grid of four points: what is found there is spokeplan's to show."""
    monkeypatch.setattr("spokework.scenarios.answering.track_record.RATES", (0.5, 1.0))
    monkeypatch.setattr("spokework.scenarios.answering.track_record.RAMPS", (0.0, 1.0))
    monkeypatch.setattr("spokework.scenarios.answering.track_record.DRAWS", 60)


def begun(town: Town, each_month: int) -> Town:
    """So many cases in every month of 2016, in the first area."""
    for month in range(12):
        day = date(2016, 1, 20) + timedelta(days=30 * month)
        town.made.cases(each_month, hub=town.hub.slug, area=town.areas[0].code, opened=day)
    return town


def copied(town: Town, named_current: NameCurrent) -> tuple[Scenario, Client, Any]:
    scenario = town.referred(40, 20).copy(named_current)
    manager = programme.a_member(Role.HUB_MANAGER, town.hub)
    return scenario, signed_in(manager), programme.actor_for(manager)


def test_the_plan_is_held_against_the_cases_that_began(town: Town, named_current: NameCurrent) -> None:
    scenario, manager, by = copied(begun(town, 2), named_current)
    forecast = worked_out(actions.ask_track_record(scenario=scenario, by=by, replications=50))
    assert forecast.stage == Stage.DONE
    assert forecast.inputs["observed"] == [2] * 12
    assert sum(forecast.inputs["quarters"].values()) == forecast.inputs["total"] == 24
    # Two of the three posts were ever filled; neither has an end.
    assert [post["start"] for post in forecast.inputs["past"]["post"]] == ["2016-01-04"] * 2
    page = manager.get(reverse("scenarios:forecast", args=[forecast.pk])).content.decode()
    assert "24 cases have begun since the first post was filled" in page
    assert "but the months do not say" in page
    assert "Nothing else was varied" in page


def test_the_programmes_office_is_not_shown_a_quarter_with_few(town: Town, named_current: NameCurrent) -> None:
    scenario = begun(town, 2).referred(40, 20).copy(named_current, programme_wide=True)
    lead = programme.a_member(Role.PROGRAMME_LEAD)
    by = programme.actor_for(lead)
    forecast = worked_out(actions.ask_track_record(scenario=scenario, by=by, replications=50))
    assert forecast.inputs["quarters"] is None
    page = signed_in(lead).get(reverse("scenarios:forecast", args=[forecast.pk])).content.decode()
    assert "is not shown: in one of them it is fewer than 8" in page


def test_of_too_few_months_nothing_is_said(town: Town, named_current: NameCurrent) -> None:
    town.made.world.as_at = date(2016, 3, 30)
    scenario, _manager, by = copied(town, named_current)
    with pytest.raises(Refused, match="fewer than 6 months"):
        actions.ask_track_record(scenario=scenario, by=by)


def place(scenario: Scenario, by: Any, **facts: Any) -> Any:
    usual = {"more_posts": 1, "move_cost": 1000.0, "furthest": 3.0, "hub_most": 6, "hubs_an_area": 2}
    return worked_out(actions.ask_placement(scenario=scenario, by=by, **usual | facts))


def test_one_post_more_goes_where_most_need_is(town: Town, named_current: NameCurrent) -> None:
    scenario = town.referred(5, 60).copy(named_current)
    manager = programme.a_member(Role.HUB_MANAGER, town.hub)
    forecast = place(scenario, programme.actor_for(manager))
    assert [(each["posts_today"], each["posts"]) for each in forecast.answer["areas"]] == [(2, 2), (1, 2)]
    page = signed_in(manager).get(reverse("scenarios:forecast", args=[forecast.pk])).content.decode()
    assert "1 → 2 posts" in page
    assert "4 posts could meet the need of" in page
    assert "no placements are given up" in page
    assert "The ranges are what chance does" not in page


def test_what_no_placement_can_keep_is_said(town: Town, named_current: NameCurrent) -> None:
    scenario, _manager, by = copied(town, named_current)
    with pytest.raises(Refused, match="4 posts are more than 1 × 3"):
        place(scenario, by, hub_most=3)
    moved = place(scenario, by, more_posts=0, move_cost=0.0)
    assert moved.stage == Stage.DONE
