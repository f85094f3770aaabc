"""What young people did, chose, wanted and went through, from the words of the definitions."""

from datetime import date

from spokework.insight.tests.worlds import Row

from .counting import Counted, Measure, Parts, dated, share

_CONTACTS = dated("contacts", "day")


def _hours(rows: list[Row], as_at: date) -> Parts:
    took_place = [row for row in rows if row["attendance"] == "attended"]
    people = len({row["young_person"] for row in took_place})
    hours = sum(row["minutes"] or 0 for row in took_place) / 60
    unknown = sum(row["minutes"] is None for row in took_place)
    return {"": Counted(hours, people, unknown, hours / people if people else None)}


def _attendance(rows: list[Row], as_at: date) -> Parts:
    arranged = [row for row in rows if row["attendance"] in ("attended", "missed", "cancelled_yp")]
    open_ones = sum(row["attendance"] is None and row["day"] < as_at for row in rows)
    return {"": share(arranged, lambda row: row["attendance"] == "attended", open_ones)}


def _nearer(rows: list[Row], as_at: date) -> Parts:
    twice = [row for row in rows if row["scores"] > 1]
    return {"": share(twice, lambda row: row["latest"] > row["baseline"], len(rows) - len(twice))}


def _achieved(rows: list[Row], as_at: date) -> Parts:
    answered = [row for row in rows if row["achieved"] is not None]
    return {"": share(answered, lambda row: row["achieved"], len(rows) - len(answered))}


def _missing(rows: list[Row], as_at: date) -> Parts:
    long = [row for row in rows if (row["closed"] - row["opened"]).days >= 180]
    short = len(rows) - len(long)
    either = [row for row in long if row["missing_first_90"] or row["missing_last_90"]]
    return {
        "fewer": share(either, lambda row: row["missing_last_90"] < row["missing_first_90"], short),
        "same": share(either, lambda row: row["missing_last_90"] == row["missing_first_90"], short),
        "more": share(either, lambda row: row["missing_last_90"] > row["missing_first_90"], short),
    }


def _interview(rows: list[Row], as_at: date) -> Parts:
    """Known: not offered, declined, or held at a time that is recorded."""
    known = [
        row
        for row in rows
        if row["interview"] in ("offered_declined", "not_offered")
        or (row["interview"] == "held" and row["hours_to_interview"] is not None)
    ]
    in_time = share(
        known, lambda row: row["interview"] == "held" and row["hours_to_interview"] <= 72, len(rows) - len(known)
    )
    return {"": in_time}


def _own_words(rows: list[Row], as_at: date) -> Parts:
    planned = [row for row in rows if row["goals"]]
    return {"": share(planned, lambda row: row["goals_in_own_words"] > 0, len(rows) - len(planned))}


def _place(rows: list[Row], as_at: date) -> Parts:
    met = [row for row in rows if row["attendance"] == "attended" and row["mode"] in ("face_to_face", "outreach")]
    known = [row for row in met if row["chosen_by"]]
    return {
        code: share(known, lambda row, code=code: row["chosen_by"] == code, len(met) - len(known))
        for code in ("young_person", "both")
    }


MEASURES = {
    "contact_hours": Measure(_CONTACTS, _hours),
    "attendance": Measure(_CONTACTS, _attendance),
    "goal_scores_improved": Measure(dated("goals", "latest_on"), _nearer),
    "goals_achieved": Measure(dated("goals", "ended_on"), _achieved),
    "missing_less_often": Measure(dated("cases", "closed"), _missing),
    "interview_in_72_hours": Measure(dated("missing_episodes", "returned_on"), _interview),
    "plans_in_own_words": Measure(dated("cases", "opened"), _own_words),
    "place_chosen": Measure(_CONTACTS, _place),
}
