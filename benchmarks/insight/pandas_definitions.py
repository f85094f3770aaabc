"""The definitions once more, in pandas. Written by hand: they are held against ours before anything is timed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .codes import LISTS

Mask = Callable[[Any], Any]
_ACCEPTED = ["accepted", "waiting", "allocated", "withdrawn"]
_SEEN = ["face_to_face", "outreach"]


@dataclass(frozen=True)
class Definition:
    counted: Mask | None = None
    missing: Mask | None = None
    parts: Mapping[str, Mask] = field(default_factory=dict)
    value: Mask | None = None


def _days(later: str, earlier: str) -> Mask:
    return lambda d: (d[later] - d[earlier]).dt.days


def _is(column: str, code: str) -> Mask:
    return lambda d: d[column] == code


def _each(column: str, codes: list[str]) -> dict[str, Mask]:
    return {code: _is(column, code) for code in codes}


def _lasted(d: Any) -> Any:
    return (d.closed.fillna(d.as_at) - d.opened).dt.days


def _both(d: Any) -> Any:
    return d.change.isin(["lower", "unchanged", "raised"])


def _attended(d: Any) -> Any:
    return d.attendance == "attended"


def _met(d: Any) -> Any:
    return _attended(d) & d["mode"].isin(_SEEN)


def _interview_known(d: Any) -> Any:
    return d.interview.notna() & (d.interview != "not_yet") & ~((d.interview == "held") & d.hours_to_interview.isna())


def _long_enough(d: Any) -> Any:
    return (d.closed - d.opened).dt.days >= 180


def _answered(column: str) -> Definition:
    return Definition(lambda d: d[column].notna(), lambda d: d[column].isna(), {"": lambda d: d[column].eq(True)})


DEFINITIONS: dict[str, Definition] = {
    "referrals_received": Definition(missing=_is("source", "other")),
    "acceptance": Definition(parts={"": lambda d: d.state.isin(_ACCEPTED)}),
    "decline_reasons": Definition(
        lambda d: (d.state == "declined") & d.decline_reason.notna(),
        lambda d: (d.state == "declined") & d.decline_reason.isna(),
        _each("decline_reason", LISTS["decline_reason"]),
    ),
    "triage_within_target": Definition(
        lambda d: d.triaged_on.notna() | ((d.as_at - d.received).dt.days > 5),
        parts={"": lambda d: (d.triaged_on - d.received).dt.days <= 5},
    ),
    "wait_to_first_contact": Definition(
        lambda d: d.state.isin(_ACCEPTED),
        lambda d: d.state.isin(_ACCEPTED) & d.first_attended_on.isna(),
        {"": lambda d: d.first_attended_on.notna()},
        _days("first_attended_on", "received"),
    ),
    "waiting": Definition(),
    "longest_wait": Definition(parts={"": lambda d: d.waiting_since.notna()}, value=_days("last_day", "waiting_since")),
    "re_referral": Definition(parts={"": lambda d: (d.received - d.referred_before_on).dt.days <= 365}),
    "early_referral": Definition(
        lambda d: d.level != "not_assessed", _is("level", "not_assessed"), {"": lambda d: d.level.isin(["none", "low"])}
    ),
    "right_place": _answered("right_place"),
    "right_time": _answered("right_time"),
    "well_informed": _answered("good_information"),
    "young_people_supported": Definition(),
    "new_cases": Definition(),
    "caseload_per_fte": Definition(lambda d: d.fte, parts={"": lambda d: d.held}),
    "over_cap": Definition(parts={"": lambda d: d.held > d.room}),
    "duration": Definition(parts={"": lambda d: d.closed.notna()}, value=_lasted),
    "planned_endings": Definition(
        missing=lambda d: d.closure_reason.isna(),
        parts={"": lambda d: d.closure_reason.isin(["goals_met", "planned_end"])},
    ),
    "closure_reasons": Definition(
        missing=lambda d: d.closure_reason.isna(), parts=_each("closure_reason", LISTS["closure_reason"])
    ),
    "feedback": Definition(parts={"": lambda d: d.feedback_score.notna()}),
    "support_helped": Definition(
        lambda d: d.feedback_score.notna(), lambda d: d.feedback_score.isna(), {"": lambda d: d.feedback_score >= 6}
    ),
    "ended_with_funding": Definition(parts={"": lambda d: d.funding_ended}),
    "first_assessment_in_time": Definition(
        lambda d: d.first_assessed_on.notna() | (_lasted(d) > 28),
        lambda d: d.first_assessed_on.isna() & ((d.closed - d.opened).dt.days <= 28),
        {"": lambda d: (d.first_assessed_on - d.opened).dt.days <= 28},
    ),
    "review_currency": Definition(parts={"": lambda d: d.due >= d.last_day}),
    "initial_level": Definition(
        lambda d: d.first_level != "not_assessed",
        _is("first_level", "not_assessed"),
        _each("first_level", ["none", "low", "medium", "high"]),
    ),
    "lower_risk_paired": Definition(_both, lambda d: ~_both(d), {"": _is("change", "lower")}),
    "lower_risk_all": Definition(missing=lambda d: ~_both(d), parts={"": _is("change", "lower")}),
    "not_lower": Definition(
        parts=_each("change", ["unchanged", "raised"])
        | {
            code: lambda d, code=code: (d.change == "not_assessed") & (d.not_assessed == code)
            for code in ("not_taken_up", "uncontactable", "moved", "other")
        }
        | {"no_first": _is("change", "no_first")},
    ),
    "judgement_differs": Definition(
        lambda d: (d.computed_level != "not_assessed") & (d.judged_level != "not_assessed"),
        lambda d: (d.computed_level == "not_assessed") | (d.judged_level == "not_assessed"),
        {"": lambda d: d.computed_level.astype(str) != d.judged_level.astype(str)},
    ),
    "contact_hours": Definition(
        _attended,
        lambda d: _attended(d) & d.minutes.isna(),
        {"": lambda d: d.minutes.where(_attended(d), 0).fillna(0) / 60},
    ),
    "attendance": Definition(
        lambda d: d.attendance.isin(["attended", "missed", "cancelled_yp"]),
        lambda d: d.attendance.isna() & (d.day < d.as_at),
        {"": _attended},
    ),
    "goal_scores_improved": Definition(
        lambda d: d.scores >= 2, lambda d: d.scores < 2, {"": lambda d: d.latest > d.baseline}
    ),
    "goals_achieved": _answered("achieved"),
    "missing_less_often": Definition(
        lambda d: _long_enough(d) & ((d.missing_first_90 + d.missing_last_90) > 0),
        lambda d: ~_long_enough(d),
        {
            "fewer": lambda d: d.missing_last_90 < d.missing_first_90,
            "same": lambda d: d.missing_last_90 == d.missing_first_90,
            "more": lambda d: d.missing_last_90 > d.missing_first_90,
        },
    ),
    "interview_in_72_hours": Definition(
        _interview_known,
        lambda d: ~_interview_known(d),
        {"": lambda d: (d.interview == "held") & (d.hours_to_interview <= 72)},
    ),
    "plans_in_own_words": Definition(
        lambda d: d.goals > 0, lambda d: d.goals == 0, {"": lambda d: d.goals_in_own_words > 0}
    ),
    "place_chosen": Definition(
        lambda d: _met(d) & d.chosen_by.notna(),
        lambda d: _met(d) & d.chosen_by.isna(),
        _each("chosen_by", ["young_person", "both"]),
    ),
}
