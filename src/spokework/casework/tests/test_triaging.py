from datetime import timedelta

import pytest

from spokework.access.decide import Actor
from spokework.casework import actions, codes
from spokework.casework.models import Referral
from spokework.casework.states import ReferralState as R
from spokework.casework.tests.situations import a_hub, a_manager, a_referral, a_waiting_referral, refused
from spokework.core import clock
from spokework.programme.tests.situations import AT_THE_MACHINE

pytestmark = pytest.mark.django_db


def stored(referral: Referral) -> Referral:
    found: Referral = Referral.objects.unscoped("tests").get(pk=referral.pk)
    return found


def test_a_referral_is_triaged_asked_about_answered_and_accepted() -> None:
    hub = a_hub()
    manager = a_manager(hub)
    referral = actions.start_triage(referral=a_referral(hub, words="Seen in a car at night."), by=manager)
    referral = actions.ask_for_information(referral=referral, asked="Whose car?", by=manager)
    assert referral.state == R.INFO_REQUESTED
    assert referral.information_asked_on == clock.today()
    referral = actions.receive_information(referral=referral, words="A cousin's.", by=manager)
    accepted = actions.accept_referral(referral=referral, right_time=True, note="In good time.", by=manager)
    after = stored(accepted)
    assert after.state == R.WAITING
    assert (after.triaged_on, after.decided_on, after.waiting_since) == (clock.today(),) * 3
    assert (after.right_place, after.right_time) == (None, True)
    assert after.decision_note == "In good time."


def test_what_was_asked_and_answered_stays_beside_the_referrers_words() -> None:
    referral = a_referral(words="Seen in a car.", state=R.INFO_REQUESTED)
    after = actions.receive_information(referral=referral, words="A cousin's.", by=_manager_of(referral))
    assert after.words.startswith("Seen in a car.")
    assert "Who else is involved?" in after.words
    assert after.words.endswith("A cousin's.")


def _manager_of(referral: Referral) -> Actor:
    return a_manager(referral.hub)


@pytest.mark.parametrize(
    ("verb", "given", "field"),
    [
        ("ask_for_information", {"asked": " "}, "asked"),
        ("decline_referral", {"reason": "because"}, "reason"),
        ("signpost_referral", {"to": ""}, "to"),
    ],
)
def test_a_decision_without_its_words_is_refused_and_changes_nothing(
    verb: str, given: dict[str, str], field: str
) -> None:
    referral = a_referral(state=R.TRIAGE)
    answer = refused(getattr(actions, verb), referral=referral, by=_manager_of(referral), **given)
    assert answer.field == field
    assert stored(referral).state == R.TRIAGE


def test_declining_and_signposting_end_it_with_the_reason() -> None:
    declined = a_referral(state=R.DECLINED)
    assert (declined.decline_reason, declined.ended_on) == (codes.DeclineReason.OUT_OF_AREA, clock.today())
    signposted = a_referral(state=R.SIGNPOSTED)
    assert signposted.decision_note == "The youth club"


def test_withdrawing_keeps_why_it_was_accepted() -> None:
    hub = a_hub()
    referral = actions.accept_referral(referral=a_referral(hub, state=R.TRIAGE), note="Fits.", by=a_manager(hub))
    after = actions.withdraw_referral(referral=referral, reason="Moved away", by=a_manager(hub))
    assert after.decision_note == "Fits.\n\nWithdrawn: Moved away"
    assert after.ended_on == clock.today()
    assert refused(actions.withdraw_referral, referral=after, reason="Again", by=a_manager(hub))


def test_a_wait_has_a_first_and_a_last_day() -> None:
    hub = a_hub()
    start = clock.today() - timedelta(days=30)
    with clock.standing_at(start):
        referral = a_waiting_referral(hub)
    assert (stored(referral).waiting_since, stored(referral).ended_on) == (start, None)
    with clock.standing_at(start + timedelta(days=12)):
        actions.withdraw_referral(referral=referral, reason="Moved away", by=a_manager(hub))
    assert stored(referral).ended_on == start + timedelta(days=12)


def test_an_old_copy_of_a_referral_decides_nothing() -> None:
    hub = a_hub()
    manager = a_manager(hub)
    opened_before = a_referral(hub, state=R.TRIAGE)
    actions.accept_referral(referral=stored(opened_before), by=manager)
    answer = refused(actions.decline_referral, referral=opened_before, reason=codes.DeclineReason.AGE, by=manager)
    assert "waiting" in answer.message


def test_a_step_out_of_place_says_in_words_where_the_referral_stands() -> None:
    by = AT_THE_MACHINE
    said = refused(actions.start_triage, referral=a_referral(state=R.TRIAGE), by=by).message
    assert "This referral is in triage, so" in said
    said = refused(actions.withdraw_referral, referral=a_referral(), reason="Moved", by=by).message
    assert said.endswith("That can be done while it is waiting for a worker.")
