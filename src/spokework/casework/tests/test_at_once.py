"""Two managers in the same moment: one of them waits, and then sees what the other did."""

from uuid import uuid4

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError

from spokework.casework import actions, codes
from spokework.casework.actions.base import hold
from spokework.casework.models import Allocation, Case, Inquiry, Question, Referral, YoungPerson
from spokework.casework.queries.room import held
from spokework.casework.states import ReferralState as R
from spokework.casework.tests.situations import (
    a_hub,
    a_manager,
    a_referral,
    a_spoke,
    a_waiting_referral,
    a_young_person,
    an_identity,
    an_open_case,
)
from spokework.programme.tests.test_at_once import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_referral_given_to_two_workers_at_once_goes_to_one() -> None:
    hub = a_hub()
    referral, manager = a_waiting_referral(hub), a_manager(hub)
    workers = [a_spoke(hub) for _ in range(3)]
    attempts = [
        lambda worker=worker: actions.allocate_referral(referral=referral, appointment=worker, by=manager)
        for worker in workers
    ]
    assert all_at_once(*attempts) == ["done", "refused", "refused"]
    assert Case.objects.unscoped("tests").count() == 1
    assert Allocation.objects.unscoped("tests").count() == 1


def test_the_last_place_of_a_worker_is_given_once() -> None:
    hub = a_hub()
    manager, worker = a_manager(hub), a_spoke(hub, caseload_min=1, caseload_cap=1)
    referrals = [a_waiting_referral(hub) for _ in range(3)]
    attempts = [
        lambda referral=referral: actions.allocate_referral(referral=referral, appointment=worker, by=manager)
        for referral in referrals
    ]
    assert all_at_once(*attempts) == ["done", "refused", "refused"]
    assert held([worker.pk]) == {worker.pk: 1}
    waiting = Referral.objects.unscoped("tests").filter(state=R.WAITING)
    assert waiting.count() == 2


def test_a_case_handed_to_two_workers_at_once_is_held_by_one() -> None:
    case = an_open_case()
    manager = a_manager(case.hub)
    worker = a_spoke(case.hub)
    attempts = [
        lambda: actions.hand_over(case=case, appointment=worker, summary="Likes to walk.", by=manager) for _ in range(2)
    ]
    assert all_at_once(*attempts) == ["done", "refused"]
    assert Allocation.objects.unscoped("tests").filter(case=case, end=None).count() == 1


def test_of_two_decisions_at_once_one_stands() -> None:
    hub = a_hub()
    referral, manager = a_referral(hub, state=R.TRIAGE), a_manager(hub)
    outcome = all_at_once(
        lambda: actions.accept_referral(referral=referral, by=manager),
        lambda: actions.decline_referral(referral=referral, reason=codes.DeclineReason.AGE, by=manager),
    )
    assert outcome == ["done", "refused"]


def test_two_hubs_that_ask_each_other_at_once_do_not_wait_for_ever() -> None:
    identity = an_identity()
    one, other = a_young_person(a_hub(), identity=identity), a_young_person(a_hub(), identity=identity)
    managers = a_manager(one.hub), a_manager(other.hub)
    outcome = all_at_once(
        lambda: actions.ask_other_hub(young_person=one, hub=other.hub, words="Yours?", by=managers[0]),
        lambda: actions.ask_other_hub(young_person=other, hub=one.hub, words="Yours?", by=managers[1]),
    )
    assert outcome == ["done", "done"]
    assert Question.objects.unscoped("tests").count() == Inquiry.objects.unscoped("tests").count() == 2


def test_two_merges_of_one_record_at_once_move_it_once() -> None:
    hub = a_hub()
    manager = a_manager(hub)
    merged, first, second = (a_referral(hub, state=R.DECLINED).young_person for _ in range(3))
    outcome = all_at_once(
        lambda: actions.merge_young_people(keep=first, merge=merged, by=manager),
        lambda: actions.merge_young_people(keep=second, merge=merged, by=manager),
    )
    assert outcome == ["done", "refused"]
    assert not Referral.objects.unscoped("tests").filter(young_person=merged).exists()


def test_a_lock_is_held_in_a_transaction_or_not_at_all() -> None:
    young_person = a_young_person()
    with pytest.raises(TransactionManagementError):
        hold(young_person.pk)
    with transaction.atomic():
        hold(young_person.pk)
    with pytest.raises(YoungPerson.DoesNotExist), transaction.atomic():
        hold(uuid4())
