"""Reading and correcting what was done: facts for the hub, words about a young person for whoever reaches them."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from spokework.access.roles import Role
from spokework.access.url_table import URL_TABLE
from spokework.accounts.tests.situations import signed_in
from spokework.audit.models import Event, Subject
from spokework.casework.panels import LOOKED_AT
from spokework.practice import actions, codes
from spokework.practice.models import Attendee, Challenge, Confidence
from spokework.programme.tests.situations import a_host, a_member

from .desk import Desk, address, browser_of, suggested
from .situations import (
    a_challenge,
    a_consultancy,
    a_hub,
    a_meeting,
    a_session,
    a_spoke,
    a_training,
    joint_work,
    one_of_each,
)

pytestmark = pytest.mark.django_db
WORDS = "She said it was never her fault."
LINKED: dict[str, Any] = {
    "consultancy": lambda desk: a_consultancy(**about(desk), advice=WORDS),
    "joint_work": lambda desk: joint_work(**about(desk), note=WORDS),
    "challenge": lambda desk: a_challenge(**about(desk), issue=WORDS),
}


def about(desk: Desk) -> dict[str, Any]:
    return {"hub": desk.spoke.hub, "by": desk.actor, "area": desk.area, "case": desk.case}


def text(browser: Client, page: str, row: Any) -> str:
    answer = browser.get(address(page, row))
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.mark.parametrize("kind", LINKED)
def test_a_colleague_reads_the_facts_and_not_the_words_about_a_young_person(desk: Desk, kind: str) -> None:
    row, reference = LINKED[kind](desk), desk.case.young_person.reference
    own = text(desk.browser, kind, row)
    assert WORDS in own
    assert reference in own
    colleague = browser_of(a_spoke(desk.spoke.hub))
    shown = text(colleague, kind, row)
    assert str(desk.area) in shown
    assert WORDS not in shown
    assert reference not in shown
    assert "for whoever works with them" in shown
    assert colleague.get(address(f"{kind}_correct", row)).status_code == 404
    manager = signed_in(a_member(Role.HUB_MANAGER, desk.spoke.hub))
    assert WORDS in text(manager, kind, row)


@pytest.mark.parametrize("kind", LINKED)
def test_reading_words_about_a_young_person_is_logged_and_reading_facts_is_not(desk: Desk, kind: str) -> None:
    row, them = LINKED[kind](desk), desk.case.young_person
    colleague = a_spoke(desk.spoke.hub)
    text(browser_of(colleague), kind, row)
    text(desk.browser, kind, row)
    seen = Subject.objects.filter(young_person_id=them.pk, event__action=f"viewed practice:{kind}")
    assert [subject.event.actor_id for subject in seen] == [desk.actor.id]


@pytest.mark.parametrize("kind", LINKED)
def test_linked_work_stands_in_the_timeline_with_its_words(desk: Desk, kind: str) -> None:
    row = LINKED[kind](desk)
    there = reverse("casework:young_person", kwargs={"reference": desk.case.young_person.reference})
    shown = desk.browser.get(there).content.decode()
    assert WORDS in shown
    assert f'href="{address(kind, row)}"' in shown


KINDS = ("session", "training", "consultancy", "joint_work", "meeting", "challenge")


@pytest.mark.parametrize("kind", KINDS)
def test_a_correction_shows_what_it_counted_before(desk: Desk, kind: str) -> None:
    row = one_of_each(desk.spoke.hub, desk.area)[kind]
    sent = suggested(desk.get(f"{kind}_correct", row).context["form"])
    answer = desk.post(f"{kind}_correct", sent | {"minutes": "1h 30"}, row)
    assert answer.status_code == 303, answer.context["form"].errors
    shown = text(desk.browser, kind, row)
    assert "1 hour 30 minutes" in shown
    assert "What it said before" in shown
    assert Event.objects.filter(action__endswith="corrected", record_id=row.pk, fields=["minutes"]).count() == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_correction_sent_unchanged_changes_nothing(desk: Desk, kind: str) -> None:
    row = one_of_each(desk.spoke.hub, desk.area)[kind]
    sent = suggested(desk.get(f"{kind}_correct", row).context["form"])
    assert desk.post(f"{kind}_correct", sent, row).status_code == 303
    again = type(row).objects.unscoped("tests").get(pk=row.pk)
    assert again.version == row.version
    assert not Event.objects.filter(action__endswith="corrected").exists()


@pytest.mark.parametrize("kind", LINKED)
def test_two_people_who_correct_one_thing_see_both_texts(desk: Desk, kind: str) -> None:
    row = LINKED[kind](desk)
    word = {"consultancy": "advice", "joint_work": "note", "challenge": "issue"}[kind]
    mine = suggested(desk.get(f"{kind}_correct", row).context["form"])
    verb = {"consultancy": "correct_consultancy", "joint_work": "correct_joint_work", "challenge": "correct_challenge"}
    getattr(actions, verb[kind])(**{kind: row}, by=desk.actor, **{word: "What a colleague saved"})
    answer = desk.post(f"{kind}_correct", mine | {word: "What I typed"}, row)
    assert answer.status_code == 409
    both = answer.content.decode()
    assert "What a colleague saved" in both
    assert "What I typed" in both
    again = {word: "What I typed", "version": answer.context["form"]["version"].value()}
    assert desk.post(f"{kind}_correct", mine | again, row).status_code == 303
    assert "What I typed" in text(desk.browser, kind, row)


def test_where_it_was_stays_on_offer_when_nobody_works_there_any_more(desk: Desk) -> None:
    elsewhere = a_host()
    row = a_meeting(desk.spoke.hub, area=elsewhere.area, agencies=[elsewhere])
    sent = suggested(desk.get("meeting_correct", row).context["form"])
    assert (sent["area"], sent["agencies"]) == (elsewhere.area.code, [str(elsewhere.pk)])
    assert desk.post("meeting_correct", sent | {"kind": "partnership"}, row).status_code == 303


def test_a_register_is_kept_opened_and_dropped(desk: Desk) -> None:
    row = a_session(desk.spoke.hub, area=desk.area)
    desk.post("session_register", desk.form("session_register", row) | {"names": "Odile\nHester"}, row)
    assert "2 of 12 are in it by name" in text(desk.browser, "session", row)
    assert "Odile" not in text(desk.browser, "session", row)
    assert desk.form("session_register", row)["names"] == "Odile\nHester"
    assert "cannot be" not in text(desk.browser, "session_register_drop", row)
    assert desk.post("session_register_drop", {}, row).status_code == 303
    assert not Attendee.objects.unscoped("tests").exists()
    assert "Dropped on" in text(desk.browser, "session", row)
    for page in ("session_register", "session_register_drop"):
        assert desk.get(page, row).status_code == 404


def test_paper_is_entered_sheet_by_sheet(desk: Desk) -> None:
    row = a_training(desk.spoke.hub, area=desk.area)
    for trainee, before, after in (("1", "2", "4"), ("2", "3", "3")):
        form = desk.form("training_confidence", row)
        assert str(form["trainee"]) == trainee
        answer = desk.post("training_confidence", form | {"before": before, "after": after}, row)
        assert answer["Location"] == address("training_confidence", row)
    assert Confidence.objects.unscoped("tests").count() == 4
    shown = text(desk.browser, "training", row)
    assert "+1.0, of 2" in shown
    nothing = desk.post("training_confidence", {"trainee": "3"}, row)
    assert set(nothing.context["form"].errors) == {"before"}
    too_many = desk.post("training_confidence", {"trainee": "11", "after": "3"}, row)
    assert set(too_many.context["form"].errors) == {"trainee"}
    six = desk.post("training_confidence", {"trainee": "3", "after": "6"}, row)
    assert set(six.context["form"].errors) == {"after"}


def test_a_challenge_is_taken_further_resolved_and_opened_again_on_its_pages(desk: Desk) -> None:
    row = a_challenge(**about(desk), issue=WORDS)
    desk.post("challenge_escalate", desk.form("challenge_escalate", row) | {"note": "To the inspector"}, row)
    sent = desk.form("challenge_resolve", row) | {"result": "upheld", "response": "They look at once now."}
    assert desk.post("challenge_resolve", sent, row).status_code == 303
    shown = text(desk.browser, "challenge", row)
    for said in ("To the inspector", "They look at once now.", codes.ChallengeResult.UPHELD.label):
        assert said in shown
    assert desk.get("challenge_resolve", row).status_code == 302  # too late, so back to the challenge
    assert desk.post("challenge_reopen", desk.form("challenge_reopen", row), row).status_code == 303
    assert Challenge.objects.unscoped("tests").get().state == "raised"
    assert desk.form("challenge_resolve", row)["response"] == "They look at once now."


def test_nobody_of_another_hub_finds_it(desk: Desk) -> None:
    row = a_session(desk.spoke.hub)
    stranger = browser_of(a_spoke(a_hub()))
    for page in ("session", "session_correct", "session_register"):
        assert stranger.get(address(page, row)).status_code == 404


def test_who_looked_says_of_every_page_about_a_young_person_what_it_was(desk: Desk) -> None:
    about_them = [
        name.partition(":")[2]
        for name in URL_TABLE
        if name.startswith(("practice:consultancy", "practice:joint_work", "practice:challenge"))
    ]
    assert {*about_them, "record_contact"} <= LOOKED_AT.keys()
    text(desk.browser, "consultancy", LINKED["consultancy"](desk))
    manager = signed_in(a_member(Role.HUB_MANAGER, desk.spoke.hub))
    there = reverse("casework:who_looked", kwargs={"reference": desk.case.young_person.reference})
    said = manager.get(there).content.decode()
    assert "Looked at advice about them" in said
    assert "Practice linked" in said
