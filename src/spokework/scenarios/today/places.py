"""A placement problem made of a scenario: who works where in it, what is needed, and how far hubs are from areas."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from spokeplan.plan import DAYS_A_YEAR, Plan
from spokework.insight.labels import labels
from spokework.insight.queries.figures import Reader

Point = tuple[float, float]
HUB_LEAST = 2  # of fewer a worker has nobody beside her; where a hub has one post today, one


@dataclass(frozen=True)
class Conditions:
    more_posts: int
    move_cost: float  # how many more young people a year one placement is given up for
    furthest: float  # steps on the schematic map from where a hub works today
    hub_most: int
    hubs_an_area: int


def placement_problem(reader: Reader, plan: Plan, conditions: Conditions) -> dict[str, Any]:
    """Need is all that is referred in a year; of an area nobody works in, as many for each who lives there.

    A hub stands in the middle of the areas it works in. One post supports as many a year as places and lengths allow.
    """
    called = labels(reader.extract, "area")
    rows = {}
    for row in reader.rows("areas"):
        plain = called(row["area"])
        name = plain if any(area.name == plain for area in plan.areas) else f"{plain} ({row['area']})"
        rows[name if any(area.name == name for area in plan.areas) else plain] = row
    needs = _needs(reader, plan, rows)
    at = {name: (float(rows[name]["x"]), float(rows[name]["y"])) for name in needs if rows[name]["x"] is not None}
    existing = Counter((post.hub, post.area) for post in plan.posts if post.area in at)
    hubs = sorted({hub for hub, _area in existing})
    where = {
        hub: _middle([at[area] for (of, area), n in existing.items() if of == hub for _each in range(n)])
        for hub in hubs
    }
    sizes = [sum(n for (of, _area), n in existing.items() if of == hub) for hub in hubs]
    a_year = sum(plan.places(post) for post in plan.posts) * DAYS_A_YEAR / plan.mean_days_in_place / len(plan.posts)
    return {
        "hubs": hubs,
        "areas": [{"name": name, "unmet_need_a_year": needs[name]} for name in at],
        "distances": [[round(math.dist(where[hub], at[name]), 3) for name in at] for hub in hubs],
        "existing": [{"hub": hub, "area": area, "posts": n} for (hub, area), n in existing.items()],
        "conditions": {
            "posts": sum(existing.values()) + conditions.more_posts,
            "young_people_a_year_per_post": round(a_year, 2),
            "travel_limit_km": conditions.furthest,
            "hub_least": min([HUB_LEAST, *sizes]),
            "hub_most": conditions.hub_most,
            "hubs_an_area": conditions.hubs_an_area,
            "move_cost": conditions.move_cost,
        },
        "map": {
            name: {
                "area": rows[name]["area"],
                "x": rows[name]["x"],
                "y": rows[name]["y"],
                "neighbours": rows[name]["neighbours"],
            }
            for name in at
        },
    }


def _needs(reader: Reader, plan: Plan, rows: Mapping[str, Any]) -> dict[str, float]:
    found = {area.name: area.referrals_a_year for area in plan.areas if area.name in rows}
    lived = sum(rows[name]["population"] or 0 for name in found)
    each = sum(found.values()) / lived if lived else 0.0
    if not reader.scope.hub:  # a hub plans for its own areas
        found |= {name: round(each * (row["population"] or 0), 2) for name, row in rows.items() if name not in found}
    return found


def _middle(points: list[Point]) -> Point:
    return sum(x for x, _y in points) / len(points), sum(y for _x, y in points) / len(points)
