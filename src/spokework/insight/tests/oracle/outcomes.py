"""Outcomes, from the words of their definitions: levels are compared here, the extract's own word is not taken."""

from collections.abc import Iterator
from datetime import date

from spokework.insight.tests.worlds import Row, World

from .counting import Measure, Parts, dated, on_last_days, share

_OPENED, _CLOSED = dated("cases", "opened"), dated("cases", "closed")
_ASSESSED = dated("assessments", "day")
_ORDER = {"none": 0, "low": 1, "medium": 2, "high": 3}


def _both(row: Row) -> bool:
    return not row["not_assessed"] and row["first_level"] in _ORDER and row["last_level"] in _ORDER


def _steps(row: Row) -> int:
    """How far the closing level lies above the first."""
    return _ORDER[row["last_level"]] - _ORDER[row["first_level"]]


def _lower(row: Row) -> bool:
    return _both(row) and _steps(row) < 0


def _first_in_time(rows: list[Row], as_at: date) -> Parts:
    def lasted(row: Row) -> int:
        return int(((row["closed"] or as_at) - row["opened"]).days)

    asked = [row for row in rows if row["first_assessed_on"] or lasted(row) > 28]
    too_short = sum(not row["first_assessed_on"] and row["closed"] is not None and lasted(row) <= 28 for row in rows)
    in_time = share(
        asked,
        lambda row: row["first_assessed_on"] and (row["first_assessed_on"] - row["opened"]).days <= 28,
        too_short,
    )
    return {"": in_time}


def _open_on(world: World, day: date) -> Iterator[Row]:
    """Each open case with the stretch between two assessments in which the day lies."""
    stretches: dict[int, list[Row]] = {}
    for row in world["reviews"]:
        stretches.setdefault(row["case"], []).append(row)
    for case in world["cases"]:
        if case["opened"] <= day and (case["closed"] is None or case["closed"] > day):
            yield max((row for row in stretches[case["case"]] if row["since"] <= day), key=lambda row: row["since"])


def _reviews(rows: list[Row], as_at: date) -> Parts:
    return {"": share(rows, lambda row: not row["due"] < row["day"])}


def _initial(rows: list[Row], as_at: date) -> Parts:
    known = [row for row in rows if row["first_level"] in _ORDER]
    missing = len(rows) - len(known)
    return {code: share(known, lambda row, code=code: row["first_level"] == code, missing) for code in _ORDER}


def _paired(rows: list[Row], as_at: date) -> Parts:
    both = [row for row in rows if _both(row)]
    return {"": share(both, _lower, len(rows) - len(both))}


def _of_all(rows: list[Row], as_at: date) -> Parts:
    return {"": share(rows, _lower, sum(not _both(row) for row in rows))}


def _not_lower(rows: list[Row], as_at: date) -> Parts:
    parts = {
        "unchanged": share(rows, lambda row: _both(row) and _steps(row) == 0),
        "raised": share(rows, lambda row: _both(row) and _steps(row) > 0),
        "no_first": share(rows, lambda row: not _both(row) and not row["not_assessed"]),
    }
    for why in ("not_taken_up", "uncontactable", "moved", "other"):
        parts[why] = share(rows, lambda row, why=why: row["not_assessed"] == why)
    return parts


def _judgement(rows: list[Row], as_at: date) -> Parts:
    both = [row for row in rows if row["computed_level"] in _ORDER and row["judged_level"] in _ORDER]
    return {"": share(both, lambda row: row["judged_level"] != row["computed_level"], len(rows) - len(both))}


MEASURES = {
    "first_assessment_in_time": Measure(_OPENED, _first_in_time),
    "review_currency": Measure(on_last_days(_open_on), _reviews),
    "initial_level": Measure(_OPENED, _initial),
    "lower_risk_paired": Measure(_CLOSED, _paired),
    "lower_risk_all": Measure(_CLOSED, _of_all),
    "not_lower": Measure(_CLOSED, _not_lower),
    "judgement_differs": Measure(_ASSESSED, _judgement),
}
