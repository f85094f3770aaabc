"""What figures are counted on: tables of the extract, each row put in its quarter."""

from typing import Any

import ibis
from ibis import _

from .breakdowns import EVERYONE, PLACE
from .definition import Base


def _in_quarter_of(table: str, day: str) -> Any:
    def rows(tables: Any) -> Any:
        dated = tables[table].filter(_[day].notnull())
        return dated.mutate(quarter=dated[day].year() * 4 + dated[day].quarter() - 1, as_at=tables.as_at)

    return rows


def _ends(tables: Any) -> Any:
    return tables["quarters"].select("quarter", first_day=_.start, last_day=_.end)


def _standing_at_the_end(table: str, since: str, until: str, *, last_day_counts: bool = False) -> Any:
    def rows(tables: Any) -> Any:
        held, ends = tables[table], _ends(tables)
        over = held[until] >= ends.last_day if last_day_counts else held[until] > ends.last_day
        return held.join(ends, [held[since] <= ends.last_day, held[until].isnull() | over])

    return rows


def _opened(tables: Any) -> Any:
    return _in_quarter_of("cases", "opened")(tables).mutate(ended_or_as_at=ibis.coalesce(_.closed, _.as_at))


def _supported(tables: Any) -> Any:
    held, quarters = tables["cases"], _ends(tables)
    return held.join(
        quarters,
        [held.opened <= quarters.last_day, held.closed.isnull() | (held.closed >= quarters.first_day)],
    )


def _staffed(tables: Any) -> Any:
    """Posts with somebody in them at the end of each quarter, with the cases they held then."""
    ends = _ends(tables)
    held = tables["allocations"]
    held = held.join(ends, [held.start <= ends.last_day, held.end.isnull() | (held.end > ends.last_day)])
    counts = held.group_by("appointment", "quarter").aggregate(held=_.count())
    filled = _standing_at_the_end("staffing", "since", "until", last_day_counts=True)(tables)
    return filled.left_join(counts, ["appointment", "quarter"]).mutate(held=ibis.coalesce(_.held, 0))


RECEIVED = Base(
    "received",
    "the quarter in which the referral was received",
    _in_quarter_of("referrals", "received"),
    (*EVERYONE, "source", "agency_kind", "reason", "level"),
)
DECIDED = Base(
    "decided",
    "the quarter in which the referral was decided on",
    _in_quarter_of("referrals", "decided_on"),
    (*EVERYONE, "source", "agency_kind", "reason", "level"),
)
WAITING = Base(
    "waiting",
    "the last day of the quarter",
    _standing_at_the_end("referrals", "waiting_since", "ended_on"),
    (*EVERYONE, "source", "level"),
    snapshot=True,
)
OPENED = Base("opened", "the quarter in which the case was opened", _opened, EVERYONE)
CLOSED = Base(
    "closed",
    "the quarter in which the case was closed",
    _in_quarter_of("cases", "closed"),
    (*EVERYONE, "closure_reason", "first_level"),
)
SUPPORTED = Base("supported", "every quarter in which the case was open for a day or more", _supported, EVERYONE)
DUE = Base(
    "due", "the last day of the quarter", _standing_at_the_end("reviews", "since", "until"), EVERYONE, snapshot=True
)
ASSESSED = Base("assessed", "the quarter of the assessment", _in_quarter_of("assessments", "day"), EVERYONE)
CONTACTS = Base("contacts", "the quarter of the contact", _in_quarter_of("contacts", "day"), (*EVERYONE, "mode"))
SCORED = Base(
    "scored", "the quarter of the goal's latest score", _in_quarter_of("goals", "latest_on"), (*EVERYONE, "domain")
)
GOALS_ENDED = Base(
    "goals_ended", "the quarter in which the goal was ended", _in_quarter_of("goals", "ended_on"), (*EVERYONE, "domain")
)
RETURNED = Base("returned", "the quarter of the return", _in_quarter_of("missing_episodes", "returned_on"), EVERYONE)
STAFFED = Base("staffed", "the last day of the quarter", _staffed, PLACE, snapshot=True)
HELD = Base(
    "held", "the quarter in which a worker stopped holding the case", _in_quarter_of("allocations", "end"), EVERYONE
)

# The work around the casework: of places, not of young people.
SESSIONS = Base("sessions", "the quarter of the session", _in_quarter_of("sessions", "day"), (*PLACE, "topic", "venue"))
ATTENDANCES = Base("attendances", "the quarter of the session", _in_quarter_of("attendances", "day"), PLACE)
TRAININGS = Base(
    "trainings", "the quarter of the training", _in_quarter_of("trainings", "day"), (*PLACE, "topic", "agency_kind")
)
TRAINEES = Base(
    "trainees", "the quarter of the training", _in_quarter_of("trainees", "day"), (*PLACE, "topic", "agency_kind")
)
CONSULTANCIES = Base(
    "consultancies",
    "the quarter of the advice",
    _in_quarter_of("consultancies", "day"),
    (*PLACE, "topic", "agency_kind", "professional_role"),
)
JOINT_WORK = Base(
    "joint_work", "the quarter in which it was done", _in_quarter_of("joint_work", "day"), (*PLACE, "agency_kind")
)
MEETINGS = Base("meetings", "the quarter of the meeting", _in_quarter_of("meetings", "day"), PLACE)
CHALLENGED = Base(
    "challenged",
    "the quarter in which it was raised",
    _in_quarter_of("challenges", "day"),
    (*PLACE, "agency_kind", "issue"),
)
RESOLVED = Base(
    "resolved",
    "the quarter in which it was resolved",
    _in_quarter_of("challenges", "resolved_on"),
    (*PLACE, "agency_kind", "issue"),
)
SUPERVISED = Base("supervised", "the quarter in which it was due", _in_quarter_of("supervisions", "due"), PLACE)
IN_POST = Base("in_post", "every quarter with a day in post", _in_quarter_of("colleague_quarters", "day"), PLACE)
