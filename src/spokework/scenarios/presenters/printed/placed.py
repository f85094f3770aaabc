"""A placement plan in words, rows and JSON."""

from typing import Any

from spokeplan.location import ConditionCost, NextArea, Placed

from .simulated import Table

CONDITIONS = {
    "travel_limit_km": "Nobody travels further than the limit",
    "hub_least": "A hub has a least number of posts",
    "hub_most": "A hub has a most number of posts",
    "hubs_an_area": "So many hubs at most work in an area",
    "settings": "An area has room for so many posts in a setting",
    "move_cost": "Giving up an existing placement counts",
    "posts": "Every post is placed",
}


def placed_in_words(placed: Placed) -> list[str]:
    need = sum(area.unmet_need_a_year for area in placed.areas)
    posts, given_up = placed.problem.posts, placed.moves
    kept = f"{given_up} existing placements given up" if given_up != 1 else "1 existing placement given up"
    return [
        f"{posts} posts meet the need of {placed.need_met:,.1f} young people a year, of {need:,.1f}; {kept}.",
        f"No plan that keeps all conditions does better by more than {100 * placed.gap:.2f} %: "
        f"it is worth {placed.value:,.2f}, and none is worth more than {placed.bound:,.2f}.",
    ]


def areas_placed(placed: Placed) -> Table:
    by_area: dict[str, list[str]] = {}
    for each in placed.placements:
        by_area.setdefault(each.area, []).append(f"{each.hub}: {each.posts} in {each.setting}")
    rows = [
        [
            area.area,
            area.region or "–",
            f"{area.unmet_need_a_year:,.0f}",
            str(area.posts_today),
            str(area.posts),
            f"{area.need_met:,.1f}",
            ", ".join(by_area.get(area.area, [])) or "–",
        ]
        for area in placed.areas
    ]
    return ["Area", "Region", "Unmet need a year", "Posts today", "Posts", "Need met a year", "Who"], rows


def costs_table(costs: tuple[ConditionCost, ...]) -> Table:
    rows = [[condition_in_words(cost.condition), f"{cost.low:,.1f} to {cost.high:,.1f}"] for cost in costs]
    return ["Condition", "Young people a year more without it"], rows


def condition_in_words(name: str) -> str:
    if name.startswith("region_floors."):
        return f"A least share of need is met in {name.removeprefix('region_floors.')}"
    return CONDITIONS[name]


def next_in_words(areas: tuple[NextArea, ...]) -> str:
    if not areas:
        return "One more worker: no area could have her as the plan stands. Raise hub_most or the travel limit."
    best = areas[0]
    return (
        f"One more worker would do most in {best.area} ({best.hub}, {best.setting}): "
        f"{best.gain:,.1f} young people a year more."
    )


def placed_data(placed: Placed, costs: tuple[ConditionCost, ...], areas: tuple[NextArea, ...]) -> dict[str, Any]:
    return {
        "need_met": round(placed.need_met, 3),
        "moves": placed.moves,
        "value": round(placed.value, 3),
        "bound": round(placed.bound, 3),
        "gap": placed.gap,
        "placements": [
            {"hub": each.hub, "area": each.area, "setting": each.setting, "posts": each.posts}
            for each in placed.placements
        ],
        "condition_costs": [
            {"condition": cost.condition, "low": round(cost.low, 3), "high": round(cost.high, 3)} for cost in costs
        ],
        "next_areas": [
            {"area": each.area, "hub": each.hub, "setting": each.setting, "gain": round(each.gain, 3)} for each in areas
        ],
    }
