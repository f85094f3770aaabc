"""Two scenarios with the same luck: what the second changes, over all months and month by month."""

from collections.abc import Mapping
from typing import Any

from spokeplan.plan import Plan
from spokeplan.simulation import Output
from spokeplan.simulation.comparing import COMPARED, paired
from spokework.scenarios.plan_data import plan_from, refuse_what_cannot_be_compared

from .figures import LEVEL, Data, of_difference, of_months
from .progress import Runner

CONFIDENCE = 0.95
BY_MONTH = (Output.WAITING, Output.CASELOAD)


def side_by_side(plan: Plan, inputs: Mapping[str, Any], runner: Runner) -> Data:
    """Areas and posts of one name have the same draws in both. Raises Unfit where months or levels differ."""
    other = plan_from(inputs["other"])
    refuse_what_cannot_be_compared(plan, other)
    runner.runs = 2
    one, two = runner.run(plan), runner.run(other)
    return {
        "months": [str(start) for start in plan.month_starts[:-1]],
        "counts": {
            output.name.lower(): of_difference(
                paired(one.over(output), two.over(output), level=LEVEL, confidence=CONFIDENCE)
            )
            for output in COMPARED
        },
        "waits": [
            {
                "level": level.name,
                "change": of_difference(
                    paired(one.mean_wait(at), two.mean_wait(at), level=LEVEL, confidence=CONFIDENCE)
                ),
            }
            for at, level in enumerate(plan.levels)
        ],
        "by_month": {
            output.name.lower(): {
                "first": of_months(one.by_month(output)),
                "second": of_months(two.by_month(output)),
                "difference": of_months(two.by_month(output) - one.by_month(output)),
            }
            for output in BY_MONTH
        },
    }
