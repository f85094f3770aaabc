"""A question is kept with its inputs, taken up once, answered, and can be stopped."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from spokework.access.decide import NotAllowed
from spokework.access.roles import Role
from spokework.accounts.tests.situations import signed_in
from spokework.core import beside
from spokework.core.errors import Refused
from spokework.core.models import SILENT_FOR, Stage
from spokework.programme.tests import situations as programme
from spokework.scenarios import actions
from spokework.scenarios.models import Forecast, Question

from .situations import a_forecast, a_plan, a_scenario, worked_out

pytestmark = pytest.mark.django_db
LANTERN, KITE = "Lantern Fund – Harbour", "Kite Trust – Harbour"


@pytest.fixture
def lead() -> Client:
    return signed_in(programme.a_member(Role.PROGRAMME_LEAD))


def ended(which: str, end: date, **plan: Any) -> Forecast:
    scenario = a_scenario(**plan)
    return worked_out(
        actions.ask_grant_end(scenario=scenario, grant=which, end=end, replications=50, by=programme.AT_THE_MACHINE)
    )


def shown(lead: Client, forecast: Forecast) -> str:
    return lead.get(reverse("scenarios:forecast", args=[forecast.pk])).content.decode()


def test_a_grant_that_ends_cuts_off_who_is_in_support_and_would_have_gone_on(lead: Client) -> None:
    forecast = ended(LANTERN, date(2017, 3, 31))
    cut = forecast.answer["cut_off"]["difference"]
    assert 15 < cut["mean"] <= 24  # two posts of twelve, nearly full, of long support
    assert cut["low"] <= cut["mean"] <= cut["high"]
    page = shown(lead, forecast)
    assert "If Lantern Fund – Harbour ended on 31 March 2017, it would cut off about" in page
    assert "It pays for 2 posts with 24 places, in Northvale" in page


def test_who_another_grant_cuts_off_on_the_same_day_is_not_counted(lead: Client) -> None:
    alone = ended(LANTERN, date(2017, 9, 30), grant=[a_plan()["grant"][0]], post=a_plan()["post"][:2])
    beside = ended(LANTERN, date(2017, 9, 30))  # Kite ends on that day too
    assert beside.answer["cut_off"]["difference"]["mean"] == alone.answer["cut_off"]["difference"]["mean"]


def test_winding_down_cuts_off_fewer_and_starts_fewer() -> None:
    rows = ended(LANTERN, date(2017, 9, 30)).answer["wind_downs"]
    assert [row["months"] for row in rows] == [0, 1, 3, 6]
    cut, started = ([row[key]["difference"]["mean"] for row in rows] for key in ("cut_off", "started"))
    assert cut == sorted(cut, reverse=True)
    assert started == sorted(started, reverse=True)
    assert cut[0] > cut[-1]
    assert started[-1] < 0


def test_a_grant_that_pays_for_nobody_cuts_off_nobody(lead: Client) -> None:
    posts = [post | {"grant": KITE} for post in a_plan()["post"]]
    assert "cuts off nobody in this plan" in shown(lead, ended(LANTERN, date(2017, 3, 31), post=posts))


def test_what_to_expect_is_said_month_by_month_and_area_by_area(lead: Client) -> None:
    forecast = worked_out(a_forecast())
    page = shown(lead, forecast)
    assert "In 2017 about" in page
    assert "Funding ends in September 2017" in page
    area = lead.get(reverse("scenarios:forecast_area", args=[forecast.pk, 2])).content.decode()
    assert "In support in Southvale" in area
    assert lead.get(reverse("scenarios:forecast_area", args=[forecast.pk, 3])).status_code == 404


def test_the_answer_is_that_of_the_plan_when_it_was_asked() -> None:
    first, second = worked_out(a_forecast()), worked_out(a_forecast())
    assert first.answer == second.answer
    assert first.inputs["plan"] == first.scenario.plan
    assert (first.seed, first.replications, first.as_at) == (1, 50, date(2016, 12, 30))
    assert first.code_version


def test_it_is_taken_up_once() -> None:
    forecast = worked_out(a_forecast())
    assert forecast.stage == Stage.DONE
    with pytest.raises(Refused, match="taken up already"):
        actions.work_out(forecast_id=forecast.pk)


def test_it_tells_how_far_it_is_and_the_page_asks_again(lead: Client) -> None:
    forecast = a_forecast()
    assert "It is about to begin" in shown(lead, forecast)
    Forecast.objects.unscoped("tests").filter(pk=forecast.pk).update(stage=Stage.WORKING, done=30, of=120)
    there = reverse("scenarios:forecast_progress", args=[forecast.pk])
    assert "25 % is worked out" in lead.get(there).content.decode()
    Forecast.objects.unscoped("tests").filter(pk=forecast.pk).update(stage=Stage.DONE)
    assert lead.get(there)["HX-Redirect"] == reverse("scenarios:forecast", args=[forecast.pk])


def test_stopped_while_it_runs_it_ends_and_keeps_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    forecast = a_forecast()
    monkeypatch.setattr("spokework.scenarios.answering.progress.CHUNK", 10)
    monkeypatch.setattr(beside, "EVERY", 0)
    told: list[int] = []
    update = beside.Teller.tell

    def tell_and_stop(self: Any, done: int, of: int) -> None:
        told.append(done)
        if done == 20:
            actions.stop_forecast(forecast=forecast, by=programme.AT_THE_MACHINE)
        update(self, done, of)

    monkeypatch.setattr(beside.Teller, "tell", tell_and_stop)
    assert actions.work_out(forecast_id=forecast.pk) == Stage.STOPPED
    forecast.refresh_from_db()
    assert (forecast.stage, forecast.answer, told) == (Stage.STOPPED, {}, [10, 20])


def test_one_that_is_over_is_not_stopped_any_more() -> None:
    forecast = worked_out(a_forecast())
    actions.stop_forecast(forecast=forecast, by=programme.AT_THE_MACHINE)
    forecast.refresh_from_db()
    assert forecast.stage == Stage.DONE


def test_a_plan_that_cannot_be_played_says_which_key(lead: Client) -> None:
    posts = [a_plan()["post"][0] | {"area": "Nowhere"}]
    forecast = worked_out(a_forecast(a_scenario(post=posts)))
    assert forecast.stage == Stage.FAILED
    assert "there is no such area" in shown(lead, forecast)


def test_a_process_that_fell_silent_is_said_to_be_gone(lead: Client) -> None:
    forecast = a_forecast()
    long_ago = timezone.now() - SILENT_FOR - timedelta(seconds=1)
    Forecast.objects.unscoped("tests").filter(pk=forecast.pk).update(stage=Stage.WORKING, told_at=long_ago)
    assert "stopped half-way" in shown(lead, forecast)


def test_two_at_once_are_enough() -> None:
    scenario = a_scenario()
    first, _second = a_forecast(scenario), a_forecast(scenario)
    with pytest.raises(Refused, match="2 forecasts are being worked out already"):
        a_forecast(scenario)
    actions.stop_forecast(forecast=first, by=programme.AT_THE_MACHINE)
    assert a_forecast(scenario).stage == Stage.ASKED


def test_what_is_asked_must_be_of_the_scenario() -> None:
    scenario, by = a_scenario(), programme.AT_THE_MACHINE
    with pytest.raises(Refused, match="Choose one of the grants"):
        actions.ask_grant_end(scenario=scenario, grant="Another", end=date(2017, 3, 31), by=by)
    with pytest.raises(Refused, match="looks ahead to"):
        actions.ask_grant_end(scenario=scenario, grant=LANTERN, end=date(2018, 3, 31), by=by)
    with pytest.raises(Refused, match="how often to play it"):
        actions.ask(scenario=scenario, question=Question.OUTLOOK, replications=10**6, by=by)


def test_whose_a_plan_is_decides_who_asks_it() -> None:
    hub = programme.a_hub()
    manager, lead = programme.an_actor(Role.HUB_MANAGER, hub), programme.an_actor(Role.PROGRAMME_LEAD)
    own, whole = a_scenario(hub, by=manager), a_scenario(by=lead)
    for scenario, stranger in ((own, lead), (whole, manager), (own, programme.an_actor(Role.HUB_MANAGER))):
        with pytest.raises(NotAllowed):
            a_forecast(scenario, by=stranger)
    for role in (Role.SPOKE_WORKER, Role.EVALUATOR, Role.FUNDER):
        with pytest.raises(NotAllowed):
            a_scenario(by=programme.an_actor(role))


def test_nobody_opens_anothers_plan(lead: Client) -> None:
    hub = programme.a_hub()
    manager = signed_in(programme.a_member(Role.HUB_MANAGER, hub))
    own, whole = a_scenario(hub, name="Of the hub"), a_scenario(name="Of the programme")
    for client, theirs, others in ((lead, whole, own), (manager, own, whole)):
        assert client.get(reverse("scenarios:scenario", args=[theirs.pk])).status_code == 200
        assert client.get(reverse("scenarios:scenario", args=[others.pk])).status_code == 404
        listed = client.get(reverse("scenarios:planning")).content.decode()
        assert theirs.name in listed
        assert others.name not in listed


def test_a_form_asks_and_leads_to_the_answer(lead: Client) -> None:
    scenario = a_scenario()
    there = reverse("scenarios:ask_grant_end", args=[scenario.pk])
    page = lead.get(there).content.decode()
    assert "March 2017" in page
    sent = lead.post(there, {"grant": LANTERN, "month": "2017-03-31", "replications": "200"})
    forecast = Forecast.objects.unscoped("tests").get()
    assert sent["Location"] == reverse("scenarios:forecast", args=[forecast.pk])
    assert forecast.inputs["end"] == "2017-03-31"
    assert lead.post(there, {"grant": LANTERN, "month": "2017-03-30", "replications": "200"}).status_code == 422


def test_the_process_is_started_once_the_question_is_kept(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    started: list[Any] = []
    monkeypatch.setattr(beside, "start", lambda *what: started.append(what))
    with django_capture_on_commit_callbacks(execute=True):
        forecast = a_forecast()
        assert not started
    assert started == [("forecast", forecast.pk)]
