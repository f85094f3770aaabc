"""What to expect of a plan: month by month, area by area, and what the sums without chance say."""

from typing import Any

from spokeplan.forecast import closed_form
from spokeplan.plan import Plan
from spokeplan.simulation import Output, Simulated
from spokework.scenarios.presenters.printed.simulated import years
from spokework.scenarios.presenters.printed.sums import sums_data

from .figures import Data, of_months, of_values
from .progress import Runner

SHOWN = (
    Output.REFERRED,
    Output.STARTED,
    Output.WITHDRAWN,
    Output.WAITING,
    Output.CASELOAD,
    Output.PLACES,
    Output.OUTLASTING,
)
BY_AREA = (Output.WAITING, Output.CASELOAD, Output.PLACES)
OVER_ALL = (Output.REFERRED, Output.STARTED, Output.WITHDRAWN, Output.WAITING, Output.CASELOAD)


def outlook(plan: Plan, _inputs: Any, runner: Runner) -> Data:
    runner.runs = 1
    found = runner.run(plan, by="area")
    return {
        "months": [str(start) for start in plan.month_starts[:-1]],
        "whole": {output.name.lower(): of_months(found.by_month(output)) for output in SHOWN},
        "years": [_year(found, year, months) for year, months in years(plan)],
        "levels": _levels(found),
        "areas": {area.name: _area(found, area.name) for area in plan.areas},
        "sums": sums_data(closed_form(plan)),
    }


def _year(found: Simulated, year: int, months: slice) -> Data:
    return {"year": year} | {output.name.lower(): of_values(found.over(output, months=months)) for output in SHOWN}


def _levels(found: Simulated) -> list[Data]:
    return [
        {"level": level.name, "mean": of_values(found.mean_wait(at)), "ninetieth": of_values(found.p90[:, at])}
        for at, level in enumerate(found.plan.levels)
    ]


def _area(found: Simulated, name: str) -> Data:
    months = {output.name.lower(): of_months(found.by_month(output, group=name)) for output in BY_AREA}
    return {"months": months, "over": {each.name.lower(): of_values(found.over(each, group=name)) for each in OVER_ALL}}
