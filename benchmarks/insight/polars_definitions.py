"""The definitions once more, in Polars. Written by hand: they are held against ours before anything is timed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl
from polars import col

from .codes import LISTS


@dataclass(frozen=True)
class Definition:
    counted: pl.Expr | None = None
    missing: pl.Expr | None = None
    parts: Mapping[str, pl.Expr] = field(default_factory=dict)
    value: pl.Expr | None = None


def _days(later: str, earlier: str) -> pl.Expr:
    return (col(later) - col(earlier)).dt.total_days()


def _each(column: str, codes: list[str]) -> dict[str, pl.Expr]:
    return {code: col(column) == code for code in codes}


def _answered(column: str) -> Definition:
    return Definition(col(column).is_not_null(), col(column).is_null(), {"": col(column)})


_ACCEPTED = col("state").is_in(["accepted", "waiting", "allocated", "withdrawn"])
_LASTED = (col("closed").fill_null(col("as_at")) - col("opened")).dt.total_days()
_BOTH = col("change").is_in(["lower", "unchanged", "raised"])
_ATTENDED = col("attendance") == "attended"
_MET = _ATTENDED & col("mode").is_in(["face_to_face", "outreach"])
_NOT_ASKED = (
    col("interview").is_null()
    | (col("interview") == "not_yet")
    | ((col("interview") == "held") & col("hours_to_interview").is_null())
)
_LONG_ENOUGH = _days("closed", "opened") >= 180
_NO_LEVEL = (col("computed_level") == "not_assessed") | (col("judged_level") == "not_assessed")

DEFINITIONS: dict[str, Definition] = {
    "referrals_received": Definition(missing=col("source") == "other"),
    "acceptance": Definition(parts={"": _ACCEPTED}),
    "decline_reasons": Definition(
        (col("state") == "declined") & col("decline_reason").is_not_null(),
        (col("state") == "declined") & col("decline_reason").is_null(),
        _each("decline_reason", LISTS["decline_reason"]),
    ),
    "triage_within_target": Definition(
        col("triaged_on").is_not_null() | (_days("as_at", "received") > 5),
        parts={"": _days("triaged_on", "received") <= 5},
    ),
    "wait_to_first_contact": Definition(
        _ACCEPTED,
        _ACCEPTED & col("first_attended_on").is_null(),
        {"": col("first_attended_on").is_not_null()},
        _days("first_attended_on", "received"),
    ),
    "waiting": Definition(),
    "longest_wait": Definition(
        parts={"": col("waiting_since").is_not_null()}, value=_days("last_day", "waiting_since")
    ),
    "re_referral": Definition(parts={"": _days("received", "referred_before_on") <= 365}),
    "early_referral": Definition(
        col("level") != "not_assessed", col("level") == "not_assessed", {"": col("level").is_in(["none", "low"])}
    ),
    "right_place": _answered("right_place"),
    "right_time": _answered("right_time"),
    "well_informed": _answered("good_information"),
    "young_people_supported": Definition(),
    "new_cases": Definition(),
    "caseload_per_fte": Definition(col("fte"), parts={"": col("held")}),
    "over_cap": Definition(parts={"": col("held") > col("room")}),
    "duration": Definition(parts={"": col("closed").is_not_null()}, value=_LASTED),
    "planned_endings": Definition(
        missing=col("closure_reason").is_null(), parts={"": col("closure_reason").is_in(["goals_met", "planned_end"])}
    ),
    "closure_reasons": Definition(
        missing=col("closure_reason").is_null(), parts=_each("closure_reason", LISTS["closure_reason"])
    ),
    "feedback": Definition(parts={"": col("feedback_score").is_not_null()}),
    "support_helped": Definition(
        col("feedback_score").is_not_null(), col("feedback_score").is_null(), {"": col("feedback_score") >= 6}
    ),
    "ended_with_funding": Definition(parts={"": col("funding_ended")}),
    "first_assessment_in_time": Definition(
        col("first_assessed_on").is_not_null() | (_LASTED > 28),
        col("first_assessed_on").is_null() & (_days("closed", "opened") <= 28),
        {"": _days("first_assessed_on", "opened") <= 28},
    ),
    "review_currency": Definition(parts={"": col("due") >= col("last_day")}),
    "initial_level": Definition(
        col("first_level") != "not_assessed",
        col("first_level") == "not_assessed",
        _each("first_level", ["none", "low", "medium", "high"]),
    ),
    "lower_risk_paired": Definition(_BOTH, ~_BOTH, {"": col("change") == "lower"}),
    "lower_risk_all": Definition(missing=~_BOTH, parts={"": col("change") == "lower"}),
    "not_lower": Definition(
        parts=_each("change", ["unchanged", "raised"])
        | {
            code: (col("change") == "not_assessed") & (col("not_assessed") == code)
            for code in ("not_taken_up", "uncontactable", "moved", "other")
        }
        | {"no_first": col("change") == "no_first"},
    ),
    "judgement_differs": Definition(~_NO_LEVEL, _NO_LEVEL, {"": col("computed_level") != col("judged_level")}),
    "contact_hours": Definition(
        _ATTENDED,
        _ATTENDED & col("minutes").is_null(),
        {"": pl.when(_ATTENDED).then(col("minutes")).otherwise(0) / 60},
    ),
    "attendance": Definition(
        col("attendance").is_in(["attended", "missed", "cancelled_yp"]),
        col("attendance").is_null() & (col("day") < col("as_at")),
        {"": _ATTENDED},
    ),
    "goal_scores_improved": Definition(col("scores") >= 2, col("scores") < 2, {"": col("latest") > col("baseline")}),
    "goals_achieved": _answered("achieved"),
    "missing_less_often": Definition(
        _LONG_ENOUGH & ((col("missing_first_90") + col("missing_last_90")) > 0),
        ~_LONG_ENOUGH,
        {
            "fewer": col("missing_last_90") < col("missing_first_90"),
            "same": col("missing_last_90") == col("missing_first_90"),
            "more": col("missing_last_90") > col("missing_first_90"),
        },
    ),
    "interview_in_72_hours": Definition(
        ~_NOT_ASKED, _NOT_ASKED, {"": (col("interview") == "held") & (col("hours_to_interview") <= 72)}
    ),
    "plans_in_own_words": Definition(col("goals") > 0, col("goals") == 0, {"": col("goals_in_own_words") > 0}),
    "place_chosen": Definition(
        _MET & col("chosen_by").is_not_null(),
        _MET & col("chosen_by").is_null(),
        _each("chosen_by", ["young_person", "both"]),
    ),
}
