"""Referrals, from the words of their definitions."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from spokework.insight.tests.worlds import Row, World

from .counting import Counted, Measure, Parts, Period, dated, middle, number, on_last_days, share

_RECEIVED, _DECIDED = dated("referrals", "received"), dated("referrals", "decided_on")
_DECLINED = ("below_threshold", "out_of_area", "age", "duplicate", "no_consent", "capacity", "other_service")


def _was_accepted(row: Row) -> bool:
    return row["state"] in {"accepted", "waiting", "allocated", "withdrawn"}


def _waits_on(world: World, day: date) -> Iterator[Row]:
    for row in world["referrals"]:
        began, ended = row["waiting_since"], row["ended_on"]
        if began is not None and began <= day and not (ended is not None and ended <= day):
            yield row


def _with_the_ones_before(world: World, each_quarter: bool) -> Iterator[tuple[Period, Row]]:
    """Looks through the referrals themselves for another one of the same young person."""
    of_person: dict[Any, list[tuple[date, int]]] = {}
    for row in world["referrals"]:
        of_person.setdefault(row["young_person"], []).append((row["received"], row["referral"]))
    for period, row in _RECEIVED(world, each_quarter):
        received = row["received"]
        before = [one for one in of_person[row["young_person"]] if one < (received, row["referral"])]
        yield period, row | {"again": any(received - timedelta(days=365) <= day for day, _ in before)}


def _received(rows: list[Row], as_at: date) -> Parts:
    return {"": number(len(rows), sum(row["source"] == "other" for row in rows))}


def _acceptance(rows: list[Row], as_at: date) -> Parts:
    decided = [row for row in rows if _was_accepted(row) or row["state"] in ("declined", "signposted")]
    return {"": share(decided, _was_accepted)}


def _decline_reasons(rows: list[Row], as_at: date) -> Parts:
    declined = [row for row in rows if row["state"] == "declined"]
    known = [row for row in declined if row["decline_reason"]]
    return {
        code: share(known, lambda row, code=code: row["decline_reason"] == code, len(declined) - len(known))
        for code in _DECLINED
    }


def _triage(rows: list[Row], as_at: date) -> Parts:
    asked = [row for row in rows if row["triaged_on"] or as_at - row["received"] > timedelta(days=5)]
    return {"": share(asked, lambda row: row["triaged_on"] and row["triaged_on"] <= row["received"] + timedelta(5))}


def _first_contact(rows: list[Row], as_at: date) -> Parts:
    accepted = [row for row in rows if _was_accepted(row)]
    waits = [(row["first_attended_on"] - row["received"]).days for row in accepted if row["first_attended_on"]]
    return {"": Counted(len(waits), len(accepted), len(accepted) - len(waits), middle(waits))}


def _waiting(rows: list[Row], as_at: date) -> Parts:
    return {"": number(len(rows))}


def _longest(rows: list[Row], as_at: date) -> Parts:
    waits = [(row["day"] - row["waiting_since"]).days for row in rows]
    return {"": Counted(len(rows), len(rows), 0, max(waits, default=None))}


def _again(rows: list[Row], as_at: date) -> Parts:
    return {"": share(rows, lambda row: row["again"])}


def _early(rows: list[Row], as_at: date) -> Parts:
    known = [row for row in rows if row["level"] in ("none", "low", "medium", "high")]
    return {"": share(known, lambda row: row["level"] in ("none", "low"), len(rows) - len(known))}


def _answered(column: str) -> Measure:
    def of(rows: list[Row], as_at: date) -> Parts:
        known = [row for row in rows if row[column] is not None]
        return {"": share(known, lambda row: row[column] is True, len(rows) - len(known))}

    return Measure(_DECIDED, of)


MEASURES = {
    "referrals_received": Measure(_RECEIVED, _received),
    "acceptance": Measure(_DECIDED, _acceptance),
    "decline_reasons": Measure(_DECIDED, _decline_reasons),
    "triage_within_target": Measure(_RECEIVED, _triage),
    "wait_to_first_contact": Measure(_RECEIVED, _first_contact),
    "waiting": Measure(on_last_days(_waits_on), _waiting),
    "longest_wait": Measure(on_last_days(_waits_on), _longest),
    "re_referral": Measure(_with_the_ones_before, _again),
    "early_referral": Measure(_RECEIVED, _early),
    "right_place": _answered("right_place"),
    "right_time": _answered("right_time"),
    "well_informed": _answered("good_information"),
}
