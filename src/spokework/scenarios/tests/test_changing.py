"""A scenario in plain controls: every change is a whole plan that fits, and says where it came from."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from spokework.access.decide import NotAllowed
from spokework.access.roles import Role
from spokework.accounts.tests.situations import signed_in
from spokework.core.errors import Refused, Stale
from spokework.programme.tests import situations as programme
from spokework.scenarios import actions
from spokework.scenarios.models import Scenario

from .situations import a_scenario, worked_out

pytestmark = pytest.mark.django_db
BY = programme.AT_THE_MACHINE


def now(scenario: Scenario) -> Scenario:
    found: Scenario = Scenario.objects.unscoped("tests").get(pk=scenario.pk)
    return found


def service(**facts: Any) -> dict[str, Any]:
    usual = {"name": "As it is", "months": 12, "caseload_cap": 12, "mean_days": 300.0}
    return usual | {"leaving_rate_a_year": 0.0, "days_to_recruit": 90.0} | facts


def test_what_is_changed_is_kept_and_said_where_it_came_from() -> None:
    scenario = a_scenario()
    actions.change_area(scenario=scenario, number=1, by=BY, expected=1, referrals_a_year=60.0, waiting=2)
    changed = now(scenario)
    assert changed.plan["area"][0]["referrals_a_year"] == 60.0
    assert changed.basis[-1]["what"] == "Northvale"
    assert changed.basis[-1]["value"] == "referrals a year 40 → 60"
    assert changed.basis[-1]["assumed"]


def test_the_whole_plan_is_changed_at_once() -> None:
    scenario = a_scenario()
    told = service(name="Fewer at a time", months=24, caseload_cap=8, leaving_rate_a_year=0.25)
    actions.change_service(scenario=scenario, by=BY, expected=1, **told)
    plan = now(scenario).plan
    assert now(scenario).name == plan["plan"]["name"] == "Fewer at a time"
    assert plan["turnover"] == {
        "leaving_rate_a_year": 0.25,
        "recruiting": {"cv": 0.5, "mean_days": 90.0},
        "handed_over_share": 1.0,
    }
    # Nobody holds more than the new cap on the first day.
    assert [post["open_cases"] for post in plan["post"]] == [8, 8, 8]
    actions.change_service(scenario=now(scenario), by=BY, expected=2, **service(leaving_rate_a_year=0.0))
    assert "turnover" not in now(scenario).plan


def test_a_post_is_added_moved_and_taken_out() -> None:
    scenario = a_scenario()
    facts = {"area": "Southvale", "fte": 0.5, "start": date(2017, 4, 1), "days_to_recruit": 30.0}
    facts |= {"end": None, "grant": "Kite Trust – Harbour"}
    actions.add_post(scenario=scenario, by=BY, expected=1, name="A fourth", **facts)
    assert now(scenario).plan["post"][3]["start"] == "2017-04-01"
    moved = facts | {"area": "Northvale", "end": date(2017, 9, 30), "grant": None}
    actions.change_post(scenario=now(scenario), number=4, by=BY, expected=2, **moved)
    post = now(scenario).plan["post"][3]
    assert (post["area"], post["end"], "grant" in post) == ("Northvale", "2017-09-30", False)
    actions.remove_post(scenario=now(scenario), number=4, by=BY, expected=3)
    assert len(now(scenario).plan["post"]) == 3
    assert now(scenario).basis[-1]["value"] == "taken out"
    with pytest.raises(Refused, match="a post of this name"):
        actions.add_post(scenario=now(scenario), by=BY, expected=4, name="Harbour: first", **facts)


def test_a_grant_ends_earlier_winds_down_and_hands_over() -> None:
    scenario = a_scenario()
    end = date(2017, 6, 30)
    actions.change_grant(scenario=scenario, number=1, by=BY, expected=1, end=end, wind_down_months=2, handed_over=40)
    grant = now(scenario).plan["grant"][0]
    assert (grant["end"], grant["wind_down_months"], grant["handed_over_share"]) == ("2017-06-30", 2, 0.4)


def test_what_does_not_fit_is_refused_where_it_was_typed() -> None:
    scenario = a_scenario()
    with pytest.raises(Refused) as refused:
        actions.change_post(
            scenario=scenario, number=1, by=BY, expected=1, start=date(2017, 6, 1), end=date(2017, 3, 1)
        )
    assert refused.value.field == "end"
    assert "give a later day" in refused.value.message
    with pytest.raises(Refused, match="from 3 to 60"):
        actions.change_service(scenario=scenario, by=BY, expected=1, **service(months=2))
    assert now(scenario).version == 1


def test_of_two_who_change_it_at_once_one_is_told() -> None:
    scenario = a_scenario()
    actions.change_area(scenario=scenario, number=1, by=BY, expected=1, referrals_a_year=60.0, waiting=2)
    with pytest.raises(Stale):
        actions.change_area(scenario=scenario, number=2, by=BY, expected=1, referrals_a_year=60.0, waiting=2)


def test_nobody_changes_anothers_plan() -> None:
    own = a_scenario(programme.a_hub())
    lead = programme.an_actor(Role.PROGRAMME_LEAD)
    with pytest.raises(NotAllowed):
        actions.change_area(scenario=own, number=1, by=lead, expected=1, referrals_a_year=1.0, waiting=0)
    with pytest.raises(NotAllowed):
        actions.copy_scenario(scenario=own, name="Mine", by=programme.an_actor(Role.HUB_MANAGER))


@pytest.fixture
def lead() -> Client:
    return signed_in(programme.a_member(Role.PROGRAMME_LEAD))


def test_every_control_is_filled_with_what_the_plan_says(lead: Client) -> None:
    scenario = a_scenario()
    for name, number, says in (
        ("change_service", (), "300"),
        ("change_area", (1,), "40"),
        ("change_grant", (1,), "2018"),
        ("change_scenario_post", (3,), "Kite Trust – Harbour"),
        ("add_post", (), "Days until somebody is in it"),
        ("remove_post", (1,), "The 10 young people it supports"),
    ):
        page = lead.get(reverse(f"scenarios:{name}", args=[scenario.pk, *number]))
        assert page.status_code == 200, name
        assert says in page.content.decode(), name
    assert lead.get(reverse("scenarios:change_area", args=[scenario.pk, 3])).status_code == 404


def test_two_scenarios_side_by_side_say_what_the_second_changes(lead: Client) -> None:
    first = a_scenario(name="As it is")
    second = actions.copy_scenario(scenario=first, name="One post more", by=BY)
    facts = {"area": "Northvale", "fte": 1.0, "start": date(2017, 1, 1), "days_to_recruit": 0.0, "grant": None}
    actions.add_post(scenario=second, by=BY, expected=1, name="A fourth", **facts)
    forecast = worked_out(actions.ask_side_by_side(scenario=first, other=now(second), replications=50, by=BY))
    started = forecast.answer["counts"]["started"]
    assert started["interval"][0] > 5  # a post of twelve, and more than enough are referred
    page = lead.get(reverse("scenarios:forecast", args=[forecast.pk])).content.decode()
    assert "more young people start support than in “As it is”" in page
    assert "How many more are in support in “One post more”" in page


def test_what_looks_ahead_to_other_months_is_not_set_beside_it() -> None:
    first, second = a_scenario(), a_scenario(name="Longer")
    actions.change_service(scenario=second, by=BY, expected=1, **service(name="Longer", months=24))
    with pytest.raises(Refused, match=r"months is .24."):
        actions.ask_side_by_side(scenario=first, other=now(second), by=BY)
    with pytest.raises(Refused, match="Choose another scenario"):
        actions.ask_side_by_side(scenario=first, other=first, by=BY)
    with pytest.raises(Refused, match="Choose another scenario"):
        actions.ask_side_by_side(scenario=first, other=a_scenario(programme.a_hub()), by=BY)
