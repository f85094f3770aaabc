"""The work around the casework, from the words of the definitions."""

from collections.abc import Callable
from datetime import date

from spokework.insight.tests.worlds import Row

from .counting import Counted, Measure, Parts, dated, number, share


def _each(total: float, of: int, missing: int = 0) -> Parts:
    return {"": Counted(total, of, missing, total / of if of else None)}


def _came(audience: str) -> Callable[[list[Row], date], Parts]:
    def measured(rows: list[Row], as_at: date) -> Parts:
        held = [row for row in rows if row["audience"] == audience]
        return _each(sum(row["attended"] for row in held), len(held))

    return measured


def _different(rows: list[Row], as_at: date) -> Parts:
    young = [row for row in rows if row["audience"] == "young_people"]
    return _each(len(young), len({row["person"] for row in young}))


def _trained(rows: list[Row], as_at: date) -> Parts:
    return _each(sum(row["attended"] for row in rows), len(rows))


def _raised(rows: list[Row], as_at: date) -> Parts:
    both = [row for row in rows if row["before"] is not None and row["after"] is not None]
    return {"": share(both, lambda row: row["after"] > row["before"], len(rows) - len(both))}


def _kept(rows: list[Row], as_at: date) -> Parts:
    began = [row for row in rows if row["before"] is not None]
    both = [row for row in began if row["six_months"] is not None]
    silent = sum(row["six_months"] is None and (as_at - row["day"]).days > 213 for row in began)
    return {"": share(both, lambda row: row["six_months"] > row["before"], silent)}


def _how_many(rows: list[Row], as_at: date) -> Parts:
    return {"": number(len(rows))}


def _advice(rows: list[Row], as_at: date) -> Parts:
    return {"": number(len(rows), sum(row["agency_kind"] is None for row in rows))}


def _results(rows: list[Row], as_at: date) -> Parts:
    known = [row for row in rows if row["result"]]
    return {
        code: share(known, lambda row, code=code: row["result"] == code, len(rows) - len(known))
        for code in ("upheld", "partly", "not_upheld", "withdrawn")
    }


def _held(rows: list[Row], as_at: date) -> Parts:
    over = [row for row in rows if row["state"] != "planned"]
    late = sum(row["state"] == "planned" and row["due"] < as_at for row in rows)
    return {"": share(over, lambda row: row["state"] == "held", late)}


def _together(rows: list[Row], as_at: date) -> Parts:
    return _each(sum(row["days"] for row in rows), len(rows))


MEASURES = {
    "reached_in_groups": Measure(dated("sessions", "day"), _came("young_people")),
    "adults_reached_in_groups": Measure(dated("sessions", "day"), _came("adults")),
    "different_young_people_in_groups": Measure(dated("attendances", "day"), _different),
    "professionals_trained": Measure(dated("trainings", "day"), _trained),
    "confidence_raised": Measure(dated("trainees", "day"), _raised),
    "confidence_kept": Measure(dated("trainees", "day"), _kept),
    "consultancy": Measure(dated("consultancies", "day"), _advice),
    "joint_work": Measure(dated("joint_work", "day"), _how_many),
    "meetings_attended": Measure(dated("meetings", "day"), _how_many),
    "challenges_raised": Measure(dated("challenges", "day"), _how_many),
    "challenge_results": Measure(dated("challenges", "resolved_on"), _results),
    "supervision_held": Measure(dated("supervisions", "due"), _held),
    "days_with_colleagues": Measure(dated("colleague_quarters", "day"), _together),
}
