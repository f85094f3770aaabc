import re
from datetime import timedelta
from typing import Any

import pytest

from spokework.access.decide import NotAllowed
from spokework.audit.models import Event
from spokework.casework import actions, codes
from spokework.casework.levels import Level
from spokework.casework.models import Allocation, Assessment, Case, Closure, Pause, YoungPerson
from spokework.casework.queries.room import held
from spokework.casework.states import AssessmentState, CaseState, ReferralState
from spokework.casework.tests.situations import (
    a_full_worker,
    a_hub,
    a_manager,
    a_referral,
    a_spoke,
    acting,
    an_open_case,
    refused,
)
from spokework.core import clock
from spokework.programme.actions import end_appointment
from spokework.programme.tests.situations import AT_THE_MACHINE

pytestmark = pytest.mark.django_db

TOLD_AND_RATED = {"young_person_told": True, "feedback_score": 7}
ENDING: dict[str, Any] = {"reason": codes.ClosureReason.MOVED, "not_assessed": codes.NotAssessed.MOVED}
WRONG = "The wrong young person's case was closed."


def a_closing_assessment(case: Case, **changed: Any) -> Assessment:
    facts = {
        "stage": codes.Stage.CLOSURE,
        "state": AssessmentState.SIGNED,
        "judged_level": Level.LOW,
        "number": Assessment.objects.next_number(case.young_person_id),
        "supersedes": None,
        "day": clock.today(),
    } | changed
    row = Assessment(
        hub_id=case.hub_id,
        young_person_id=case.young_person_id,
        case=case,
        tool="t",
        tool_version=1,
        fingerprint="f",
        **facts,
    )
    row.save(force_insert=True)
    return row


def again(case: Case) -> Case:
    found: Case = Case.objects.unscoped("tests").get(pk=case.pk)
    return found


def sees(actor: object, case: Case) -> bool:
    return bool(YoungPerson.objects.visible_to(actor).filter(pk=case.young_person_id).exists())


def test_a_case_pauses_and_resumes_with_its_days_and_reason() -> None:
    worker = a_spoke(a_hub())
    case = an_open_case(worker=worker)
    assert actions.pause_case(case=case, reason="In hospital", by=acting(worker)).state == CaseState.PAUSED
    pause = Pause.objects.unscoped("tests").get(case=case)
    assert (pause.reason, pause.start, pause.end) == ("In hospital", clock.today(), None)
    with clock.standing_at(clock.today() + timedelta(days=9)):
        assert actions.resume_case(case=case, by=acting(worker)).state == CaseState.OPEN
        assert Pause.objects.unscoped("tests").get(case=case).end == clock.today()


def test_a_pause_needs_a_reason_and_an_open_case() -> None:
    case = an_open_case()
    manager = a_manager(case.hub)
    assert refused(actions.pause_case, case=case, reason="  ", by=manager).field == "reason"
    assert "open" in refused(actions.resume_case, case=case, by=manager).message
    actions.pause_case(case=case, reason="Away", by=manager)
    assert "paused" in refused(actions.pause_case, case=case, reason="Away", by=manager).message


def test_closing_ends_the_allocation_and_the_pause_and_the_worker_no_longer_sees_the_record() -> None:
    worker = a_spoke(a_hub())
    case = an_open_case(worker=worker)
    manager = a_manager(case.hub)
    actions.pause_case(case=case, reason="Away", by=acting(worker))
    closure = actions.close_case(case=case, by=manager, told_how="By phone", young_person_told=True, **ENDING)
    assert (closure.day, closure.told_how, closure.young_person_told) == (clock.today(), "By phone", True)
    assert (again(case).state, again(case).closed) == (CaseState.CLOSED, clock.today())
    assert Pause.objects.unscoped("tests").get(case=case).end == clock.today()
    assert Allocation.objects.unscoped("tests").get(case=case).end == clock.today()
    assert held([worker.pk]) == {}
    assert not sees(acting(worker), case)
    assert sees(manager, case)
    assert Event.objects.filter(
        action="case closed", actor_id=manager.id, subjects=[str(case.young_person_id)]
    ).exists()


