"""Cases: how many, how they are held and how they end, from the words of their definitions."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from spokework.insight.tests.worlds import Row, World

from .counting import Counted, Measure, Parts, Period, dated, number, on_last_days, share

_OPENED, _CLOSED = dated("cases", "opened"), dated("cases", "closed")
_HANDED = dated("allocations", "end")
_REASONS = ("goals_met", "planned_end", "disengaged", "uncontactable", "moved", "transferred", "aged_out", "declined")
_REASONS += ("service_ended", "died")


def _open_in(world: World, each_quarter: bool) -> Iterator[tuple[Period, Row]]:
    """The day of the opening and that of the closure are days of the case."""
    if not each_quarter:
        yield from ((None, row) for row in world["cases"])
        return
    for quarter in world.quarters:
        for row in world["cases"]:
            if row["opened"] <= quarter["end"] and (row["closed"] or date.max) >= quarter["start"]:
                yield quarter["quarter"], row


def _in_post(world: World, day: date) -> Iterator[Row]:
    """``until`` is the last day in post; a case has gone from its worker on the day on which that had ended."""
    held: dict[Any, int] = {}
    for row in world["allocations"]:
        if row["start"] <= day and (row["end"] is None or day < row["end"]):
            held[row["appointment"]] = held.get(row["appointment"], 0) + 1
    for row in world["staffing"]:
        if row["since"] <= day <= (row["until"] or date.max):
            yield row | {"cases": held.get(row["appointment"], 0)}


def _supported(rows: list[Row], as_at: date) -> Parts:
    return {"": number(len({row["young_person"] for row in rows}))}


def _new(rows: list[Row], as_at: date) -> Parts:
    return {"": number(len(rows))}


def _caseload(rows: list[Row], as_at: date) -> Parts:
    held, posts = sum(row["cases"] for row in rows), sum(row["fte"] for row in rows)
    return {"": Counted(held, posts, 0, held / posts if posts else None)}


def _over_cap(rows: list[Row], as_at: date) -> Parts:
    return {"": share(rows, lambda row: row["cases"] > row["room"])}


def _duration(rows: list[Row], as_at: date) -> Parts:
    lasted = [((row["closed"] or as_at) - row["opened"]).days for row in rows]
    return {"": Counted(sum(row["closed"] is not None for row in rows), len(rows), 0, _half(rows, lasted))}


def _half(rows: list[Row], lasted: list[int]) -> float | None:
    """The product of exact fractions, day by day, until no more than half are left."""
    from fractions import Fraction

    left = Fraction(1)
    for day in sorted(set(lasted)):
        at_risk = sum(days >= day for days in lasted)
        ended = sum(days == day and row["closed"] is not None for row, days in zip(rows, lasted, strict=True))
        left *= 1 - Fraction(ended, at_risk)
        if left <= Fraction(1, 2):
            return day
    return None


def _planned(rows: list[Row], as_at: date) -> Parts:
    unknown = sum(not row["closure_reason"] for row in rows)
    return {"": share(rows, lambda row: row["closure_reason"] in ("goals_met", "planned_end"), unknown)}


def _reasons(rows: list[Row], as_at: date) -> Parts:
    unknown = sum(not row["closure_reason"] for row in rows)
    return {code: share(rows, lambda row, code=code: row["closure_reason"] == code, unknown) for code in _REASONS}


def _feedback(rows: list[Row], as_at: date) -> Parts:
    return {"": share(rows, lambda row: row["feedback_score"] is not None)}


def _helped(rows: list[Row], as_at: date) -> Parts:
    rated = [row for row in rows if row["feedback_score"] is not None]
    return {"": share(rated, lambda row: row["feedback_score"] >= 6, len(rows) - len(rated))}


def _funding(rows: list[Row], as_at: date) -> Parts:
    return {"": share(rows, lambda row: row["funding_ended"])}


MEASURES = {
    "young_people_supported": Measure(_open_in, _supported),
    "new_cases": Measure(_OPENED, _new),
    "caseload_per_fte": Measure(on_last_days(_in_post), _caseload),
    "over_cap": Measure(on_last_days(_in_post), _over_cap),
    "duration": Measure(_OPENED, _duration),
    "planned_endings": Measure(_CLOSED, _planned),
    "closure_reasons": Measure(_CLOSED, _reasons),
    "feedback": Measure(_CLOSED, _feedback),
    "support_helped": Measure(_CLOSED, _helped),
    "ended_with_funding": Measure(_HANDED, _funding),
}
