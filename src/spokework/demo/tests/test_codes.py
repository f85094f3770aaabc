"""The actions refuse a code that is on no list, and would stop the replay at the first one."""

from spokework.casework import codes
from spokework.casework.levels import Level
from spokework.demo.world import Plan


def test_every_code_of_a_referral_is_on_its_list(plan: Plan) -> None:
    assert {referral.source for referral in plan.referrals} <= set(codes.Source.values)
    assert {referral.risk for referral in plan.referrals} <= set(Level)
    assert {reason for referral in plan.referrals for reason in referral.reasons} <= set(codes.Reason.values)


def test_every_code_of_a_young_person_is_on_its_list(plan: Plan) -> None:
    people = plan.young_people
    assert {person.sex for person in people} <= set(codes.Sex.values)
    assert {person.ethnicity for person in people} <= set(codes.Ethnicity.values)
    assert {person.care_status for person in people} <= set(codes.CareStatus.values)
    assert {person.education for person in people} <= set(codes.Education.values)
    assert {code for person in people for code in person.disabilities} <= set(codes.Disability.values)
