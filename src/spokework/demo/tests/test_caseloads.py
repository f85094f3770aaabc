from collections import Counter
from datetime import date

from spokework.demo.world import Plan
from spokework.demo.world.calendar import CLOCK
from spokework.demo.world.hub_days import covers


def post_of(plan: Plan) -> dict[str, str]:
    return {appointment.key: appointment.post_key for appointment in plan.appointments}


def moves(plan: Plan) -> list[tuple[date, int, str, str]]:
    """Each arrival and departure of a case at a post; departures first, as they make room."""
    post = post_of(plan)
    found = []
    for case in plan.cases:
        for allocation in case.allocations:
            key = post[allocation.appointment_key]
            found.append((allocation.from_on, 1, key, allocation.over_cap_reason))
            if allocation.until_on:
                found.append((allocation.until_on, -1, key, ""))
    return sorted(found)


def test_no_post_ever_holds_more_than_its_room_without_a_stated_reason(plan: Plan) -> None:
    room = {post.key: post.room for post in plan.posts}
    held: Counter[str] = Counter()
    over = 0
    for on, step, post, reason in moves(plan):
        held[post] += step
        if step > 0:
            assert (held[post] > room[post]) == bool(reason), (on, post)
            over += bool(reason)
    assert 2 <= over <= 3
    assert sum(held.values()) == 528


def test_caseloads_average_about_ten_with_a_few_at_twelve(plan: Plan) -> None:
    post = post_of(plan)
    held = Counter(post[case.allocations[-1].appointment_key] for case in plan.cases if not case.closure)
    filled = {a.post_key for a in plan.appointments if covers(a.starts_on, a.last_day, CLOCK)}
    assert 9.5 <= sum(held.values()) / len(filled) <= 10.5
    assert sum(count == 12 for count in held.values()) >= 3
    assert set(held) == filled


def test_only_people_in_post_hold_cases(plan: Plan) -> None:
    appointments = {appointment.key: appointment for appointment in plan.appointments}
    for case in plan.cases:
        for allocation in case.allocations:
            appointment = appointments[allocation.appointment_key]
            assert appointment.person_key == allocation.worker_key
            assert appointment.starts_on <= allocation.from_on
            if appointment.last_day:
                assert allocation.until_on
                # The day after, when the successor takes over, is the latest.
                assert (allocation.until_on - appointment.last_day).days <= 1


def test_cases_change_hands_with_a_summary(plan: Plan) -> None:
    handed = [allocation for case in plan.cases for allocation in case.allocations[1:]]
    assert len(handed) >= 20
    assert all(allocation.summary for allocation in handed)


def test_cases_stay_in_the_hub_of_their_referral(plan: Plan) -> None:
    hub_of = {post.key: post.hub_key for post in plan.posts}
    post = post_of(plan)
    for case in plan.cases:
        assert {hub_of[post[allocation.appointment_key]] for allocation in case.allocations} == {case.hub_key}
