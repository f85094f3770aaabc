"""A release as a page: short at first sight, whole when opened, and careful about numbers in words."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from spokework.access.decide import Actor
from spokework.access.roles import Role
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.insight.models import KeyMessage
from spokework.insight.states import ReleaseState
from spokework.programme.tests.situations import a_person, an_actor

from .releases import a_written_release

pytestmark = pytest.mark.django_db
AT = ["2016Q4", 1]


def browser(actor: Actor) -> Client:
    return signed_in(Account.objects.get(pk=actor.id))


def out(state: str) -> None:
    a_written_release(state, by=a_person("Anita Cole"), approved_by=a_person("Ben Dale"))


def page(client: Client, name: str = "release", *more: object) -> str:
    return client.get(reverse(f"insight:{name}", args=[*AT, *more])).content.decode()


def test_each_figure_has_a_place_in_the_contents_and_its_groups_open_one_by_one() -> None:
    out(ReleaseState.PUBLISHED)
    said = page(browser(an_actor(Role.FUNDER)))
    places = re.findall(r'<a href="#([\w-]+)">(?!Skip)', said)
    assert {"referrals-received", "lower-risk-all"} <= {*places}
    assert all(f'id="{place}"' in said for place in places)
    assert said.count("<details open>") == 1
    assert len(re.findall(r"<details(?: open)?><summary>How it is counted", said)) == 2
    assert "Take care." in said


def test_a_number_that_is_in_no_figure_is_pointed_out_to_who_writes_and_who_approves_and_to_no_reader() -> None:
    out(ReleaseState.CHECKED)
    client, told = browser(an_actor(Role.PROGRAMME_LEAD)), "“187” stands in no figure of this release; the nearest"
    given = {"indicator": "lower_risk_all", "words": "For 187 of 255 it was safer at the end."}
    answer = client.post(reverse("insight:release_message", args=[*AT, 1]), given, follow=True)
    assert f"Look at its numbers once more: {told} that does is 185." in answer.content.decode()
    assert told in page(client)
    assert f"Lower risk, of all closed: {told}" in page(browser(an_actor(Role.PROGRAMME_LEAD)), "release_approve")
    fits = given | {"words": "For 185 of 255 it was safer at the end."}
    answer = client.post(reverse("insight:release_message", args=[*AT, 1]), fits, follow=True)
    assert "stands in no figure" not in answer.content.decode()


def test_a_message_written_of_other_figures_is_marked_until_it_is_saved_again_or_moved_to_one_there_is() -> None:
    out(ReleaseState.CHECKED)
    lead = an_actor(Role.PROGRAMME_LEAD)
    client, older = browser(lead), "Written before these figures were made"
    assert older not in page(client)
    message = KeyMessage.objects.unscoped("tests").get()
    message.change(at=message.at - timedelta(days=1), indicator="new_cases")
    for said in (older, "Key messages whose figure is not in this release", "Most felt safer."):
        assert said in page(client)
    asked = page(client, "release_approve")
    assert "A key message: its message was written before these figures were made" in asked
    assert "A key message: its figure is not in this release" in asked
    assert "Choose a figure" in page(client, "release_message", 1)
    there = {"indicator": "lower_risk_all", "words": "Most felt safer."}
    assert client.post(reverse("insight:release_message", args=[*AT, 1]), there).status_code == 303
    assert older not in page(client)
    assert "whose figure is not" not in page(client)


def test_a_funder_who_may_not_is_told_to_ask_somebody_who_exists_for_them() -> None:
    answer = browser(an_actor(Role.FUNDER)).get(reverse("insight:release_new"))
    assert answer.status_code == 403
    assert "ask the programme lead." in answer.content.decode()


def test_what_is_published_is_not_commented_on() -> None:
    out(ReleaseState.PUBLISHED)
    assert "stands in no figure" not in page(browser(an_actor(Role.FUNDER)))
