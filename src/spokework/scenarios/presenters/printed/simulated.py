"""What was simulated: by year, level and area, each figure with what chance does to it."""

from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from spokeplan.plan import Plan
from spokeplan.simulation import EstablishedYear, Output, Simulated, Spread, fan, spread

ENDINGS = (Output.ENDED, Output.ENDED_EARLY, Output.ENDED_WORKER_LEFT, Output.ENDED_FUNDING)
Table = tuple[list[str], list[list[str]]]


def between(found: Spread | None, unit: str = "") -> str:
    if found is None:
        return "–"
    return f"{found.mean:,.0f}{unit} ({found.low:,.0f} to {found.high:,.0f})"


def established_in_words(found: EstablishedYear) -> list[str]:
    return [
        f"Simulated at full establishment: {between(found.started)} young people start in a year, when "
        f"{found.referred.mean:,.0f} are referred and {found.withdrawn.mean:,.0f} withdraw; "
        f"{100 * found.taken_share:.0f} % of the places are taken."
    ]


def years(plan: Plan) -> list[tuple[int, slice]]:
    found = []
    for year, months in groupby(range(plan.months), key=lambda month: plan.month_starts[month].year):
        each = list(months)
        found.append((year, slice(each[0], each[-1] + 1)))
    return found


def years_table(found: Simulated) -> Table:
    headings = [
        "Year",
        "Referred",
        "Started",
        "Withdrew",
        "Ended",
        "In support at its end",
        "Of places",
        "Waiting at its end",
    ]
    rows = []
    for year, months in years(found.plan):
        ended: NDArray[Any] = np.sum([found.over(how, months=months) for how in ENDINGS], axis=0)
        flows = [found.over(output, months=months) for output in (Output.REFERRED, Output.STARTED, Output.WITHDRAWN)]
        stocks = [found.over(output, months=months) for output in (Output.CASELOAD, Output.PLACES, Output.WAITING)]
        rows.append([str(year), *(between(spread(values)) for values in (*flows, ended, *stocks))])
    return headings, rows


def levels_table(found: Simulated) -> Table:
    rows = [
        [level.name, between(spread(found.mean_wait(at)), " days"), between(spread(found.p90[:, at]), " days")]
        for at, level in enumerate(found.plan.levels)
    ]
    return ["Level", "Mean wait of those who started", "Nine in ten started within"], rows


def areas_table(found: Simulated, *, at_most: int = 10) -> Table:
    """Those areas first in which most young people withdrew, for each that was referred."""
    rows = []
    for area in found.plan.areas:
        referred, withdrawn = (found.over(what, group=area.name) for what in (Output.REFERRED, Output.WITHDRAWN))
        share = withdrawn.sum() / referred.sum() if referred.any() else 0.0
        waiting = spread(found.over(Output.WAITING, group=area.name))
        rows.append(
            (share, [area.name, *map(between, (spread(referred), spread(withdrawn), waiting)), f"{100 * share:.0f} %"])
        )
    rows.sort(key=lambda row: -row[0])
    headings = ["Area", "Referred", "Withdrew", "Waiting at the end", "Withdrew, of those referred"]
    return headings, [row for _, row in rows[:at_most]]


def outlasting_in_words(found: Simulated) -> list[str]:
    lines = []
    by_month = fan(found.by_month(Output.OUTLASTING))
    for start, each in zip(found.plan.month_starts, by_month, strict=False):
        if each.high > 0:
            lines.append(
                f"Funding ends in {start:%B %Y}: {between(each)} young people are in support whose support would go on."
            )
    return lines


def simulated_data(found: Simulated) -> dict[str, Any]:
    outputs = {output.name.lower(): fan(found.by_month(output)) for output in Output}
    months = [
        {"month": str(start)} | {name: _data(values[at]) for name, values in outputs.items()}
        for at, start in enumerate(found.plan.month_starts[:-1])
    ]
    levels = [
        {
            "level": level.name,
            "mean_wait_days": _data(spread(found.mean_wait(at))),
            "ninetieth_wait_days": _data(spread(found.p90[:, at])),
        }
        for at, level in enumerate(found.plan.levels)
    ]
    return {"seed": found.seed, "replications": found.replications, "by_month": months, "by_level": levels}


def established_data(found: EstablishedYear) -> dict[str, Any]:
    each = {"referred": found.referred, "started": found.started, "withdrawn": found.withdrawn}
    return {name: _data(value) for name, value in each.items()} | {"taken_share": round(found.taken_share, 4)}


def _data(found: Spread | None) -> dict[str, float] | None:
    if found is None:
        return None
    return {name: round(getattr(found, name), 3) for name in ("mean", "error", "low", "middle", "high", "level")}
