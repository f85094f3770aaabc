"""The plan held against what happened: played over the past, as it is and as fitted, with what months do not tell."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from spokeplan.plan import Plan
from spokeplan.simulation import Fitted, Output, Simulated, calibrate
from spokework.core.quarters import quarter_number
from spokework.scenarios.plan_data import plan_from

from .figures import Data, of_values
from .progress import Runner

RATES = (0.5, 0.65, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 2.0)
RAMPS = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0)
DRAWS = 200  # at each point of the grid, half of them to judge by


def track_record(_plan: Plan, inputs: Mapping[str, Any], runner: Runner) -> Data:
    past, observed = plan_from(inputs["past"]), inputs["observed"]
    points, draws = len(RATES) * len(RAMPS), max(DRAWS, 2 * len(observed) + 20)
    all_of = points * draws + 2 * runner.replications
    tell = runner.tell
    found = calibrate(
        past,
        observed,
        output=Output.STARTED,
        seed=runner.seed,
        replications=draws,
        rates=RATES,
        ramps=RAMPS,
        progress=lambda done, _of: tell(done * draws, all_of),
    )
    runner.tell = lambda done, _of: tell(points * draws + done, all_of)
    runner.runs = 2
    as_planned, fitted = runner.run(past), runner.run(found.plan)
    quarters = np.array([quarter_number(start) for start in past.month_starts[:-1]])
    return {
        "quarters": [int(each) for each in np.unique(quarters)],
        "planned": _by_quarter(as_planned, quarters),
        "fitted": _by_quarter(fitted, quarters),
        "planned_total": of_values(as_planned.over(Output.STARTED)),
        "fitted_total": of_values(fitted.over(Output.STARTED)),
        "rate": _factor(found.rate_factor),
        "ramp_up": _factor(found.ramp_up_factor),
        "correlation": None if found.correlation is None else round(found.correlation, 2),
        "misfit": round(found.misfit, 2),
        "months": found.months,
    }


def _by_quarter(found: Simulated, quarters: Any) -> list[Data | None]:
    months = found.by_month(Output.STARTED)
    return [of_values(months[:, quarters == each].sum(axis=1)) for each in np.unique(quarters)]


def _factor(found: Fitted) -> Data:
    ends = {
        name: None if value is None else round(value, 2) for name, value in (("low", found.low), ("high", found.high))
    }
    return {"value": found.value, "identified": found.identified} | ends
