from collections import Counter
from itertools import pairwise

from spokework.demo.world import Plan
from spokework.demo.world.calendar import CLOCK
from spokework.demo.world.hub_days import covers
from spokework.demo.world.siting import SETTINGS


def test_16_hubs_open_in_phases_of_3_5_and_8_a_year_apart(plan: Plan) -> None:
    assert [phase.hubs for phase in plan.phases] == [3, 5, 8]
    opened = Counter((hub.phase, hub.opens_on.year, hub.opens_on.month) for hub in plan.hubs)
    assert opened == {(1, 2014, 1): 3, (2, 2015, 1): 5, (3, 2016, 1): 8}


def test_53_posts_two_to_five_a_hub(plan: Plan) -> None:
    posts = Counter(post.hub_key for post in plan.posts)
    assert len(plan.posts) == 53
    assert set(posts) == {hub.key for hub in plan.hubs}
    assert set(posts.values()) == {2, 3, 4, 5}
    assert all(0.6 <= post.fte <= 1 and (post.caseload_min, post.caseload_max) == (10, 12) for post in plan.posts)
    assert any(post.fte < 1 for post in plan.posts)


def test_grants_come_to_eight_million_from_several_funders(plan: Plan) -> None:
    assert sum(grant.amount for grant in plan.grants) == plan.programme.budget == 8_000_000
    assert len(plan.funders) >= 4
    assert {grant.funder_key for grant in plan.grants} == {funder.key for funder in plan.funders}
    assert {grant.hub_key for grant in plan.grants} - {None} == {hub.key for hub in plan.hubs}
    assert len({grant.key for grant in plan.grants}) == len(plan.grants)
    assert all(grant.amount > 0 and grant.starts_on < grant.ends_on <= plan.programme.ends_on for grant in plan.grants)


def test_every_area_is_served_and_outreach_and_home_are_worked_least(plan: Plan) -> None:
    assert {placement.area_code for placement in plan.placements} == {area.code for area in plan.areas}
    latest = {placement.post_key: placement.setting for placement in plan.placements}
    settings = Counter(latest.values())
    assert set(settings) == set(SETTINGS)
    assert {setting for setting, _ in settings.most_common()[-2:]} == {"outreach", "home"}


def test_placements_of_one_post_follow_each_other_without_overlap(plan: Plan) -> None:
    moved = 0
    for post in plan.posts:
        own = [placement for placement in plan.placements if placement.post_key == post.key]
        moved += len(own) > 1
        for earlier, later in pairwise(own):
            assert earlier.last_day is not None
            assert earlier.last_day < later.starts_on
    assert moved >= 5


def test_hosts_lie_in_the_area_of_the_placement(plan: Plan) -> None:
    hosts = {host.key: host for host in plan.hosts}
    for placement in plan.placements:
        assert (placement.host_key is None) == (placement.setting == "home")
        assert placement.host_key is None or hosts[placement.host_key].area_code == placement.area_code


def test_people_come_and_go_and_no_post_has_two_at_once(plan: Plan) -> None:
    left = [appointment for appointment in plan.appointments if appointment.last_day]
    assert len(left) >= 6
    for post in plan.posts:
        own = [appointment for appointment in plan.appointments if appointment.post_key == post.key]
        for earlier, later in pairwise(own):
            assert earlier.last_day is not None
            assert earlier.last_day < later.starts_on
    filled = [a for a in plan.appointments if covers(a.starts_on, a.last_day, CLOCK)]
    assert len(filled) == 52


def test_some_posts_stood_empty_while_somebody_was_found(plan: Plan) -> None:
    created = {post.key: post.created_on for post in plan.posts}
    first = {a.post_key: a.starts_on for a in reversed(plan.appointments)}
    assert sum((first[key] - created[key]).days > 90 for key in created) >= 3


def test_every_role_is_held_wherever_it_is_needed(plan: Plan) -> None:
    held = {(held.role, held.hub_key) for person in plan.people for held in person.roles}
    for role in ("hub_manager", "safeguarding_lead", "hub_administrator", "data_protection_officer", "spoke_worker"):
        assert {hub for found, hub in held if found == role} == {hub.key for hub in plan.hubs}
    assert {role for role, hub in held if hub is None} == {
        *("programme_lead", "evaluator", "funder", "system_administrator"),
    }
    assert {p.funder_key for p in plan.people if p.funder_key} == {funder.key for funder in plan.funders}
    assert any(len(person.roles) > 1 for person in plan.people)


def test_people_are_told_apart_and_write_from_reserved_domains(plan: Plan) -> None:
    assert len({person.key for person in plan.people}) == len(plan.people)
    assert len({person.email for person in plan.people}) == len(plan.people)
    assert len({person.name for person in plan.people}) == len(plan.people)
    assert all(person.email.endswith(".example") and " " not in person.email for person in plan.people)
    assert {a.person_key for a in plan.appointments} <= {person.key for person in plan.people}
