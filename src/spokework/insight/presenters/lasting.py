"""How long support lasts: the curve's points, its median in words, and what is left at each landmark."""

from typing import TYPE_CHECKING

from spokework.core.components import Cell, Column, Table
from spokework.insight.small_groups import LEAST

from . import words

if TYPE_CHECKING:
    from spokeplan.statistics import Step, Survival
    from spokework.insight.charts.survival import Point

LANDMARKS = (3, 6, 9, 12, 18, 24)
FEW_LEFT = (
    f"As the curve says: it has a step only at the end of a month by which {LEAST} more cases have ended, and stops "
    f"where fewer than {LEAST} are left to look at."
)


def points(found: "Survival", *, exact: bool) -> list["Point"]:
    """Outside a hub, of months and of eight endings or more: else each step would be one young person."""
    from spokework.insight.charts.survival import Point

    if not exact:
        return _by_months(found)
    start = [Point(0, 1.0, None, None)] if found.steps and found.steps[0].time > 0 else []
    return [*start, *(Point(step.time, step.survival, step.low, step.high) for step in found.steps)]


def _by_months(found: "Survival") -> list["Point"]:
    """At the end of each month by which eight more have ended, until fewer than eight are left to look at."""
    from spokework.insight.charts.survival import Point

    shown = [Point(0, 1.0, None, None)] if found.n >= LEAST else []
    told, month = 0, 1
    while _left(found, month * words.MONTH) >= LEAST:
        passed = [step for step in found.steps if step.time <= month * words.MONTH]
        ended = sum(step.ended for step in passed)
        if ended - told >= LEAST:
            last, told = passed[-1], ended
            shown.append(Point(month * words.MONTH, last.survival, last.low, last.high))
        month += 1
    return shown


def _left(found: "Survival", days: float) -> int:
    """To look at after so long."""
    return next((step.at_risk for step in found.steps if step.time >= days), 0)


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
    titles = ["Still open", "95 % interval", *(["Left to look at"] if exact else [])]
    columns = [Column("After"), *(Column(title, number=True) for title in titles)]
    if not exact:
        return Table("Cases still open", columns, _on_the_curve(found), FEW_LEFT)
    rows = [_landmark(found, months) for months in LANDMARKS]
    return Table("Cases still open", columns, rows, "Left to look at: cases that lasted so long or longer, so far.")


def _on_the_curve(found: "Survival") -> list[list[Cell]]:
    """What the curve shows at each landmark, and nothing it does not."""
    shown, rows = _by_months(found), []
    for months in LANDMARKS:
        days = months * words.MONTH
        before = [point for point in shown if point.days <= days]
        if not before or _left(found, days) < LEAST:
            rows.append([Cell(f"{months} months"), Cell("Not shown"), Cell(words.NO_VALUE)])
        else:
            last = before[-1]
            rows.append(
                [Cell(f"{months} months"), Cell(f"{100 * last.share:.0f} %"), Cell(_between(last.low, last.high))]
            )
    return rows


def _between(low: float | None, high: float | None) -> str:
    return f"{100 * low:.0f} to {100 * high:.0f} %" if low is not None and high is not None else words.NO_VALUE


def _landmark(found: "Survival", months: int) -> list[Cell]:
    days = months * words.MONTH
    at_risk = _left(found, days)
    before: Step | None = next((step for step in reversed(found.steps) if step.time <= days), None)
    title = Cell(f"{months} months")
    if not at_risk:
        return [title, Cell(words.NO_DATA), Cell(words.NO_VALUE), Cell(words.number(0))]
    share = before.survival if before else 1.0
    low, high = (before.low, before.high) if before else (None, None)
    return [title, Cell(f"{100 * share:.0f} %"), Cell(_between(low, high)), Cell(words.number(at_risk))]