def test_a_worker_does_not_close_a_case() -> None:
    worker = a_spoke(a_hub())
    case = an_open_case(worker=worker)
    with pytest.raises(NotAllowed):
        actions.close_case(case=case, by=acting(worker), **ENDING)


def test_of_two_who_close_at_once_the_second_is_told_by_whom_it_was_done() -> None:
    case = an_open_case()
    first, second = a_manager(case.hub), a_manager(case.hub)
    stale = again(case)
    actions.close_case(case=case, by=first, **ENDING)
    message = refused(actions.close_case, case=stale, by=second, **ENDING).message
    assert first.name in message
    assert Closure.objects.unscoped("tests").filter(case=case).count() == 1


def test_closing_needs_a_reason_and_the_closing_assessment_or_why_there_is_none() -> None:
    case, other = an_open_case(), an_open_case()
    manager = a_manager(case.hub)

    def field(**given: Any) -> str | None:
        return refused(actions.close_case, **({"case": case, "by": manager, "reason": "moved"} | given)).field

    assert field(reason="bored", not_assessed="moved") == "reason"
    assert field() == "not_assessed"
    assert field(not_assessed="forgot") == "not_assessed"
    assert field(assessment=a_closing_assessment(other)) == "assessment"
    assert field(assessment=a_closing_assessment(case, stage=codes.Stage.REVIEW)) == "assessment"
    assert field(assessment=a_closing_assessment(case, state=AssessmentState.DRAFT)) == "assessment"
    corrected = a_closing_assessment(case)
    correction = a_closing_assessment(case, supersedes=corrected)
    assert field(assessment=corrected) == "assessment"
    assert field(assessment=correction, not_assessed="moved") == "not_assessed"
    assert again(case).state == CaseState.OPEN
    assert actions.close_case(case=case, by=manager, reason="moved", assessment=correction).assessment == correction


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("not_assessed", {"reason": "died", "not_assessed": "moved"}),
        ("not_assessed", {"reason": "died", "not_assessed": "uncontactable"}),
        ("young_person_told", {"reason": "died", "not_assessed": "other", "young_person_told": True}),
        ("not_assessed", {"reason": "moved", "not_assessed": "not_taken_up"}),
        ("not_assessed", {"reason": "uncontactable", "not_assessed": "moved"}),
        ("feedback_score", {"reason": "uncontactable", "not_assessed": "uncontactable", **TOLD_AND_RATED}),
        ("feedback_score", {"reason": "planned_end", "not_assessed": "uncontactable", **TOLD_AND_RATED}),
    ],
)
def test_answers_that_cannot_both_be_true_are_refused_with_what_to_do(field: str, given: dict[str, Any]) -> None:
    case = an_open_case()
    fault = refused(actions.close_case, case=case, by=AT_THE_MACHINE, **given)
    assert fault.field == field
    assert re.search(r"[Cc]hoose|[Ll]eave out|Take out", fault.message)
    assert again(case).state == CaseState.OPEN


@pytest.mark.parametrize(
    "given",
    [
        {"reason": "died", "not_assessed": "other", "feedback_score": 8},  # given while they lived
        {"reason": "moved", "not_assessed": "uncontactable"},
        {"reason": "uncontactable", "not_assessed": "uncontactable", "young_person_told": True},  # by letter
        {"reason": "uncontactable", "not_assessed": "not_taken_up", "feedback_score": 3},
    ],
)
def test_what_is_odd_but_may_be_true_is_kept(given: dict[str, Any]) -> None:
    assert actions.close_case(case=an_open_case(), by=AT_THE_MACHINE, **given).reason == given["reason"]


def test_what_the_young_person_said_of_the_support_stays_with_a_closure_that_is_undone_and_a_case_reopened() -> None:
    case = an_open_case()
    for score in (-1, 11):
        answer = refused(actions.close_case, case=case, by=AT_THE_MACHINE, **ENDING, feedback_score=score)
        assert answer.field == "feedback_score"
    said = {"feedback": "I wish it was longer.", "feedback_score": 0}
    closure = actions.close_case(case=case, by=AT_THE_MACHINE, **ENDING, **said)
    actions.undo_closure(case=case, reason=WRONG, by=AT_THE_MACHINE)
    second = actions.close_case(case=case, by=AT_THE_MACHINE, **ENDING)
    assert (second.feedback, second.feedback_score) == ("", None)
    worker = a_spoke(case.young_person.hub)
    actions.reopen_case(young_person=case.young_person, appointment=worker, by=AT_THE_MACHINE)
    kept = Closure.objects.unscoped("tests").get(pk=closure.pk)
    assert (kept.feedback, kept.feedback_score) == ("I wish it was longer.", 0)


