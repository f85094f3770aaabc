"""What is told and answered in the demonstration: on days on which they met, and codes that are on their lists."""

from collections import Counter

from spokework.casework import codes
from spokework.demo.world import Plan
from spokework.demo.world.calendar import CLOCK, whole_years
from spokework.demo.world.cases import Consent, Sharing


def all_sharings(plan: Plan) -> list[Sharing]:
    return [sharing for case in plan.cases for sharing in case.sharings]


def all_consents(plan: Plan) -> list[Consent]:
    return [consent for case in plan.cases for consent in case.consents]


def test_several_hundred_are_told_of_over_the_years_and_few_go_to_the_police_as_intelligence(plan: Plan) -> None:
    told = Counter(sharing.is_submission for sharing in all_sharings(plan))
    assert 350 < told[False] < 750
    assert 15 < told[True] < 80
    assert len({sharing.on.year for sharing in all_sharings(plan)}) == 3


def test_most_young_people_were_told_and_why_others_were_not_is_said(plan: Plan) -> None:
    plain = [sharing for sharing in all_sharings(plan) if not sharing.is_submission]
    not_told = [sharing for sharing in plain if sharing.not_told]
    assert 0.1 < len(not_told) / len(plain) < 0.35
    assert {sharing.not_told for sharing in not_told} == set(codes.NotTold.values) - {"other"}
    assert all(sharing.told_how for sharing in not_told)


def test_codes_are_on_their_lists_and_nobody_consents_to_what_they_were_not_told(plan: Plan) -> None:
    for sharing in all_sharings(plan):
        assert sharing.purpose in codes.SharingPurpose.values
        assert sharing.basis in codes.LawfulBasis.values
        assert sharing.condition in codes.SpecialCondition.values
        assert sharing.channel in codes.Channel.values
        assert sharing.arose in codes.SharingArose.values
        assert set(sharing.items) <= set(codes.SharedItem.values)
        assert not (sharing.basis == "consent" and sharing.not_told)
    for consent in all_consents(plan):
        assert consent.decision in codes.ConsentDecision.values
        assert consent.decided_by in codes.ConsentBy.values


def test_each_is_of_a_day_on_which_they_met(plan: Plan) -> None:
    for case in plan.cases:
        met = {contact.on for contact in case.contacts if contact.attendance == "attended"}
        assert {each.on for each in (*case.sharings, *case.consents)} <= met


def test_whoever_decides_alone_under_16_has_a_gillick_record_and_a_few_withdraw(plan: Plan) -> None:
    born = {person.key: person.born_on for person in plan.young_people}
    alone = 0
    for case in plan.cases:
        for consent in case.consents:
            young = whole_years(born[case.young_person_key], consent.on) < 16
            assert bool(consent.gillick) == (young and consent.decided_by == "young_person")
            alone += bool(consent.gillick)
    decisions = Counter(consent.decision for consent in all_consents(plan))
    assert alone > 50
    assert 3 < decisions["withdrawn"] < decisions["given"] / 10
    assert all(consent.on <= CLOCK for consent in all_consents(plan))
