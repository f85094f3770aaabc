"""A release asked for on a page: done beside the server, told how far it is, stopped, refused, found again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from spokework.access.decide import Actor, NotAllowed
from spokework.access.roles import Role
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.core import beside
from spokework.core.errors import Refused
from spokework.core.models import SILENT_FOR, Stage
from spokework.insight import actions
from spokework.insight.actions import prepared, preparing
from spokework.insight.models import Preparation, Release
from spokework.insight.releases.checking import Attacked
from spokework.insight.states import ReleaseState
from spokework.programme.models import Membership
from spokework.programme.tests.situations import AT_THE_MACHINE, a_person, an_actor

from .releases import QUARTER, a_candidate, a_written_release

pytestmark = pytest.mark.django_db
LEAK = "Referrals received (2016Q4, Who referred: The young person): by birch, which knows its own"


@pytest.fixture(autouse=True)
def _nothing_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is counted and attacked is shown elsewhere; here, what becomes of it."""
    for name in ("refuse_the_quarter", "figures_of"):
        monkeypatch.setattr(preparing, name, lambda of: None)
    found(monkeypatch, lambda **what: a_candidate(what["quarter"]))


def found(monkeypatch: pytest.MonkeyPatch, find: Callable[..., Any]) -> None:
    monkeypatch.setattr(prepared, "candidate_for", find)


@pytest.fixture
def lead() -> Actor:
    return an_actor(Role.PROGRAMME_LEAD, name="Anita Cole")


def browser(actor: Actor) -> Client:
    return signed_in(Account.objects.get(pk=actor.id))


def asked(by: Actor, quarter: int = QUARTER) -> Preparation:
    return actions.ask_to_make(quarter=quarter, by=by)


def a_release(state: str = ReleaseState.DRAFT) -> Release:
    return a_written_release(state, by=a_person("Anita Cole"), approved_by=a_person("Ben Dale"))


def done(of: Preparation) -> Preparation:
    actions.prepare(preparation_id=of.pk)
    of.refresh_from_db()
    return of


def url(of: Preparation, name: str = "release_preparation") -> str:
    return reverse(f"insight:{name}", args=[of.pk])


def page(client: Client, there: str) -> str:
    return client.get(there).content.decode()


def rows() -> Any:
    return Preparation.objects.unscoped("tests")