def test_a_wrong_closure_is_undone_and_returns_to_the_same_worker() -> None:
    worker = a_spoke(a_hub())
    case = an_open_case(worker=worker)
    manager = a_manager(case.hub)
    actions.close_case(case=case, by=manager, **ENDING)
    with clock.standing_at(clock.today() + timedelta(days=7)):
        undone = actions.undo_closure(case=case, reason=WRONG, by=manager)
        assert (undone.state, undone.closed) == (CaseState.OPEN, None)
        closure = Closure.objects.unscoped("tests").get(case=case)
        assert (closure.undone_on, closure.undone_reason) == (clock.today(), WRONG)
        assert sees(acting(worker), case)
        actions.close_case(case=undone, by=manager, **ENDING)
    assert Closure.objects.unscoped("tests").filter(case=case).count() == 2


def test_after_seven_days_a_closure_stands() -> None:
    case = an_open_case()
    manager = a_manager(case.hub)
    actions.close_case(case=case, by=manager, **ENDING)
    with clock.standing_at(clock.today() + timedelta(days=8)):
        assert "Reopen" in refused(actions.undo_closure, case=case, reason=WRONG, by=manager).message
    assert refused(actions.undo_closure, case=case, reason=" ", by=manager).field == "reason"


def test_undoing_says_when_the_worker_has_no_room_or_has_left() -> None:
    worker = a_full_worker(cases=1)
    case = Case.objects.unscoped("tests").select_related("young_person").get(hub=worker.hub)
    manager = a_manager(worker.hub)
    actions.close_case(case=case, by=manager, **ENDING)
    an_open_case(worker=worker)
    assert "1 of 1" in refused(actions.undo_closure, case=case, reason=WRONG, by=manager).message
    assert again(case).state == CaseState.CLOSED
    end_appointment(appointment=worker, end=clock.today() - timedelta(days=1), by=AT_THE_MACHINE)
    assert "left the post" in refused(actions.undo_closure, case=case, reason=WRONG, by=manager).message


def test_reopening_is_a_new_case_that_says_which_one_it_reopens() -> None:
    case = an_open_case()
    manager = a_manager(case.hub)
    worker = a_spoke(case.hub)
    young_person = case.young_person
    assert (
        "already has" in refused(actions.reopen_case, young_person=young_person, appointment=worker, by=manager).message
    )
    actions.close_case(case=case, by=manager, **ENDING)
    new = actions.reopen_case(young_person=young_person, appointment=worker, by=manager)
    assert (new.reopens_id, new.area_id, new.number, new.state) == (case.pk, case.area_id, 2, CaseState.OPEN)
    assert sees(acting(worker), new)
    assert "open case" in refused(actions.undo_closure, case=case, reason=WRONG, by=manager).message
    with pytest.raises(NotAllowed):
        actions.reopen_case(young_person=young_person, appointment=worker, by=acting(worker))


def test_who_has_a_referral_waiting_is_not_reopened() -> None:
    case = an_open_case()
    manager, worker = a_manager(case.hub), a_spoke(case.hub)
    actions.close_case(case=case, by=manager, **ENDING)
    a_referral(young_person=case.young_person, state=ReferralState.WAITING)
    answer = refused(actions.reopen_case, young_person=case.young_person, appointment=worker, by=manager)
    assert "referral" in answer.message


def test_who_never_had_a_case_has_none_to_reopen() -> None:
    referral = a_referral(state=ReferralState.DECLINED)
    young_person = referral.young_person
    worker, manager = a_spoke(young_person.hub), a_manager(young_person.hub)
    answer = refused(actions.reopen_case, young_person=young_person, appointment=worker, by=manager)
    assert "Record a referral" in answer.message
