"""Where to place posts: against every placement there is, and what is said when none will do."""

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations_with_replacement
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spokeplan.location import (
    Existing,
    Infeasible,
    NeedArea,
    NotSolved,
    Problem,
    Setting,
    condition_costs,
    need_met,
    next_areas,
    place,
)
from spokeplan.plan import Unfit

pytestmark = pytest.mark.once


def a_problem(**other: Any) -> Problem:
    """Two hubs, three areas in two regions, four posts; the first hub is near the first two areas."""
    made: dict[str, Any] = {
        "posts": 4,
        "hubs": ("lantern", "harbour"),
        "areas": (
            NeedArea(name="a", unmet_need_a_year=80, region="north"),
            NeedArea(name="b", unmet_need_a_year=30, region="north"),
            NeedArea(name="c", unmet_need_a_year=10, region="south"),
        ),
        "distances_km": ((5, 20, 90), (60, 30, 10)),
    }
    return Problem(**made | other)


def posts_in(found: Any) -> dict[str, int]:
    return {area.area: area.posts for area in found.areas}


def test_further_posts_in_one_area_do_less() -> None:
    problem = a_problem()
    gains = np.diff([need_met(problem, 0, posts) for posts in range(6)])
    assert gains[0] == pytest.approx(80 * (1 - math.exp(-20 / 80)))
    assert (np.diff(gains) < 0).all()
    assert need_met(problem, 0, 1.5) == pytest.approx((need_met(problem, 0, 1) + need_met(problem, 0, 2)) / 2)
    nobody = NeedArea(name="a", unmet_need_a_year=0)
    assert need_met(replace(problem, areas=(nobody, *problem.areas[1:])), 0, 3) == 0


def test_posts_go_where_most_need_is_left() -> None:
    assert posts_in(place(a_problem())) == {"a": 3, "b": 1, "c": 0}


def test_nobody_travels_further_than_they_may() -> None:
    found = place(a_problem(travel_limit_km=25))
    assert {(each.hub, each.area) for each in found.placements} <= {
        ("lantern", "a"),
        ("lantern", "b"),
        ("harbour", "c"),
    }


def test_a_region_has_its_floor_though_it_costs() -> None:
    free, held = place(a_problem()), place(a_problem(region_floors={"south": 0.8}))
    assert posts_in(held)["c"] == 1
    assert held.need_met < free.need_met
    costs = {cost.condition: cost for cost in condition_costs(held)}
    assert costs["region_floors.south"].low == pytest.approx(free.need_met - held.need_met, rel=0.01)
    assert costs["hub_most"].high == pytest.approx(0, abs=0.1)


def test_existing_placements_are_kept_where_moving_costs_more_than_it_brings() -> None:
    today = (Existing(hub="harbour", area="c", posts=2), Existing(hub="lantern", area="a", posts=2))
    moved = place(a_problem(existing=today))
    stays = place(a_problem(existing=today, move_cost=20))
    assert (moved.moves, posts_in(moved)) == (2, {"a": 3, "b": 1, "c": 0})
    assert (stays.moves, posts_in(stays)) == (0, {"a": 2, "b": 0, "c": 2})
    assert stays.value == pytest.approx(stays.need_met)
    costs = condition_costs(stays)
    assert costs[0].condition == "move_cost"
    assert costs[0].low == pytest.approx(moved.need_met - stays.need_met, rel=0.01)
    assert stays.areas[2].need_met_today == pytest.approx(need_met(stays.problem, 2, 2))


def test_the_better_setting_is_taken_as_far_as_there_is_room() -> None:
    kinds = (Setting(name="home", effect=0.8), Setting(name="team", effect=1.2, most_an_area=1))
    found = place(a_problem(settings=kinds))
    by_area = {
        area: sorted((each.setting, each.posts) for each in found.placements if each.area == area)
        for area in posts_in(found)
    }
    assert by_area["a"] == [("home", 1), ("team", 1)]
    assert found.areas[0].need_met == pytest.approx(need_met(found.problem, 0, 2.0))
    assert found.areas[0].need_met_today is None