def test_it_is_started_once_it_is_kept_and_its_page_tells_how_far_it_is(
    lead: Actor, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    started: list[Any] = []
    monkeypatch.setattr(beside, "start", lambda *what: started.append(what))
    release, client = a_release(), browser(lead)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(reverse("insight:release_check", args=["2016Q4", 1]))
    made = rows().get()
    assert (answer.status_code, answer["Location"], started) == (303, url(made), [("release", made.pk)])
    assert "It is about to begin." in page(client, url(made))
    rows().update(stage=Stage.WORKING, done=30, of=120)
    assert "25 % is worked out." in page(client, url(made, "release_progress"))
    for listed in (reverse("insight:releases"), reverse("insight:release", args=["2016Q4", 1])):
        assert url(made) in page(client, listed)
    assert "see how far" not in page(browser(an_actor(Role.FUNDER)), reverse("insight:releases"))
    rows().update(stage=Stage.DONE, release=release)
    assert client.get(url(made, "release_progress"))["HX-Redirect"] == url(made)
    assert client.get(url(made))["Location"] == reverse("insight:release", args=["2016Q4", 1])


def test_it_is_made_once_in_the_name_of_who_asked(lead: Actor) -> None:
    made = done(asked(lead))
    assert made.stage == Stage.DONE
    assert made.release is not None
    assert (made.release.state, made.release.made_by_id) == ("draft", lead.id)
    assert browser(lead).get(url(made, "release_progress"))["HX-Redirect"] == url(made)
    with pytest.raises(Refused, match="taken up already"):
        actions.prepare(preparation_id=made.pk)
    again = done(actions.ask_to_make_again(release=made.release, by=lead))
    assert (again.stage, again.release_id) == (Stage.DONE, made.release_id)


def test_what_leaks_is_told_until_it_is_asked_again(lead: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    release = a_release()
    attacked = Attacked(release.name, (), leaks=(LEAK,))
    monkeypatch.setattr(prepared, "attack_release", lambda **what: attacked)
    refused = done(actions.ask_to_check(release=release, by=lead))
    assert refused.stage == Stage.FAILED
    client = browser(lead)
    again = f'href="{reverse("insight:release_again", args=["2016Q4", 1])}">Make the release again'
    told = "It does not pass the check", "Small counts could be worked out from this release", LEAK, again
    for said in told:
        assert said in page(client, url(refused))
    release.refresh_from_db()
    assert release.state == "draft"
    monkeypatch.setattr(prepared, "attack_release", lambda **what: replace(attacked, leaks=()))
    passed = done(actions.ask_to_check(release=release, by=lead))
    release.refresh_from_db()
    assert (passed.stage, release.state) == (Stage.DONE, "checked")
    assert LEAK not in page(client, url(refused))


def test_what_came_out_meanwhile_is_said_with_the_way_to_ask_again(
    lead: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    found(monkeypatch, lambda **what: replace(a_candidate(), against=("2016Q3",)))
    refused = done(asked(lead))
    said = page(browser(lead), url(refused))
    assert "Another release came out since it was made" in said
    assert f'href="{reverse("insight:release_new")}"' in said
    assert not Release.objects.unscoped("tests").exists()


def test_stopped_at_the_last_moment_nothing_is_made(lead: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    made = asked(lead)

    def found_and_stopped(**what: Any) -> Any:
        assert browser(lead).post(url(made, "release_stop")).status_code == 303
        return a_candidate()

    found(monkeypatch, found_and_stopped)
    assert done(made).stage == Stage.STOPPED
    assert not Release.objects.unscoped("tests").exists()
    assert "It was stopped" in page(browser(lead), url(made))
    actions.stop_preparation(preparation=made, by=lead)  # twice does no harm


def test_who_stopped_it_is_heard_while_it_is_worked_out(lead: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "EVERY", 0)
    made = asked(lead)

    def slowly(**what: Any) -> Any:
        what["progress"](1, 4)
        actions.stop_preparation(preparation=made, by=lead)
        what["progress"](2, 4)
        raise AssertionError("it went on")

    found(monkeypatch, slowly)
    assert (done(made).stage, made.done, made.of) == (Stage.STOPPED, 1, 4)


def test_one_at_a_time_and_one_that_fell_silent_is_asked_for_anew(lead: Actor) -> None:
    first = asked(lead)
    with pytest.raises(Refused, match="Wait for it, or stop it"):
        asked(lead, QUARTER + 1)
    rows().update(stage=Stage.WORKING, told_at=timezone.now() - SILENT_FOR - timedelta(seconds=1))
    said = page(browser(lead), url(first))
    assert "It stopped half-way" in said
    assert "hx-trigger" not in said
    assert done(asked(lead)).stage == Stage.DONE


def test_a_fault_that_nobody_foresaw_is_said_and_seen(lead: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    found(monkeypatch, lambda **what: 1 // 0)
    made = asked(lead)
    with pytest.raises(ZeroDivisionError):
        actions.prepare(preparation_id=made.pk)
    made.refresh_from_db()
    assert (made.stage, made.fault) == (Stage.FAILED, beside.UNFORESEEN)


def test_whoever_may_not_any_more_when_it_is_done_makes_nothing(lead: Actor) -> None:
    made = asked(lead)
    Membership.objects.unscoped("tests").filter(account_id=lead.id).delete()
    assert (done(made).stage, made.fault) == (Stage.FAILED, "Whoever asked may not prepare releases any more.")


def test_what_cannot_be_made_is_refused_before_anybody_waits(lead: Actor) -> None:
    release = a_release()
    with pytest.raises(Refused, match="being prepared already"):
        asked(lead)
    release.change(state=ReleaseState.CHECKED)
    with pytest.raises(Refused):
        actions.ask_to_check(release=release, by=lead)
    with pytest.raises(Refused, match="At the machine"):
        asked(AT_THE_MACHINE, QUARTER + 1)
    for role in (Role.FUNDER, Role.EVALUATOR, Role.HUB_MANAGER):
        with pytest.raises(NotAllowed):
            asked(an_actor(role), QUARTER + 1)
    assert not rows().exists()
