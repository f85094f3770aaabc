"""How long support lasts: the curve's points, its median in words, and what is left at each landmark."""

from typing import TYPE_CHECKING

from spokework.core.components import Cell, Column, Table
from spokework.insight.small_groups import LEAST

from . import words

if TYPE_CHECKING:
    from spokeplan.statistics import Step, Survival
    from spokework.insight.charts.survival import Point

LANDMARKS = (3, 6, 9, 12, 18, 24)
FEW_LEFT = f"Where fewer than {LEAST} cases are left to look at, it is not shown."


def points(found: "Survival", *, exact: bool) -> list["Point"]:
    """Outside a hub the curve ends where few are left: each of its steps would be one young person."""
    from spokework.insight.charts.survival import Point

    shown = [step for step in found.steps if exact or step.at_risk >= LEAST]
    start = [Point(0, 1.0, None, None)] if shown and shown[0].time > 0 else []
    return [*start, *(Point(step.time, step.survival, step.low, step.high) for step in shown)]


def median(found: "Survival") -> str:
    if not found.n:
        return "No case has been opened yet."
    counted = f"{found.ended} of {found.n} cases have ended; the {found.censored} still open count for as long as they"
    counted += " have lasted."
    if found.median.time is None:
        return f"Half of the cases have not yet ended, so there is no median. {counted}"
    low, high = (words.days(day) if day is not None else "" for day in (found.median.low, found.median.high))
    interval = f"from {low or 'less than was watched'} to {high or 'longer than was watched'}"
    return f"Half of the cases end within {words.days(found.median.time)}. The 95 % interval is {interval}. {counted}"


def table(found: "Survival", *, exact: bool) -> Table:
    titles = ("Still open", "95 % interval", "Left to look at")
    columns = [Column("After"), *(Column(title, number=True) for title in titles)]
    rows = [_landmark(found, months, exact) for months in LANDMARKS]
    note = "Left to look at: cases that lasted so long or longer, so far."
    return Table("Cases still open", columns, rows, note if exact else f"{note} {FEW_LEFT}")


def _landmark(found: "Survival", months: int, exact: bool) -> list[Cell]:
    days = months * words.MONTH
    at_risk = next((step.at_risk for step in found.steps if step.time >= days), 0)
    before: Step | None = next((step for step in reversed(found.steps) if step.time <= days), None)
    title = Cell(f"{months} months")
    if not at_risk:
        return [title, Cell(words.NO_DATA), Cell(words.NO_VALUE), Cell(words.number(0))]
    if not exact and at_risk < LEAST:
        return [title, Cell("Not shown"), Cell(words.NO_VALUE), Cell(f"Fewer than {LEAST}")]
    share = before.survival if before else 1.0
    low, high = (before.low, before.high) if before else (None, None)
    interval = f"{100 * low:.0f} to {100 * high:.0f} %" if low is not None and high is not None else words.NO_VALUE
    return [title, Cell(f"{100 * share:.0f} %"), Cell(interval), Cell(words.number(at_risk))]