def test_a_hub_has_its_least_or_nothing() -> None:
    found = place(a_problem(posts=3, hub_least=3, travel_limit_km=25))
    assert {each.hub for each in found.placements} == {"lantern"}


def test_one_more_worker_goes_where_she_does_most() -> None:
    found = place(a_problem())
    first = next_areas(found)[0]
    assert first.gain == max(each.gain for each in next_areas(found))
    more = place(a_problem(posts=5))
    assert more.need_met >= found.need_met + first.gain - 1e-6
    full = place(a_problem(posts=4, hub_most=2))
    assert next_areas(full) == ()


def test_which_conditions_fight_is_said() -> None:
    """Two posts cannot meet nine tenths of the need in the south and some in the north; either alone they can."""
    with pytest.raises(Infeasible, match="ease one of them") as found:
        place(a_problem(posts=2, region_floors={"south": 0.9, "north": 0.1}))
    assert found.value.fighting == ("posts", "region_floors.south", "region_floors.north")
    for floors in ({"south": 0.9}, {"north": 0.1}):
        assert place(a_problem(posts=2, region_floors=floors)).need_met > 0
    assert place(a_problem(posts=4, region_floors={"south": 0.9, "north": 0.1})).need_met > 0


def test_hubs_that_reach_nothing_cannot_place_anybody() -> None:
    with pytest.raises(Infeasible) as found:
        place(a_problem(travel_limit_km=1))
    assert found.value.fighting == ("posts", "travel_limit_km")


def test_time_that_is_over_too_soon_is_said() -> None:
    rng = np.random.default_rng(1)
    areas = tuple(NeedArea(name=f"a{n}", unmet_need_a_year=float(rng.uniform(5, 90))) for n in range(60))
    far = tuple(tuple(rng.uniform(0, 100, 60).tolist()) for _ in range(15))
    hubs = tuple(f"h{n}" for n in range(15))
    with pytest.raises(NotSolved, match="no plan was found in"):
        place(Problem(posts=60, hubs=hubs, areas=areas, distances_km=far, travel_limit_km=30), time_limit_seconds=1e-6)


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ({"posts": 11}, "posts is 11: 2 hubs of 5 hold 10; lower it, or raise hub_most"),
        ({"posts": 0}, "posts is 0"),
        ({"hub_most": 1}, "hub_most is 1: give a whole number from 2 up"),
        ({"hubs": ()}, "at least one hub"),
        ({"hubs": ("x", "x")}, "hub is 'x': it is there twice"),
        ({"distances_km": ((1, 2, 3),)}, "distances_km is '1 rows': give 2 rows of 3"),
        ({"distances_km": ((1, 2, -3), (1, 2, 3))}, "distances_km is -3"),
        ({"travel_limit_km": -1}, "travel_limit_km is -1"),
        ({"region_floors": {"west": 0.5}}, r"region_floors\.west is 'west': there is no such region"),
        ({"region_floors": {"north": 1.5}}, r"region_floors\.north is 1\.5"),
        ({"existing": (Existing(hub="x", area="a"),)}, r"""existing "x in a"\.hub is 'x': there is no such hub"""),
        ({"move_cost": -1}, "move_cost is -1"),
        ({"settings": ()}, "at least one setting"),
    ],
)
def test_what_does_not_fit_is_named_with_its_value(other: dict[str, Any], says: str) -> None:
    with pytest.raises(Unfit, match=says):
        a_problem(**other)


def test_parts_that_do_not_fit_are_refused_too() -> None:
    with pytest.raises(Unfit, match="effect is 0"):
        Setting(name="x", effect=0)
    with pytest.raises(Unfit, match="unmet_need_a_year is -1"):
        NeedArea(name="x", unmet_need_a_year=-1)
    with pytest.raises(ValueError, match="gap must be a number above 0, not 0"):
        place(a_problem(), gap=0)


# Against every placement there is.


def every_placement(problem: Problem) -> Iterator[np.ndarray]:
    shape = (len(problem.hubs), len(problem.areas))
    for chosen in combinations_with_replacement(range(shape[0] * shape[1]), problem.posts):
        yield np.bincount(chosen, minlength=shape[0] * shape[1]).reshape(shape)


