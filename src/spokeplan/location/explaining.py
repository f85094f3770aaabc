"""What each condition costs, and where one more worker would do most."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .model import build, conditions
from .problem import Problem, need_met
from .solving import Placed, solved


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionCost:
    """Leaving ``condition`` out would be worth from ``low`` to ``high`` young people a year; apart only by the gaps."""

    condition: str
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NextArea:
    """One more post of ``hub`` in ``area``, in ``setting``, all others staying: ``gain`` young people a year."""

    area: str
    hub: str
    setting: str
    gain: float


def condition_costs(
    placed: Placed,
    *,
    gap: float = 1e-3,
    time_limit_seconds: float = 60.0,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[ConditionCost, ...]:
    """Solves again without each condition, dearest first.

    With V the value and B the bound with all conditions, V' and B' without one, it costs from max(V' − B, 0) to B' − V.
    ``move_cost`` left out is what it costs to count moves at all. Costs do not add up: two conditions may hold back the
    same post. Conditions that say nothing in this problem are not in the list.
    """
    problem, found = placed.problem, []
    names = conditions(problem)
    for number, name in enumerate(names, start=1):
        answer = solved(build(problem, frozenset({name})), gap, time_limit_seconds)
        kept = problem.move_cost * float(problem.today.sum()) if name != "move_cost" else 0.0
        value = -float(answer.fun) - kept if answer.x is not None else -np.inf
        low, high = max(value - placed.bound, 0.0), max(-float(answer.mip_dual_bound) - kept - placed.value, 0.0)
        found.append(ConditionCost(condition=name, low=low, high=high))
        if progress is not None:
            progress(number, len(names))
    return tuple(sorted(found, key=lambda cost: -cost.high))


def next_areas(placed: Placed) -> tuple[NextArea, ...]:
    """Each area that could have one more post as the plan stands, best first; its best hub – the nearest – and setting.

    All conditions are kept: travel, hub size, hubs in an area, room in a setting. A hub without posts is not
    asked, unless one post would be enough for it.
    """
    problem = placed.problem
    distances = np.array(problem.distances_km)
    posts = _posts(placed)
    found = []
    for at, area in enumerate(problem.areas):
        hub, setting = _hub_for(problem, posts, distances, at), _setting_for(placed, area.name)
        if hub is None or setting is None:
            continue
        effective = _effective(placed, area.name)
        effect = next(each.effect for each in problem.settings if each.name == setting)
        gain = need_met(problem, at, effective + effect) - need_met(problem, at, effective)
        found.append(NextArea(area=area.name, hub=problem.hubs[hub], setting=setting, gain=gain))
    return tuple(sorted(found, key=lambda each: -each.gain))


def _posts(placed: Placed) -> np.ndarray:
    problem = placed.problem
    posts, names = np.zeros((len(problem.hubs), len(problem.areas)), dtype=int), [area.name for area in problem.areas]
    for each in placed.placements:
        posts[problem.hubs.index(each.hub), names.index(each.area)] += each.posts
    return posts


def _hub_for(problem: Problem, posts: np.ndarray, distances: np.ndarray, area: int) -> int | None:
    size, here = posts.sum(axis=1), posts[:, area] > 0
    full = here.sum() >= problem.hubs_an_area
    able = [
        hub
        for hub in range(len(problem.hubs))
        if distances[hub, area] <= problem.travel_limit_km
        and problem.hub_least - 1 <= size[hub] < problem.hub_most
        and (here[hub] or not full)
    ]
    return min(able, key=lambda hub: (not here[hub], distances[hub, area]), default=None)


def _setting_for(placed: Placed, area: str) -> str | None:
    used = {setting.name: 0 for setting in placed.problem.settings}
    for each in placed.placements:
        if each.area == area:
            used[each.setting] += each.posts
    able = [
        each for each in placed.problem.settings if each.most_an_area is None or used[each.name] < each.most_an_area
    ]
    return max(able, key=lambda each: each.effect).name if able else None


def _effective(placed: Placed, area: str) -> float:
    effects = {setting.name: setting.effect for setting in placed.problem.settings}
    return float(sum(each.posts * effects[each.setting] for each in placed.placements if each.area == area))
