"""A placement plan: where posts go, before and after, and what each condition costs."""

from collections.abc import Mapping, Sequence
from typing import Any

from spokework.core.components import Cell, Column, Table
from spokework.insight.presenters.tile_map import TileMap, map_of, numbered

from .words import NO_VALUE, whole

Data = Mapping[str, Any]
_PATTERN = {1: "now", 0: "never", -1: "earlier"}
CONDITIONS = {
    "travel_limit_km": "Nobody works further from her hub than the limit",
    "hub_least": "A hub has a least number of posts",
    "hub_most": "A hub has a most number of posts",
    "hubs_an_area": "So many hubs at most work in an area",
    "settings": "An area has room for so many posts in a setting",
    "move_cost": "Giving up a placement counts",
    "posts": "Every post is placed",
}


def sentences(inputs: Data, answer: Data) -> list[str]:
    posts, need = inputs["problem"]["conditions"]["posts"], sum(each["need"] for each in answer["areas"])
    given_up = answer["moves"]
    moves = "1 placement is given up" if given_up == 1 else f"{given_up or 'no'} placements are given up"
    gap = max(answer["gap"], 0.001)
    said = [
        f"{posts} posts could meet the need of {whole(answer['need_met'])} young people a year, of {whole(need)} "
        f"who are referred; {moves}.",
        *_before(answer),
        f"No placement that keeps all conditions does better by more than {100 * gap:.1f} %: that is proven.",
    ]
    return [*said, *_next(answer)]


def _before(answer: Data) -> list[str]:
    today = [each["met_today"] for each in answer["areas"]]
    if any(met is None for met in today):
        return []
    return [f"Where they are today, they meet the need of {whole(sum(today))}."]


def _next(answer: Data) -> list[str]:
    if not answer["next_areas"]:
        return ["One more worker could go nowhere under these conditions."]
    best = answer["next_areas"][0]
    return [
        f"One more worker after that would do most in {best['area']}, from {best['hub']}: {best['gain']:.1f} young "
        "people a year more."
    ]


def map_and_table(inputs: Data, answer: Data) -> tuple[TileMap, Table]:
    places = inputs["problem"]["map"]
    rows = [places[each["area"]] for each in answer["areas"]]
    names = {places[each["area"]]["area"]: each["area"] for each in answer["areas"]}
    told = {places[each["area"]]["area"]: _told(each) for each in answer["areas"]}
    more, fewer = (
        sum((each["posts"] - each["posts_today"]) * sign > 0 for each in answer["areas"]) for sign in (1, -1)
    )
    drawn = map_of(rows, told, names, says=f"{more} areas have more posts than today, {fewer} fewer")
    return drawn, _table(answer["areas"], answer["placements"], places, numbered(rows, names))


def _told(each: Data) -> tuple[str, str]:
    change = each["posts"] - each["posts_today"]
    now = (
        f"{each['posts_today']} → {each['posts']} posts"
        if change
        else f"{each['posts']} post{'' if each['posts'] == 1 else 's'}"
    )
    return _PATTERN[(change > 0) - (change < 0)], now


def _table(areas: Sequence[Data], placements: Sequence[Data], places: Data, numbers: Mapping[str, int]) -> Table:
    who: dict[str, list[str]] = {}
    for each in placements:
        who.setdefault(each["area"], []).append(f"{each['hub']}: {each['posts']}")
    rows = [
        [
            Cell(f"{numbers[places[each['area']]['area']]}. {each['area']}"),
            Cell(each["posts_today"]),
            Cell(each["posts"]),
            Cell(whole(each["need"])),
            Cell(NO_VALUE if each["met_today"] is None else whole(each["met_today"])),
            Cell(whole(each["met"])),
            Cell(", ".join(who.get(each["area"], [])) or NO_VALUE),
        ]
        for each in sorted(areas, key=lambda each: numbers[places[each["area"]]["area"]])
    ]
    names = ("Posts today", "Posts then", "Referred a year", "Need met today", "Need met then")
    columns = [Column("Area"), *(Column(name, number=True) for name in names), Column("Whose posts")]
    return Table("Before and after", columns, rows)


def costs_table(answer: Data) -> Table:
    rows = [
        [Cell(CONDITIONS.get(each["condition"], each["condition"])), Cell(_cost(each))]
        for each in answer["condition_costs"]
    ]
    note = (
        "Found by leaving it out and placing again. Two conditions may hold back the same post, so they do not add up."
    )
    return Table(
        "What each condition costs",
        [Column("Condition"), Column("Young people a year more without it", number=True)],
        rows,
        note,
    )


def _cost(found: Data) -> str:
    return f"{found['low']:,.1f} to {found['high']:,.1f}" if round(found["high"], 1) else "nothing"