def value_of(problem: Problem, posts: np.ndarray) -> float | None:
    """What a placement is worth, by the words of the problem alone; None if it breaks a condition."""
    size = posts.sum(axis=1)
    if ((size > 0) & ((size < problem.hub_least) | (size > problem.hub_most))).any():
        return None
    if (posts[np.array(problem.distances_km) > problem.travel_limit_km] > 0).any():
        return None
    if ((posts > 0).sum(axis=0) > problem.hubs_an_area).any():
        return None
    met = []
    for area in range(len(problem.areas)):
        left, effective = int(posts[:, area].sum()), 0.0
        for kind in sorted(problem.settings, key=lambda each: -each.effect):
            here = left if kind.most_an_area is None else min(left, kind.most_an_area)
            left, effective = left - here, effective + here * kind.effect
        if left:
            return None
        met.append(need_met(problem, area, effective))
    for region, floor in problem.region_floors.items():
        there = [at for at, area in enumerate(problem.areas) if area.region == region]
        if sum(met[at] for at in there) < floor * sum(problem.areas[at].unmet_need_a_year for at in there) - 1e-7:
            return None
    return sum(met) - problem.move_cost * float(np.maximum(problem.today - posts, 0).sum())


@st.composite
def small_problems(draw: st.DrawFn) -> Problem:
    hubs, areas = draw(st.integers(1, 4)), draw(st.integers(1, 5))
    posts = draw(st.integers(1, 4))
    names = [f"a{n}" for n in range(areas)]
    regions = [draw(st.sampled_from(["north", "south"])) for _ in names]
    needs = [draw(st.integers(0, 120)) for _ in names]
    floors = {region: draw(st.sampled_from([0.0, 0.05, 0.2, 0.6])) for region in sorted(set(regions))}
    existing = draw(st.lists(st.tuples(st.integers(0, hubs - 1), st.integers(0, areas - 1)), max_size=3, unique=True))
    kinds = [Setting(name="one", effect=draw(st.sampled_from([0.6, 1.0, 1.3])))]
    if draw(st.booleans()):
        kinds.append(Setting(name="two", effect=1.1, most_an_area=draw(st.integers(0, 2))))
    return Problem(
        posts=posts,
        hubs=tuple(f"h{n}" for n in range(hubs)),
        areas=tuple(
            NeedArea(name=name, unmet_need_a_year=need, region=region)
            for name, need, region in zip(names, needs, regions, strict=True)
        ),
        distances_km=tuple(tuple(draw(st.integers(0, 60)) for _ in names) for _ in range(hubs)),
        travel_limit_km=draw(st.sampled_from([15, 40, math.inf])),
        hub_least=draw(st.integers(1, 2)),
        hub_most=draw(st.sampled_from([2, 4, 5])) if posts <= 2 * hubs else 5,
        hubs_an_area=draw(st.integers(1, 2)),
        region_floors=floors,
        existing=tuple(Existing(hub=f"h{hub}", area=f"a{area}") for hub, area in existing),
        move_cost=draw(st.sampled_from([0, 3, 30])),
        settings=tuple(kinds),
    )


@settings(max_examples=60)
@given(small_problems())
def test_no_placement_there_is_does_better(problem: Problem) -> None:
    values = [value for posts in every_placement(problem) if (value := value_of(problem, posts)) is not None]
    if not values:
        with pytest.raises(Infeasible) as found:
            place(problem)
        assert "posts" in found.value.fighting
        return
    placed = place(problem, gap=1e-6)
    assert placed.value == pytest.approx(max(values), abs=1e-4)
    assert placed.bound >= placed.value
    assert placed.gap <= 1e-4
    posts = np.zeros((len(problem.hubs), len(problem.areas)), dtype=int)
    for each in placed.placements:
        posts[problem.hubs.index(each.hub), [area.name for area in problem.areas].index(each.area)] += each.posts
    assert value_of(problem, posts) == pytest.approx(placed.value, abs=1e-6)
