"""The totals the demonstration is held against: they are so for every seed."""

from collections import Counter

from spokework.casework.levels import Level, lower
from spokework.demo.world import Plan
from spokework.demo.world.calendar import CLOCK
from spokework.demo.world.cases import Case


def closed(plan: Plan) -> list[Case]:
    return [case for case in plan.cases if case.closure]


def change(case: Case) -> str:
    if len(case.assessments) < 2 or case.assessments[-1].stage != "closure":
        return "not_assessed"
    first, last = (Level(case.assessments[i].level) for i in (0, -1))
    return "lower" if lower(last, first) else "raised" if lower(first, last) else "unchanged"


def test_783_cases_open_by_the_clock_and_255_of_them_close(plan: Plan) -> None:
    assert len(plan.cases) == len({case.key for case in plan.cases}) == 783
    assert all(2014 <= case.opened_on.year <= 2016 and case.opened_on <= CLOCK for case in plan.cases)
    assert len(closed(plan)) == 255
    assert all(case.closure.on <= CLOCK for case in plan.cases if case.closure)


def test_184_close_lower_than_first_assessed_and_71_do_not(plan: Plan) -> None:
    changes = Counter(change(case) for case in closed(plan))
    assert changes["lower"] == 184
    assert sum(changes.values()) - changes["lower"] == 71
    assert min(changes["unchanged"], changes["raised"], changes["not_assessed"]) > 0


def test_why_some_were_not_assessed_at_the_end_is_said_and_each_reason_occurs(plan: Plan) -> None:
    without = [case.closure for case in closed(plan) if case.closure and change(case) == "not_assessed"]
    assert all(closure.no_assessment_because for closure in without)
    assert {closure.reason for closure in without} == {"disengaged", "declined", "uncontactable", "moved"}
    others = [case.closure for case in closed(plan) if case.closure and change(case) != "not_assessed"]
    assert not any(closure.no_assessment_because for closure in others)


def test_528_are_open_at_the_end_and_some_of_them_paused(plan: Plan) -> None:
    still_open = [case for case in plan.cases if not case.closure]
    assert len(still_open) == 528
    assert 5 <= sum(case.is_paused for case in still_open) <= 60


def test_hubs_grow_busier_as_phases_open(plan: Plan) -> None:
    opened = Counter(case.opened_on.year for case in plan.cases)
    assert opened[2014] < opened[2015] < opened[2016]


def test_about_1050_referrals_end_in_every_way_they_can(plan: Plan) -> None:
    allocated = {case.referral_key for case in plan.cases}
    states = Counter("allocated" if r.key in allocated else r.state for r in plan.referrals)
    assert len(plan.referrals) == len({r.key for r in plan.referrals}) == 1050
    assert states["allocated"] == 783
    assert all(states[state] > 0 for state in ("declined", "signposted", "withdrawn"))
    assert 25 <= sum(states[state] for state in ("received", "triage", "info_requested", "waiting")) <= 40
    assert all(states[state] >= 3 for state in ("received", "triage", "info_requested", "waiting"))
    reasons = {step.reason for r in plan.referrals for step in r.steps if step.verb == "declined"}
    assert reasons == {
        *("below_threshold", "out_of_area", "age", "duplicate", "no_consent", "capacity", "other_service"),
    }


def test_a_few_young_people_come_back_and_have_a_new_case(plan: Plan) -> None:
    cases = {case.key: case for case in plan.cases}
    again = [case for case in plan.cases if case.reopens]
    assert len(again) >= 5
    received = {referral.key: referral.received_on for referral in plan.referrals}
    for case in again:
        earlier = cases[str(case.reopens)]
        assert earlier.young_person_key == case.young_person_key
        assert earlier.closed_on is not None
        assert earlier.closed_on < received[case.referral_key]


def test_contacts_reviews_and_goals_are_as_many_as_the_work_would_leave(plan: Plan) -> None:
    held = [contact for case in plan.cases for contact in case.contacts if contact.attendance]
    assert 5_500 <= len(held) <= 7_500
    assert len({goal.words for case in plan.cases for goal in case.goals}) >= 40
    assert {contact.attendance for contact in held} == {
        *("attended", "missed", "cancelled_yp", "cancelled_worker", "attempted"),
    }
    judged = [assessment for case in plan.cases for assessment in case.assessments]
    differing = [assessment for assessment in judged if assessment.level != assessment.computed]
    assert 0.04 < len(differing) / len(judged) < 0.08
    assert all(bool(a.override_reason) == (a.level != a.computed) for a in judged)
