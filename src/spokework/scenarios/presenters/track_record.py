"""The plan held against what happened, in sentences, and quarter by quarter."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from spokework.core.components import Cell, Column, Table
from spokework.core.quarters import quarter_start
from spokework.insight.quarters import quarter_title

from .words import NO_VALUE, between, cells, mean

if TYPE_CHECKING:
    from spokework.scenarios.charts.fan import Month

Data = Mapping[str, Any]
MISFIT = 2.0  # the mean squared distance in standard deviations is near 1 where the plan could have made the months
NOT_SHOWN = (
    "How many began in each quarter is not shown: in one of them it is fewer than 8. The whole is, and the plan is "
    "fitted to it all the same."
)


def sentences(inputs: Data, answer: Data) -> list[str]:
    planned = answer["planned_total"]
    said = [
        f"{inputs['total']:,} cases have begun since the first post was filled. Played over the same "
        f"{answer['months']} months, this plan says {mean(planned)} ({between(planned)} in 9 of 10 outcomes).",
        _factor("Referrals fit best at", "the rate in the plan", answer["rate"]),
        _factor("New workers take on cases best at", "the time in the plan", answer["ramp_up"]),
    ]
    if answer["correlation"] is not None and abs(answer["correlation"]) > 0.8:
        said.append("The months tell the two together, not each: more referrals and slower beginnings look alike.")
    if answer["misfit"] > MISFIT:
        said.append("Even the best does not fit the months well: something happened that is not in the plan.")
    said.append(
        "Nothing else was varied. How long anybody waits, how long support lasts, or that a hub recorded nothing may "
        "explain the same months as well."
    )
    return said


def _factor(begins: str, of: str, found: Data) -> str:
    value = f"{begins} {found['value']:g} × {of}"
    if found["identified"]:
        return f"{value}; from {found['low']:g} to {found['high']:g} fits too (95 %)."
    low = "anything lower" if found["low"] is None else f"{found['low']:g}"
    high = "anything higher" if found["high"] is None else f"{found['high']:g}"
    return f"{value}, but the months do not say: from {low} to {high} fits too (95 %)."


def quarters_table(inputs: Data, answer: Data) -> Table:
    shown = inputs["quarters"]
    rows = [
        [
            Cell(quarter_title(quarter, so_far=False)),
            Cell(NO_VALUE if shown is None else shown.get(str(quarter), NO_VALUE)),
            *cells(planned),
            *cells(fitted),
        ]
        for quarter, planned, fitted in zip(answer["quarters"], answer["planned"], answer["fitted"], strict=True)
    ]
    names = ("Began", "As planned, mean", "9 of 10 outcomes", "As fitted, mean", "9 of 10 outcomes")
    note = "" if shown is not None else NOT_SHOWN
    return Table(
        "Cases begun, by quarter", [Column("Quarter"), *(Column(name, number=True) for name in names)], rows, note
    )


def fan_quarters(inputs: Data, answer: Data) -> list["Month"]:
    from spokework.scenarios.charts.fan import Month

    shown = inputs["quarters"] or {}
    return [
        Month(
            quarter_start(quarter).isoformat(),
            each["mean"],
            each["low"],
            each["high"],
            actual=shown.get(str(quarter)),
        )
        for quarter, each in zip(answer["quarters"], answer["planned"], strict=True)
    ]
