"""The pages of the case's life and of who sees a record: who gets in, and what they say."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from spokework.access.roles import Role
from spokework.casework import actions
from spokework.casework.models import BreakGlass, Case, Closure, NamedReader, Notice, YoungPerson
from spokework.casework.states import CaseState
from spokework.casework.tests.browsing import browser, page, send
from spokework.casework.tests.desk import suggested
from spokework.casework.tests.situations import (
    a_closed_case,
    a_hub,
    a_manager,
    a_spoke,
    a_young_person,
    acting,
    an_identity,
    an_open_case,
)
from spokework.core import clock
from spokework.programme.tests.situations import an_actor

pytestmark = pytest.mark.django_db

NAME = "Zebrafinch"
WHY = "Her worker is ill and the school rang."


def case_now(case: Case) -> Case:
    found: Case = Case.objects.unscoped("tests").get(pk=case.pk)
    return found


ENDING = {
    "reason": "moved",
    "outcome": "Settled with an aunt",
    "assessment": "none",
    "not_assessed": "moved",
    "young_person_told": "yes",
    "told_how": "By phone",
}


# The course of a case


def test_a_worker_pauses_and_resumes_her_case() -> None:
    worker = a_spoke(a_hub())
    case = an_open_case(worker=worker)
    client, at = browser(acting(worker)), {"reference": case.young_person.reference, "number": case.number}
    assert page(client, "pause_case", **at).status_code == 200
    assert send(client, "pause_case", {"reason": ""}, **at).status_code == 422
    assert send(client, "pause_case", {"reason": "In hospital"}, **at).status_code == 303
    assert case_now(case).state == CaseState.PAUSED
    assert page(client, "pause_case", **at).status_code == 302
    assert "Paused since" in page(client, "resume_case", **at).content.decode()
    assert send(client, "resume_case", {}, **at).status_code == 303
    assert case_now(case).state == CaseState.OPEN


def test_closing_says_what_will_happen_and_asks_for_the_assessment_or_why_there_is_none() -> None:
    case = an_open_case()
    client = browser(a_manager(case.hub))
    at = {"reference": case.young_person.reference, "number": case.number}
    shown = page(client, "close_case", **at).content.decode()
    assert "no longer sees this record" in shown
    assert "There is no signed closing assessment" in shown
    without = send(client, "close_case", ENDING | {"not_assessed": ""}, **at)
    assert without.status_code == 422
    assert "Choose why the young person was not assessed" in without.content.decode()
    assert send(client, "close_case", ENDING | {"told_how": ""}, **at).status_code == 422
    assert send(client, "close_case", ENDING, **at).status_code == 303
    closure = Closure.objects.unscoped("tests").get(case=case)
    assert (closure.outcome, closure.not_assessed, closure.young_person_told) == ("Settled with an aunt", "moved", True)


def test_closing_asks_what_the_young_person_said_and_how_much_it_helped_them() -> None:
    case = an_open_case()
    client = browser(a_manager(case.hub))
    at = {"reference": case.young_person.reference, "number": case.number}
    answer = send(client, "close_case", ENDING | {"feedback_score": "11"}, **at)
    assert answer.context["form"].errors["feedback_score"]
    said = {"feedback": "She never gave up on me.", "feedback_score": "9"}
    assert send(client, "close_case", ENDING | said, **at).status_code == 303
    closure = Closure.objects.unscoped("tests").get(case=case)
    assert (closure.feedback, closure.feedback_score) == ("She never gave up on me.", 9)
    shown = page(client, "young_person", reference=at["reference"]).content.decode()
    assert "Feedback: “She never gave up on me.”, 9 of 10, by their own rating" in shown


def test_closing_asks_again_where_two_answers_cannot_both_be_true() -> None:
    case = an_open_case()
    client = browser(a_manager(case.hub))
    at = {"reference": case.young_person.reference, "number": case.number}
    shown = page(client, "close_case", **at).content.decode()
    assert "why not" in shown
    assert "why not (optional)" not in shown
    answer = send(client, "close_case", ENDING | {"reason": "uncontactable"}, **at)
    assert answer.status_code == 422
    assert "close the case because they moved away" in answer.context["form"].errors["not_assessed"][0]
    assert case_now(case).state == CaseState.OPEN


def test_of_a_death_nobody_is_asked_whether_the_young_person_was_told() -> None:
    case = an_open_case()
    client = browser(a_manager(case.hub))
    at = {"reference": case.young_person.reference, "number": case.number}
    died = ENDING | {"reason": "died", "not_assessed": "other"}
    assert send(client, "close_case", ENDING | {"young_person_told": "", "told_how": ""}, **at).status_code == 422
    assert send(client, "close_case", died | {"told_how": ""}, **at).status_code == 303  # "yes" from before
    closure = Closure.objects.unscoped("tests").get(case=case)
    assert (closure.reason, closure.young_person_told, closure.told_how) == ("died", False, "")


def test_the_second_of_two_who_close_is_told_and_keeps_what_was_typed() -> None:
    case = an_open_case()
    first, second = a_manager(case.hub), a_manager(case.hub)
    at = {"reference": case.young_person.reference, "number": case.number}
    client = browser(second)
    page(client, "close_case", **at)
    actions.close_case(case=case, reason="moved", not_assessed="moved", by=first)
    answer = send(client, "close_case", ENDING, **at)
    assert answer.status_code == 422
    assert f"{first.name} closed this case" in answer.content.decode()
    assert "Settled with an aunt" in answer.content.decode()


def test_undoing_is_offered_as_long_as_it_is_taken() -> None:
    case = a_closed_case()
    manager = a_manager(case.hub)
    client, at = browser(manager), {"reference": case.young_person.reference, "number": case.number}
    for later, offered in ((7, True), (8, False)):
        with clock.standing_at(clock.today() + timedelta(days=later)):
            record = page(client, "young_person", reference=at["reference"]).content.decode()
            assert ("Undo closure" in record) is offered
            assert (page(client, "undo_closure", **at).status_code == 200) is offered
            assert "Open case again" in record


def test_a_manager_undoes_a_closure_and_reopens_after_one() -> None:
    worker = a_spoke(a_hub())
    case = an_open_case(worker=worker)
    manager = a_manager(case.hub)
    client, reference = browser(manager), case.young_person.reference
    at = {"reference": reference, "number": case.number}
    assert page(client, "undo_closure", **at).status_code == 302
    assert page(client, "reopen", reference=reference).status_code == 404
    actions.close_case(case=case, reason="moved", not_assessed="moved", by=manager)
    assert manager.name in page(client, "undo_closure", **at).content.decode()
    assert send(client, "undo_closure", {"reason": "Wrong record"}, **at).status_code == 303
    assert case_now(case).state == CaseState.OPEN
    actions.close_case(case=case, reason="moved", not_assessed="moved", by=manager)
    assert page(client, "reopen", reference=reference).status_code == 200
    assert send(client, "reopen", {"appointment": str(worker.pk)}, reference=reference).status_code == 303
    assert Case.objects.unscoped("tests").get(young_person=case.young_person, number=2).state == CaseState.OPEN


# Who sees


def test_looking_beyond_opens_by_reference_or_exact_name_and_no_address_holds_the_name() -> None:
    hub = a_hub()
    one = a_young_person(hub, identity=an_identity(given_name=NAME, family_name="Quillwort"))
    two = a_young_person(hub)
    worker = acting(a_spoke(hub))
    client = browser(worker)
    here = {"reference": one.reference}
    assert page(client, "young_person", **here).status_code == 404
    for wrong in (NAME, f"{NAME} Quill", "SW-ZZZZ-Z", "nobody at all"):
        answer = send(client, "look_beyond", {"who": wrong, "reason": WHY})
        assert answer.status_code == 422
        assert "No record here" in answer.content.decode()
    answer = send(client, "look_beyond", {"who": f" {NAME.lower()}  quillwort ", "reason": WHY})
    assert answer["Location"] == reverse("casework:young_person", kwargs=here)
    assert page(client, "young_person", **here).status_code == 200
    assert send(client, "look_beyond", {"who": two.reference, "reason": "short"}).status_code == 422
    assert send(client, "look_beyond", {"who": two.reference, "reason": WHY}).status_code == 303
    assert "already" in send(client, "look_beyond", {"who": two.reference, "reason": WHY}).content.decode()


def test_a_reason_that_has_run_out_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    young_person = a_young_person()
    worker = acting(a_spoke(young_person.hub))
    actions.look_beyond(young_person=young_person, reason=WHY, by=worker)
    BreakGlass.objects.unscoped("tests").update(ends=timezone.now() - timedelta(seconds=1))
    assert page(browser(worker), "young_person", reference=young_person.reference).status_code == 404


def test_a_restricted_record_is_not_found_by_a_worker_and_is_by_a_lead() -> None:
    hub = a_hub()
    young_person = a_young_person(hub)
    actions.restrict_record(young_person=young_person, accounts=[], by=a_manager(hub))
    asked = {"who": young_person.reference, "reason": WHY}
    missing = send(browser(acting(a_spoke(hub))), "look_beyond", asked)
    assert "No record here" in missing.content.decode()
    assert send(browser(an_actor(Role.SAFEGUARDING_LEAD, hub)), "look_beyond", asked).status_code == 303


def test_a_look_is_shown_with_its_reason_and_reviewed() -> None:
    young_person = a_young_person()
    hub = young_person.hub
    lead, officer = an_actor(Role.SAFEGUARDING_LEAD, hub), an_actor(Role.DATA_PROTECTION_OFFICER, hub)
    for _ in range(2):
        actions.look_beyond(young_person=young_person, reason=WHY, by=acting(a_spoke(hub)))
    actions.look_beyond(young_person=young_person, reason="A strategy meeting now", by=lead)
    client = browser(lead)
    shown = page(client, "access_review").content.decode()
    assert shown.count(WHY) == 2
    assert "Your own look" in shown
    assert reverse("casework:review_look", kwargs={"reference": young_person.reference, "number": 3}) not in shown
    at = {"reference": young_person.reference, "number": 2}
    assert WHY in page(client, "review_look", **at).content.decode()
    assert send(client, "review_look", {"note": "Right to look"}, **at).status_code == 303
    shown = page(browser(officer), "access_review")
    assert "Right to look" in shown.content.decode()
    assert [look.number for look in shown.context["to_review"]] == [1, 3]
    assert page(client, "review_look", reference=young_person.reference, number=9).status_code == 404


def test_a_notice_is_there_until_it_is_dealt_with() -> None:
    hub = a_hub()
    actions.give_notice(hub_id=hub.pk, permission=actions_permission(), kind="answered", text="Answered", reference="")
    client = browser(a_manager(hub))
    shown = page(client, "notices").content.decode()
    assert "Answered" in shown
    notice = Notice.objects.unscoped("tests").get()
    assert send(browser(a_manager(a_hub())), "notices", {"notice": str(notice.pk)}).status_code == 404
    assert send(client, "notices", {"notice": "x"}).status_code == 404
    assert send(client, "notices", {"notice": str(notice.pk)}).status_code == 302
    assert "Nothing waits" in page(client, "notices").content.decode()
    assert "Answered" not in page(browser(an_actor(Role.SAFEGUARDING_LEAD, hub)), "notices").content.decode()


def actions_permission() -> Any:
    from spokework.access.permissions import Permission

    return Permission.ASK_OTHER_HUB


def test_a_manager_keeps_a_record_to_named_people_and_lifts_it() -> None:
    worker = a_spoke(a_hub())
    case = an_open_case(worker=worker)
    reference = case.young_person.reference
    client = browser(a_manager(case.hub))
    shown = page(client, "restriction", reference=reference)
    assert "Choose her too" in shown.content.decode()
    chosen = suggested(shown.context["form"]) | {"accounts": [str(worker.worker_id)]}
    assert send(client, "restriction", chosen, reference=reference).status_code == 303
    assert NamedReader.objects.unscoped("tests").count() == 2
    assert "checked" in page(client, "restriction", reference=reference).content.decode()
    assert str(worker.worker) in page(client, "lift_restriction", reference=reference).content.decode()
    assert send(client, "lift_restriction", {}, reference=reference).status_code == 303
    assert not NamedReader.objects.unscoped("tests").exists()


def test_who_looked_names_who_saw_and_changed_what_in_words() -> None:
    worker = a_spoke(a_hub())
    case = an_open_case(worker=worker)
    reference = case.young_person.reference
    page(browser(acting(worker)), "young_person", reference=reference)
    manager = a_manager(case.hub)
    client = browser(manager)
    page(client, "young_person", reference=reference)
    shown = page(client, "who_looked", reference=reference).content.decode()
    for words in (str(worker.worker), manager.name, "Looked at the timeline", "Case opened"):
        assert words in shown
    officer = an_actor(Role.DATA_PROTECTION_OFFICER, case.hub)
    assert page(browser(officer), "who_looked", reference=reference).status_code == 404
    assert page(browser(acting(worker)), "who_looked", reference=reference).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_the_data_protection_officer_erases_by_typing_the_reference() -> None:
    young_person, other = a_young_person(), a_young_person()
    reference = young_person.reference
    client = browser(an_actor(Role.DATA_PROTECTION_OFFICER, young_person.hub))
    assert send(client, "erasures", {"reference": other.reference}).status_code == 422
    assert send(client, "erasures", {"reference": "SW-1111-2"}).status_code == 422
    there = send(client, "erasures", {"reference": reference.lower()})["Location"]
    assert there == reverse("casework:erase", kwargs={"reference": reference})
    shown = client.get(there).content.decode()
    assert "This cannot be undone" in shown
    assert young_person.given_name not in shown
    assert (
        send(client, "erase", {"reason": "request", "reference": other.reference}, reference=reference).status_code
        == 422
    )
    done = send(client, "erase", {"reason": "request", "reference": reference}, reference=reference)
    assert done.status_code == 303
    shown = page(client, "erasures").content.decode()
    assert reference in shown
    assert "Not finished" not in shown
    assert page(client, "erase", reference=reference).status_code == 404
    left = YoungPerson.objects.unscoped("tests").get(pk=young_person.pk)
    assert left.erased_at is not None
    assert page(browser(a_manager(young_person.hub)), "young_person", reference=reference).status_code == 404
    assert send(client, "finish_erasures", {}).status_code == 303
