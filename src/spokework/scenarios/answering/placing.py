"""Where to place posts so that most need is met, how near the best that is proven to be, what each condition costs."""

from collections.abc import Mapping
from typing import Any

from spokeplan import location
from spokeplan.location import Existing, NeedArea, Problem
from spokeplan.plan import Plan, Unfit
from spokework.scenarios.presenters.printed.placed import condition_in_words, placed_data

from .figures import Data
from .progress import Runner

GAP, SECONDS = 0.001, 60.0


def placing(_plan: Plan, inputs: Mapping[str, Any], runner: Runner) -> Data:
    """Nothing is played by chance here. Raises Unfit where no placement keeps all conditions, with those that fight."""
    problem = problem_of(inputs["problem"])
    runner.tell(0, 1)
    try:
        placed = location.place(problem, gap=GAP, time_limit_seconds=SECONDS)
    except location.Infeasible as none:
        together = "; ".join(map(condition_in_words, none.fighting))
        raise Unfit("placement", together, "no placement keeps all of these together; ease one of them") from None
    costs = location.condition_costs(placed, gap=GAP, time_limit_seconds=SECONDS, progress=runner.tell)
    found = placed_data(placed, costs, location.next_areas(placed))
    return found | {
        "areas": [
            {
                "area": each.area,
                "need": round(each.unmet_need_a_year, 1),
                "posts_today": each.posts_today,
                "posts": each.posts,
                "met": round(each.need_met, 1),
                "met_today": None if each.need_met_today is None else round(each.need_met_today, 1),
            }
            for each in placed.areas
        ]
    }


def problem_of(data: Mapping[str, Any]) -> Problem:
    return Problem(
        hubs=tuple(data["hubs"]),
        areas=tuple(NeedArea(**each) for each in data["areas"]),
        distances_km=tuple(tuple(row) for row in data["distances"]),
        existing=tuple(Existing(**each) for each in data["existing"]),
        **data["conditions"],
    )
