from datetime import timedelta
from decimal import Decimal

import pytest

from spokework.access.roles import Role
from spokework.casework import actions
from spokework.casework.models import Allocation, Case, YoungPerson
from spokework.casework.queries.room import held, workers
from spokework.casework.states import CaseState, ReferralState
from spokework.casework.tests.situations import (
    a_full_worker,
    a_hub,
    a_manager,
    a_referral,
    a_spoke,
    a_waiting_referral,
    acting,
    an_open_case,
    refused,
)
from spokework.core import clock
from spokework.programme.actions import end_appointment
from spokework.programme.tests.situations import AT_THE_MACHINE, a_member, an_actor

pytestmark = pytest.mark.django_db


def sees(actor: object, case: Case) -> bool:
    return bool(YoungPerson.objects.visible_to(actor).filter(pk=case.young_person_id).exists())


def test_allocating_opens_a_case_that_its_worker_sees() -> None:
    hub = a_hub()
    worker = a_spoke(hub)
    referral = a_waiting_referral(hub)
    case = actions.allocate_referral(referral=referral, appointment=worker, by=a_manager(hub))
    assert (case.state, case.opened, case.referral_id) == (CaseState.OPEN, clock.today(), referral.pk)
    assert case.review_due == clock.today() + timedelta(days=28)
    assert sees(acting(worker), case)
    assert not sees(acting(a_spoke(hub)), case)


def test_over_the_cap_needs_a_reason() -> None:
    worker = a_full_worker(cases=2)
    referral, manager = a_waiting_referral(worker.hub), a_manager(worker.hub)
    answer = refused(actions.allocate_referral, referral=referral, appointment=worker, by=manager)
    assert answer.field == "over_cap_reason"
    assert "2 of 2" in answer.message
    case = actions.allocate_referral(
        referral=referral, appointment=worker, by=manager, over_cap_reason="She knows the family."
    )
    assert _allocation(case).over_cap_reason == "She knows the family."
    assert held([worker.pk]) == {worker.pk: 3}


def _allocation(case: Case) -> Allocation:
    found: Allocation = Allocation.objects.unscoped("tests").get(case=case, end=None)
    return found


def test_a_part_time_post_has_part_of_the_room() -> None:
    hub = a_hub()
    a_spoke(hub, fte=Decimal("0.5"), caseload_min=2, caseload_cap=5)
    worker = workers(a_manager(hub), hub.pk)[0]
    assert (worker.held, worker.room, worker.is_full) == (0, 2, False)


def test_a_paused_case_takes_room() -> None:
    worker = a_full_worker(cases=1)
    Case.objects.unscoped("tests").filter(hub=worker.hub).update(state=CaseState.PAUSED)
    assert held([worker.pk]) == {worker.pk: 1}


def test_only_people_in_post_in_this_hub_are_given_cases() -> None:
    hub = a_hub()
    referral, manager = a_waiting_referral(hub), a_manager(hub)
    elsewhere = refused(actions.allocate_referral, referral=referral, appointment=a_spoke(a_hub()), by=manager)
    assert "another hub" in elsewhere.message
    left = a_spoke(hub)
    end_appointment(appointment=left, end=clock.today() - timedelta(days=1), by=AT_THE_MACHINE)
    gone = refused(actions.allocate_referral, referral=referral, appointment=left, by=manager)
    assert (elsewhere.field, gone.field) == ("appointment", "appointment")
    assert "not in post" in gone.message


def test_a_second_case_of_one_young_person_is_refused_with_the_remedy() -> None:
    case = an_open_case()
    again = a_referral(young_person=case.young_person, state=ReferralState.WAITING)
    answer = refused(actions.allocate_referral, referral=again, appointment=a_spoke(case.hub), by=a_manager(case.hub))
    assert "hand it over" in answer.message


def test_a_hand_over_moves_the_case_and_what_is_seen_of_it() -> None:
    case = an_open_case()
    before, after = _allocation(case).appointment, a_spoke(case.hub)
    actions.hand_over(case=case, appointment=after, summary="Likes to walk and talk.", by=a_manager(case.hub))
    assert _allocation(case).appointment_id == after.pk
    assert _allocation(case).summary == "Likes to walk and talk."
    assert sees(acting(after), case)
    assert not sees(acting(before), case)


def test_a_hand_over_says_what_it_needs() -> None:
    case = an_open_case()
    holder, manager = _allocation(case).appointment, a_manager(case.hub)
    same = refused(actions.hand_over, case=case, appointment=holder, summary="x", by=manager)
    silent = refused(actions.hand_over, case=case, appointment=a_spoke(case.hub), summary=" ", by=manager)
    full = refused(actions.hand_over, case=case, appointment=a_full_worker(case.hub, 1), summary="x", by=manager)
    assert (same.field, silent.field, full.field) == ("appointment", "summary", "over_cap_reason")
    assert _allocation(case).appointment_id == holder.pk


def test_cover_lets_a_colleague_in_for_its_days_and_no_longer() -> None:
    case = an_open_case()
    colleague = a_spoke(case.hub)
    today = clock.today()
    cover = actions.arrange_cover(
        appointment=_allocation(case).appointment,
        covered_by=colleague.worker,
        start=today,
        end=today + timedelta(days=3),
        by=a_manager(case.hub),
    )
    assert sees(acting(colleague), case)
    with clock.standing_at(today + timedelta(days=4)):
        assert not sees(acting(colleague), case)
    actions.end_cover(cover=cover, by=a_manager(case.hub))
    assert not sees(acting(colleague), case)
    assert refused(actions.end_cover, cover=cover, by=a_manager(case.hub))


def test_cover_that_makes_no_sense_is_refused_by_its_field() -> None:
    worker = a_spoke(a_hub())
    colleague, today = a_spoke(worker.hub), clock.today()
    manager = a_manager(worker.hub)

    def field(**changed: object) -> str | None:
        given = {"covered_by": colleague.worker, "start": today, "end": today + timedelta(days=3)} | changed
        return refused(actions.arrange_cover, appointment=worker, by=manager, **given).field

    assert field(end=today - timedelta(days=1)) == "end"
    assert field(start=today - timedelta(days=9), end=today - timedelta(days=8)) == "end"
    assert field(covered_by=worker.worker) == "covered_by"
    assert field(covered_by=a_spoke(a_hub()).worker) == "covered_by"
    assert field(covered_by=a_member(Role.HUB_ADMINISTRATOR, worker.hub)) == "covered_by"
    actions.arrange_cover(appointment=worker, covered_by=colleague.worker, start=today, end=today, by=manager)
    assert field() == "start"


def test_workers_are_listed_with_most_room_first_and_only_to_their_own_hub() -> None:
    busy = a_full_worker(cases=1)
    free = a_spoke(busy.hub)
    listed = workers(a_manager(busy.hub), busy.hub_id)
    assert [worker.appointment.pk for worker in listed] == [free.pk, busy.pk]
    assert workers(an_actor(Role.HUB_MANAGER), busy.hub_id) == []
