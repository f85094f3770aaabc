import re

import qlacref_authorities

from spokework.demo.world import Plan
from spokework.demo.world.geography import AREA_NAMES, REGION_NAMES
from spokework.demo.world.hubs import HUBS
from spokework.programme.models.area_population import GROUPS

GENERIC = {"vale", "upper", "lower", "high", "the", "coast"}


def real_words() -> set[str]:
    words: set[str] = set()
    for record in qlacref_authorities.records:
        for column in ("LTLA21NM", "UTLA21NM"):
            words |= set(re.findall(r"[a-z]+", record[column].lower()))
    return words


def test_there_are_35_areas_in_9_regions_with_codes_no_statistician_would_issue(usual_plan: Plan) -> None:
    assert len({area.name for area in usual_plan.areas}) == len({area.code for area in usual_plan.areas}) == 35
    assert len(usual_plan.regions) == 9
    assert {area.region_key for area in usual_plan.areas} == {region.key for region in usual_plan.regions}
    assert all(re.fullmatch(r"X99\d{6}", area.code) for area in usual_plan.areas)
    assert all(5_000 < area.population_10_17 < 40_000 for area in usual_plan.areas)


def test_no_place_shares_a_telling_word_with_a_real_authority() -> None:
    real = real_words()
    assert {"hartlepool", "westminster", "yorkshire"} <= real
    for name in (*AREA_NAMES, *REGION_NAMES, *(hub[0] for hub in HUBS)):
        words = re.findall(r"[a-z]+", name.lower())
        assert words[0] not in real or words[0] in GENERIC, name
        telling = [word for word in words if word not in GENERIC]
        assert not set(telling) & real, name
        assert "".join(words) not in real


def test_neighbours_are_mutual_and_near(usual_plan: Plan) -> None:
    at = {area.code: area for area in usual_plan.areas}
    for area in usual_plan.areas:
        assert area.neighbours
        for code in area.neighbours:
            assert area.code in at[code].neighbours
            assert max(abs(area.x - at[code].x), abs(area.y - at[code].y)) == 1


def test_no_two_borders_cross_on_the_map(usual_plan: Plan) -> None:
    at = {area.code: (area.x, area.y) for area in usual_plan.areas}
    diagonals = {
        frozenset((at[area.code], at[code]))
        for area in usual_plan.areas
        for code in area.neighbours
        if area.x != at[code][0] and area.y != at[code][1]
    }
    squares = [tuple(min(axis) for axis in zip(*sorted(pair), strict=True)) for pair in diagonals]
    assert len(squares) == len(set(squares))


def test_each_region_is_in_one_piece(usual_plan: Plan) -> None:
    at = {area.code: area for area in usual_plan.areas}
    for region in usual_plan.regions:
        inside = {area.code for area in usual_plan.areas if area.region_key == region.key}
        reached = {min(inside)}
        frontier = list(reached)
        while frontier:
            found = (set(at[frontier.pop()].neighbours) & inside) - reached
            reached |= found
            frontier += sorted(found)
        assert reached == inside, region.name


def test_no_two_hosts_share_a_name_and_every_area_has_each_kind(usual_plan: Plan) -> None:
    assert len({host.name for host in usual_plan.hosts}) == len(usual_plan.hosts)
    assert len({(host.area_code, host.kind) for host in usual_plan.hosts}) == len(usual_plan.hosts) == 35 * 6


def test_the_groups_of_an_area_add_up_to_its_people_and_differ_from_area_to_area(plan: Plan) -> None:
    people = {area.code: area.population_10_17 for area in plan.areas}
    assert [each.area_code for each in plan.populations] == list(people)
    for each in plan.populations:
        assert {dimension: set(groups) for dimension, groups in each.groups.items()} == {
            dimension: set(groups) for dimension, groups in GROUPS.items()
        }
        for groups in each.groups.values():
            assert sum(groups.values()) == people[each.area_code]
            assert min(groups.values()) > 0
    white = [each.groups["ethnicity_group"]["white"] / people[each.area_code] for each in plan.populations]
    assert min(white) < 0.5 < 0.8 < max(white)
