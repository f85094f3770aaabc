import re
from collections import Counter

from spokework.demo.world import Plan
from spokework.demo.world.calendar import CLOCK, whole_years
from spokework.demo.world.referrals import Referral


def declined_for_age(referral: Referral) -> bool:
    return any(step.reason == "age" for step in referral.steps)


def test_ages_at_referral_are_ten_to_seventeen_but_for_those_declined_for_age(plan: Plan) -> None:
    born = {person.key: person.born_on for person in plan.young_people}
    for referral in plan.referrals:
        age = whole_years(born[referral.young_person_key], referral.received_on)
        assert (age in (9, 18)) if declined_for_age(referral) else 10 <= age <= 17, referral.key
    seen = {whole_years(born[r.young_person_key], r.received_on) for r in plan.referrals if declined_for_age(r)}
    assert seen == {9, 18}


def test_nobody_is_worked_with_long_after_their_eighteenth_birthday(plan: Plan) -> None:
    born = {person.key: person.born_on for person in plan.young_people}
    ages = [whole_years(born[case.young_person_key], case.closed_on or CLOCK) for case in plan.cases]
    assert max(ages) <= 18


def test_phones_are_in_the_range_kept_for_drama(plan: Plan) -> None:
    phones = {person.phone for person in plan.young_people if person.phone}
    assert phones
    assert all(re.fullmatch(r"07700 900\d{3}", phone) for phone in phones)


def test_a_handful_are_recorded_twice_here_and_at_other_hubs(plan: Plan) -> None:
    people = {person.key: person for person in plan.young_people}
    twice = [(person, people[person.same_as]) for person in plan.young_people if person.same_as]
    for person, original in twice:
        assert (person.first_name, person.last_name, person.born_on) == (
            *(original.first_name, original.last_name, original.born_on),
        )
    where = Counter(person.hub_key == original.hub_key for person, original in twice)
    assert where[True] >= 3
    assert where[False] >= 2


def test_nobody_else_shares_name_and_birth_date(plan: Plan) -> None:
    others = [(p.first_name, p.last_name, p.born_on) for p in plan.young_people if not p.same_as]
    assert len(set(others)) == len(others)


def test_out_of_area_referrals_are_from_where_the_hub_has_nobody(plan: Plan) -> None:
    hub_of = {post.key: post.hub_key for post in plan.posts}
    served = {(hub_of[placement.post_key], placement.area_code) for placement in plan.placements}
    for referral in plan.referrals:
        far = any(step.reason == "out_of_area" for step in referral.steps)
        assert ((referral.hub_key, referral.area_code) in served) != far


def test_what_reaches_a_worker_depends_on_where_she_sits(plan: Plan) -> None:
    def share(setting: str, what: str) -> float:
        own = [referral for referral in plan.referrals if referral.setting == setting]
        found = {
            "missing": lambda r: "missing" in r.reasons,
            "high": lambda r: r.risk == "high",
            "preventative": lambda r: "preventative" in r.reasons,
        }[what]
        return sum(map(found, own)) / len(own)

    assert share("police", "missing") > share("social_care", "missing") > share("outreach", "missing")
    assert share("police", "high") > share("outreach", "high")
    assert share("outreach", "preventative") > share("police", "preventative")


def test_referrals_are_in_the_words_of_the_code_lists(plan: Plan) -> None:
    assert {r.source for r in plan.referrals} == {
        *("social_care", "police", "education", "health", "youth_justice", "voluntary", "parent_carer", "self"),
        *("internal", "other"),
    }
    assert {r.risk for r in plan.referrals} == {"low", "medium", "high"}
    assert {reason for r in plan.referrals for reason in r.reasons} == {
        *("disclosure", "incident", "missing", "older_relationship", "online", "substances", "unexplained_gifts"),
        *("peers", "behaviour_change", "preventative", "other"),
    }
