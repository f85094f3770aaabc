"""Challenges: step by step, each in its order, until the agency has answered."""

from datetime import timedelta
from typing import Any

import pytest

from spokework.access.decide import NotAllowed
from spokework.core import clock
from spokework.practice import actions, codes
from spokework.practice.models import CaseLink, Challenge, ChallengeStep, Correction
from spokework.practice.states import ChallengeState as S
from spokework.programme.tests.situations import AT_THE_MACHINE, a_host, an_area

from .situations import a_challenge, a_hub, a_manager, a_spoke, acting, an_open_case, refused, resolved

pytestmark = pytest.mark.django_db
TODAY = clock.today()
WEEK_AGO = TODAY - timedelta(days=7)
MANAGER = codes.ChallengeMeans.MANAGER


def escalate(challenge: Challenge, **given: Any) -> ChallengeStep:
    usual = {"by": AT_THE_MACHINE, "day": TODAY, "means": MANAGER}
    return actions.escalate_challenge(challenge=challenge, **(usual | given))


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"day": TODAY + timedelta(days=1)}, "day"),
        ({"minutes": 0}, "minutes"),
        ({"about": "weather"}, "about"),
        ({"means": "a duel"}, "means"),
        ({"issue": "  "}, "issue"),
        ({"agency": None}, "agency"),
    ],
)
def test_what_cannot_be_is_refused_by_field(facts: dict[str, Any], field: str) -> None:
    assert refused(a_challenge, **facts).field == field


def test_an_agency_of_another_area_is_refused() -> None:
    assert refused(a_challenge, area=an_area(), agency=a_host()).field == "agency"


def test_it_is_taken_further_until_it_is_resolved_and_opened_again() -> None:
    challenge = a_challenge(day=WEEK_AGO)
    assert escalate(challenge, day=WEEK_AGO + timedelta(days=2), note="To her sergeant").number == 1
    assert escalate(challenge).number == 2
    done = resolved(challenge, changed="He was found by midnight.")
    assert (done.state, done.result, done.resolved_on) == (S.RESOLVED, "upheld", TODAY)
    again = actions.reopen_challenge(challenge=challenge, by=AT_THE_MACHINE)
    assert (again.state, again.result, again.resolved_on) == (S.RAISED, "", None)
    assert again.response == "The police now look at once."
    (kept,) = Correction.objects.unscoped("tests")
    assert kept.earlier == {"result": "upheld", "resolved_on": TODAY.isoformat()}


def test_a_step_before_the_challenge_or_before_the_last_step_is_refused() -> None:
    challenge = a_challenge(day=WEEK_AGO)
    assert refused(escalate, challenge=challenge, day=WEEK_AGO - timedelta(days=1)).field == "day"
    escalate(challenge, day=WEEK_AGO + timedelta(days=3))
    refusal = refused(escalate, challenge=challenge, day=WEEK_AGO + timedelta(days=2))
    assert refusal.field == "day"
    assert "Enter a later day" in refusal.message
    assert refused(escalate, challenge=challenge, day=TODAY + timedelta(days=1)).field == "day"
    assert refused(escalate, challenge=challenge, means="a duel").field == "means"


def test_it_is_not_resolved_before_it_was_raised_nor_without_an_answer() -> None:
    challenge = a_challenge(day=WEEK_AGO)
    assert refused(resolved, challenge=challenge, day=WEEK_AGO - timedelta(days=1)).field == "day"
    assert refused(resolved, challenge=challenge, result="a draw").field == "result"
    assert refused(resolved, challenge=challenge, response=" ").field == "response"
    assert Challenge.objects.unscoped("tests").get().state == S.RAISED


def test_its_day_is_not_corrected_past_what_followed() -> None:
    challenge = a_challenge(day=WEEK_AGO)
    escalate(challenge, day=WEEK_AGO + timedelta(days=1))
    refusal = refused(actions.correct_challenge, challenge=challenge, by=AT_THE_MACHINE, day=TODAY)
    assert refusal.field == "day"
    done = resolved(a_challenge(day=WEEK_AGO), day=WEEK_AGO)
    assert refused(actions.correct_challenge, challenge=done, by=AT_THE_MACHINE, day=TODAY).field == "day"
    assert refused(actions.correct_challenge, challenge=done, by=AT_THE_MACHINE, issue="").field == "issue"


def test_all_words_of_a_linked_challenge_stand_with_the_young_person() -> None:
    spoke = a_spoke(a_hub())
    by = acting(spoke)
    challenge = a_challenge(spoke.hub, by=by, case=an_open_case(worker=spoke), with_whom="The desk sergeant")
    escalate(challenge, by=by, note="To the inspector")
    resolved(challenge, by=by, changed="He is met at the station.")
    row, step = Challenge.objects.unscoped("tests").get(), ChallengeStep.objects.unscoped("tests").get()
    assert [row.issue, row.with_whom, row.response, row.changed, step.note] == [""] * 5
    assert CaseLink.objects.unscoped("tests").get().words == {
        "issue": "Nobody looked for him before the morning.",
        "with_whom": "The desk sergeant",
        "1": "To the inspector",
        "response": "The police now look at once.",
        "changed": "He is met at the station.",
    }
    corrected = actions.correct_challenge(challenge=challenge, by=by, with_whom="The sergeant on duty")
    assert corrected.version == 4
    assert CaseLink.objects.unscoped("tests").get().words["with_whom"] == "The sergeant on duty"


def test_a_linked_challenge_is_taken_further_only_by_whoever_reaches_the_young_person() -> None:
    spoke = a_spoke(a_hub())
    challenge = a_challenge(spoke.hub, by=acting(spoke), case=an_open_case(worker=spoke))
    colleague = acting(a_spoke(spoke.hub))
    with pytest.raises(NotAllowed):
        escalate(challenge, by=colleague)
    with pytest.raises(NotAllowed):
        actions.correct_challenge(challenge=challenge, by=colleague, issue="Something else")
    assert escalate(challenge, by=a_manager(spoke.hub)).number == 1
