"""An assessment is drafted, judged, signed – and from then on it stands."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spokework.access.decide import NotAllowed
from spokework.access.roles import Role
from spokework.audit.models import Event
from spokework.casework import actions, codes
from spokework.casework.actions.assessing import three_months_after
from spokework.casework.levels import Level
from spokework.casework.models import Assessment, Case
from spokework.casework.queries.person import heading
from spokework.casework.tools import load_tool
from spokework.core import clock
from spokework.core.errors import Refused, Stale
from spokework.programme.tests import situations as programme
from spokework.programme.tests.situations import AT_THE_MACHINE

from .situations import (
    a_drafted_assessment,
    a_signed_assessment,
    a_spoke,
    a_young_person,
    acting,
    an_open_case,
    answers_for,
    refused,
)

pytestmark = pytest.mark.django_db
SERAF_SHAPED = load_tool(Path(__file__).parent / "tools" / "seraf_shaped.yaml")


def stored(assessment: Assessment) -> Assessment:
    found: Assessment = Assessment.objects.unscoped("tests").get(pk=assessment.pk)
    return found


def now_of(case: Case) -> Case:
    found: Case = Case.objects.unscoped("tests").get(pk=case.pk)
    return found


@pytest.mark.parametrize("level", [Level.NONE, Level.LOW, Level.MEDIUM, Level.HIGH])
def test_the_tool_computes_a_level_beside_the_judgement(level: Level) -> None:
    assessment = a_signed_assessment(an_open_case(), level)
    assert (stored(assessment).computed_level, stored(assessment).judged_level) == (level, level)
    assert stored(assessment).answers == answers_for(level)


def test_a_judgement_that_differs_needs_a_reason() -> None:
    case = an_open_case()
    draft = a_drafted_assessment(case, Level.LOW, judged_level=Level.HIGH)
    assert refused(actions.sign_assessment, assessment=draft, by=AT_THE_MACHINE).field == "judged_reason"
    actions.change_assessment(assessment=draft, judged_reason="Two things the tool does not ask.", by=AT_THE_MACHINE)
    signed = actions.sign_assessment(assessment=draft, by=AT_THE_MACHINE)
    assert (signed.computed_level, signed.level) == (Level.LOW, Level.HIGH)


def test_it_is_signed_only_when_every_question_is_answered_and_a_level_judged() -> None:
    case = an_open_case()
    answers = answers_for(Level.LOW)
    first = next(iter(answers))
    draft = a_drafted_assessment(case, answers={k: v for k, v in answers.items() if k != first}, judged_level="")
    assert (draft.total, draft.computed_level) == (None, Level.NOT_ASSESSED)
    assert refused(actions.sign_assessment, assessment=draft, by=AT_THE_MACHINE).field == "answers"
    actions.change_assessment(assessment=draft, answers=answers, by=AT_THE_MACHINE)
    assert refused(actions.sign_assessment, assessment=draft, by=AT_THE_MACHINE).field == "judged_level"


def test_an_assessment_before_the_case_or_in_the_future_is_refused_and_nothing_is_saved() -> None:
    case = an_open_case(opened=date(2016, 3, 1))
    for day in (date(2016, 2, 29), clock.today() + timedelta(days=1)):
        answer = refused(a_drafted_assessment, case=case, day=day)
        assert answer.field == "day"
        assert "Enter" in answer.message
    assert not Assessment.objects.unscoped("tests").exists()


def test_an_answer_the_tool_does_not_know_is_refused_beside_its_question() -> None:
    answer = refused(a_drafted_assessment, case=an_open_case(), answers={"feels_safe": "perhaps"})
    assert answer.field == "feels_safe"
    assert not Assessment.objects.unscoped("tests").exists()


CHANGES = {
    "answers": {"feels_safe": "safe"},
    "judged_level": Level.NONE,
    "judged_reason": "other",
    "computed_level": Level.NONE,
    "day": date(2016, 3, 2),
    "stage": codes.Stage.CLOSURE,
    "total": 0,
    "state": "draft",
    "signed_at": None,
    "tool_version": 9,
}


@pytest.mark.parametrize("field", CHANGES)
def test_a_signed_assessment_refuses_every_change_when_it_is_saved(field: str) -> None:
    signed = a_signed_assessment(an_open_case(opened=date(2016, 3, 1)), Level.HIGH, judged_reason="Said so")
    row = stored(signed)
    setattr(row, field, CHANGES[field])
    with pytest.raises(Refused, match="never changes"):
        row.save()
    row = stored(signed)
    with pytest.raises(Refused, match="never changes"):
        row.change(**{field: CHANGES[field]})
    assert getattr(stored(signed), field) == getattr(signed, field)
    assert stored(signed).version == signed.version


def test_a_signed_assessment_refuses_every_verb_but_correcting() -> None:
    signed = a_signed_assessment(an_open_case())
    with pytest.raises(Refused, match="is signed"):
        actions.change_assessment(assessment=signed, judged_reason="x", by=AT_THE_MACHINE)
    with pytest.raises(Refused, match="is signed"):
        actions.sign_assessment(assessment=signed, by=AT_THE_MACHINE)


def test_a_correction_is_a_new_signed_one_that_takes_the_place_of_the_first() -> None:
    worker = a_spoke(programme.a_hub())
    case = an_open_case(worker=worker)
    by = acting(worker)
    first = a_signed_assessment(case, Level.HIGH, by=by)
    corrected = actions.correct_assessment(
        assessment=first, answers=answers_for(Level.LOW), judged_level=Level.LOW, judged_reason="", by=by
    )
    assert (corrected.supersedes_id, corrected.day, corrected.stage) == (first.pk, first.day, first.stage)
    assert stored(first).level == Level.HIGH
    assert heading(by, case.young_person).level == Level.LOW
    answer = refused(
        actions.correct_assessment,
        assessment=first,
        answers=answers_for(Level.LOW),
        judged_level=Level.LOW,
        judged_reason="",
        by=by,
    )
    assert "number 2" in answer.message


def test_a_correction_is_held_to_the_same_rules() -> None:
    first = a_signed_assessment(an_open_case(), Level.HIGH)
    given = {"assessment": first, "by": AT_THE_MACHINE, "judged_reason": ""}
    low = answers_for(Level.LOW)
    assert refused(actions.correct_assessment, answers=low, judged_level=Level.HIGH, **given).field == "judged_reason"
    assert refused(actions.correct_assessment, answers={}, judged_level=Level.HIGH, **given).field == "answers"
    with pytest.raises(Refused, match="is draft"):
        actions.correct_assessment(
            assessment=a_drafted_assessment(first.case),
            answers=low,
            judged_level="low",
            judged_reason="",
            by=AT_THE_MACHINE,
        )


def test_signing_sets_the_next_review_and_an_older_one_does_not_bring_it_forward() -> None:
    case = an_open_case(opened=date(2016, 1, 4))
    a_signed_assessment(case, day=date(2016, 6, 30))
    assert now_of(case).review_due == date(2016, 9, 30)
    a_signed_assessment(case, day=date(2016, 2, 1))
    assert now_of(case).review_due == date(2016, 9, 30)


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_three_months_later_is_three_months_later(day: date) -> None:
    due = three_months_after(day)
    assert (due.year * 12 + due.month) - (day.year * 12 + day.month) == 3
    assert due.day == day.day or (due + timedelta(days=1)).day == 1


@pytest.mark.parametrize(("risks", "level"), [(0, Level.NONE), (1, Level.LOW), (2, Level.MEDIUM), (3, Level.HIGH)])
def test_a_seraf_shaped_tool_works_through_the_action(risks: int, level: Level) -> None:
    significant = ("storm", "flood", "fog")[:risks]
    answers = {item.key: "both" if item.key in significant else "no" for item in SERAF_SHAPED.items}
    signed = a_signed_assessment(an_open_case(), level, tool=SERAF_SHAPED, answers=answers)
    assert (signed.total, signed.computed_level, signed.tool) == (6 * risks, level, "invented_screen")


def test_of_two_people_who_write_one_draft_the_second_is_told() -> None:
    draft = a_drafted_assessment(an_open_case())
    actions.change_assessment(assessment=draft, version=1, judged_reason="Mine", by=AT_THE_MACHINE)
    with pytest.raises(Stale) as stale:
        actions.change_assessment(assessment=draft, version=1, judged_reason="Yours", by=AT_THE_MACHINE)
    assert stale.value.current.judged_reason == "Mine"


def test_a_closed_case_takes_corrections_and_nothing_new() -> None:
    case = an_open_case()
    closing = a_signed_assessment(case, Level.LOW, stage=codes.Stage.CLOSURE)
    draft = a_drafted_assessment(case)
    actions.close_case(case=case, reason=codes.ClosureReason.GOALS_MET, assessment=closing, by=AT_THE_MACHINE)
    with pytest.raises(Refused, match="closed"):
        actions.sign_assessment(assessment=draft, by=AT_THE_MACHINE)
    with pytest.raises(Refused, match="closed"):
        a_drafted_assessment(case)
    again = actions.correct_assessment(
        assessment=closing, answers=answers_for(Level.NONE), judged_level="none", judged_reason="", by=AT_THE_MACHINE
    )
    assert again.level == Level.NONE


def test_only_whoever_works_the_case_writes_in_it() -> None:
    worker = a_spoke(programme.a_hub())
    case = an_open_case(worker=worker)
    for stranger in (acting(a_spoke(worker.hub)), programme.an_actor(Role.SAFEGUARDING_LEAD, worker.hub)):
        with pytest.raises(NotAllowed):
            a_drafted_assessment(case, by=stranger)


def test_each_verb_is_one_event_that_names_the_young_person_and_no_value() -> None:
    case = an_open_case()
    before = Event.objects.count()
    a_signed_assessment(case)
    events = list(Event.objects.order_by("pk")[before:])
    assert [event.action for event in events] == ["assessment drafted", "assessment signed"]
    assert all(event.subjects == [str(case.young_person_id)] for event in events)


def test_a_signed_assessment_moves_with_its_young_person_and_says_what_it_said() -> None:
    hub = programme.a_hub()
    case = an_open_case(hub)
    signed = a_signed_assessment(case, Level.HIGH, judged_reason="Said so")
    keep = a_young_person(hub, state="declined")
    actions.merge_young_people(keep=keep, merge=case.young_person, by=AT_THE_MACHINE)
    moved = stored(signed)
    assert moved.young_person_id == keep.pk
    assert (moved.answers, moved.judged_reason) == (answers_for(Level.HIGH), "Said so")
    moved.judged_reason = "Something else"
    with pytest.raises(Refused, match="never changes"):
        moved.save()
