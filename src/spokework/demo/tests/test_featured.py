"""Whoever is signed in with one click finds a working day on the page."""

from spokework.access.roles import Role
from spokework.demo.world import Plan
from spokework.demo.world.calendar import CLOCK, days
from spokework.demo.world.cases import Case


def own_cases(plan: Plan) -> list[Case]:
    worker = dict(plan.featured)["spoke_worker"]
    return [c for c in plan.cases if not c.closure and c.allocations[-1].worker_key == worker]


def test_there_is_one_for_every_role_who_holds_it(plan: Plan) -> None:
    people = {person.key: person for person in plan.people}
    assert {role for role, _ in plan.featured} == set(Role)
    for role, key in plan.featured:
        assert role in {held.role for held in people[key].roles}
        assert people[key].last_day is None


def test_the_worker_has_a_full_day(plan: Plan) -> None:
    cases = own_cases(plan)
    assert 10 <= len(cases) <= 12
    today = [k for case in cases for k in case.contacts if k.on == CLOCK and not k.attendance]
    assert len(today) >= 3
    since = [(CLOCK - case.assessments[-1].on).days for case in cases if case.assessments]
    assert sum(count > 93 for count in since) == 1
    assert sum(84 <= count <= 93 for count in since) >= 2
    assert any(case.opened_on >= CLOCK - days(4) for case in cases)


def test_every_worker_has_something_planned_for_the_day(plan: Plan) -> None:
    busy = {
        case.allocations[-1].worker_key
        for case in plan.cases
        for contact in case.contacts
        if contact.on == CLOCK and not contact.attendance
    }
    assert len(busy) == 52


def test_her_manager_has_triage_waiting_and_likely_duplicates(plan: Plan) -> None:
    hub = dict(plan.featured)["hub_manager"].removeprefix("manager-")
    allocated = {case.referral_key for case in plan.cases}
    at_hub = [r for r in plan.referrals if r.hub_key == hub and r.key not in allocated]
    states = [r.state for r in at_hub]
    assert states.count("received") >= 2
    assert states.count("triage") >= 2
    assert states.count("info_requested") >= 1
    assert states.count("waiting") >= 3
    people = {person.key: person for person in plan.young_people}
    undecided = [people[r.young_person_key] for r in at_hub if r.state in ("received", "triage")]
    known = {people[p.same_as].hub_key == hub for p in undecided if p.same_as}
    assert known == {True, False}
