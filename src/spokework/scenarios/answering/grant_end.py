"""What if a grant ends: how many young people it cuts off, and what follows for those who would have come.

Three plans with the same luck: the grant going on beyond the plan's months, as it stands in the scenario, and ending on
the day that was asked about. Who is in support on that day, and would have gone on, because of this grant alone, is the
difference to the plan in which it goes on – grants that end on the same day are in both. Nobody is handed over.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from spokeplan.plan import Plan
from spokeplan.simulation import Difference, Output, Simulated
from spokeplan.simulation.comparing import paired

from .figures import LEVEL, Data, of_difference
from .progress import Runner

CONFIDENCE = 0.95
WIND_DOWNS = (0, 1, 3, 6)  # months in which no case begins before the end
FOLLOWS = {
    Output.STARTED: "Start support",
    Output.WITHDRAWN: "Withdrawn while waiting",
    Output.WAITING: "Waiting at the end of the plan",
    Output.CASELOAD: "In support at the end of the plan",
}


def grant_end(plan: Plan, inputs: Mapping[str, Any], runner: Runner) -> Data:
    name, end = inputs["grant"], date.fromisoformat(inputs["end"])
    month = max(at for at, start in enumerate(plan.month_starts[:-1]) if start <= end)
    in_time = [months for months in WIND_DOWNS if months <= month + 1]  # the rest would have had to begin by now
    runner.runs = 2 + len(in_time)
    goes_on = runner.run(ending(plan, name, plan.last_day + timedelta(days=1)))
    as_it_stands = runner.run(plan)
    ends = {months: runner.run(ending(plan, name, end, wind_down_months=months)) for months in in_time}
    paid = [post for post in plan.posts if post.grant == name]
    return {
        "posts": len(paid),
        "areas": sorted({post.area for post in paid}),
        "places": sum(plan.places(post) for post in paid),
        "cut_off": of_difference(_in_month(goes_on, ends[0], month)),
        "wind_downs": [
            {
                "months": months,
                "cut_off": of_difference(_in_month(goes_on, found, month)),
                "started": of_difference(_over(ends[0], found, Output.STARTED)),
            }
            for months, found in ends.items()
        ],
        "follows": [
            {"what": what, "change": of_difference(_over(as_it_stands, ends[0], output))}
            for output, what in FOLLOWS.items()
        ],
    }


def ending(plan: Plan, name: str, end: date, *, wind_down_months: int = 0) -> Plan:
    """Posts that would only begin afterwards are not filled."""
    grants = tuple(
        replace(grant, end=end, wind_down_months=wind_down_months, handed_over_share=0.0)
        if grant.name == name
        else grant
        for grant in plan.grants
    )
    posts = tuple(post for post in plan.posts if post.grant != name or post.start <= end)
    return replace(plan, grants=grants, posts=posts)


def _in_month(first: Simulated, second: Simulated, month: int) -> Difference | None:
    one, two = (found.by_month(Output.OUTLASTING)[:, month] for found in (first, second))
    return paired(one, two, level=LEVEL, confidence=CONFIDENCE)


def _over(first: Simulated, second: Simulated, output: Output) -> Difference | None:
    return paired(first.over(output), second.over(output), level=LEVEL, confidence=CONFIDENCE)
