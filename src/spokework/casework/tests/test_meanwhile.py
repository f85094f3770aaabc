"""What changed between somebody's opening a page and their sending it."""

from typing import Any
from uuid import UUID

import pytest

from spokework.access.decide import NotAllowed
from spokework.accounts.models import Account
from spokework.casework import actions, codes
from spokework.casework.actions import base
from spokework.casework.models import Allocation, Case, Contact
from spokework.casework.tests.situations import (
    a_full_worker,
    a_hub,
    a_manager,
    a_spoke,
    a_waiting_referral,
    acting,
    an_open_case,
    refused,
)
from spokework.core import clock
from spokework.programme.actions import end_membership
from spokework.programme.models import Membership
from spokework.programme.tests.situations import AT_THE_MACHINE

pytestmark = pytest.mark.django_db


def holder(case: Case) -> Allocation:
    found: Allocation = (
        Allocation.objects.unscoped("tests").select_related("appointment__worker").get(case=case, end=None)
    )
    return found


def test_a_hand_over_while_she_waits_for_the_lock_ends_the_workers_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    case = an_open_case()
    worker, next_one = acting(holder(case).appointment), a_spoke(case.hub)
    wait = base.hold

    def handed_over_meanwhile(young_person_id: UUID) -> None:
        monkeypatch.setattr(base, "hold", wait)
        actions.hand_over(case=case, appointment=next_one, summary="Read the plan first.", by=a_manager(case.hub))
        wait(young_person_id)

    monkeypatch.setattr(base, "hold", handed_over_meanwhile)
    with pytest.raises(NotAllowed):
        actions.record_contact(case=case, by=worker, day=clock.today(), mode=codes.Mode.PHONE)
    assert not Contact.objects.unscoped("tests").exists()


def test_a_restricted_record_is_given_only_to_somebody_who_may_see_it() -> None:
    case = an_open_case()
    manager, next_one = a_manager(case.hub), a_spoke(case.hub)
    given: dict[str, Any] = {"case": case, "appointment": next_one, "summary": "Read the plan first.", "by": manager}
    actions.restrict_record(young_person=case.young_person, accounts=[holder(case).appointment.worker], by=manager)
    assert refused(actions.hand_over, **given).field == "appointment"
    both = [holder(case).appointment.worker, next_one.worker]
    actions.restrict_record(young_person=case.young_person, accounts=both, by=manager)
    actions.hand_over(**given)
    assert holder(case).appointment == next_one


def test_whoever_gave_up_her_role_today_is_given_no_more_cases() -> None:
    hub = a_hub()
    worker = a_spoke(hub)
    referral = a_waiting_referral(hub)
    Membership.objects.create(account=worker.worker, role="spoke_worker", hub=a_hub(), start=clock.today())
    for membership in Membership.objects.filter(account=worker.worker, hub=hub).unscoped("tests"):
        end_membership(membership=membership, by=AT_THE_MACHINE)
    assert Account.objects.get(pk=worker.worker_id).is_active
    said = refused(actions.allocate_referral, referral=referral, appointment=worker, by=a_manager(hub))
    assert said.field == "appointment"


def test_a_closure_over_the_cap_is_undone_with_a_reason() -> None:
    worker = a_full_worker()
    manager = a_manager(worker.hub)
    more: dict[str, Any] = {"over_cap_reason": "She knows the family well."}
    referral = a_waiting_referral(worker.hub)
    case = actions.allocate_referral(referral=referral, appointment=worker, by=manager, **more)
    actions.close_case(case=case, reason=codes.ClosureReason.MOVED, not_assessed=codes.NotAssessed.MOVED, by=manager)
    undo: dict[str, Any] = {"case": case, "reason": "The wrong case was closed.", "by": manager}
    assert refused(actions.undo_closure, **undo).field == "over_cap_reason"
    actions.undo_closure(**undo, **more)
    assert holder(case).appointment == worker
