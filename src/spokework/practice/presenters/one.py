"""One thing that was done, in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from spokework.core.components import Cell, Column, Row, Table
from spokework.core.dates import long_date, long_when
from spokework.practice import codes
from spokework.practice.models import Correction, WorkDone

LABELS = {
    "about": "What it was about",
    "advice": "What was advised",
    "agencies": "Who was there",
    "agency": "Agency",
    "agreed": "What was agreed",
    "area": "Area",
    "attended": "How many came",
    "audience": "Who came",
    "changed": "What changed for the young person",
    "day": "Day",
    "issue": "What was challenged",
    "kind": "Kind",
    "means": "How",
    "minutes": "How long",
    "note": "Note",
    "resolved_on": "Resolved on",
    "response": "What the agency did",
    "result": "What came of it",
    "role": "Who was advised",
    "roles": "Who they were",
    "series": "Series",
    "topic": "What it was about",
    "venue": "Where it was",
    "with_whom": "With whom",
}
_DAYS = ("day", "resolved_on")


def fact_rows(row: WorkDone, facts: Mapping[str, Any]) -> list[Row]:
    shown = [Row(LABELS[name], in_words(row, name, value)) for name, value in facts.items()]
    return [each for each in shown if each.value]


def word_rows(said: dict[str, str]) -> list[Row]:
    """Those that were not written are left out."""
    return [Row(LABELS[name], text) for name, text in said.items() if text]


def in_words(row: WorkDone, name: str, value: Any) -> str:
    if value in (None, "", [], {}):
        return ""
    if name == "minutes":
        return lasted(value)
    if name == "roles":
        return ", ".join(f"{codes.ProfessionalRole(role).label}: {number}" for role, number in value.items())
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, date):
        return long_date(value)
    labels: dict[Any, Any] = dict(row._meta.get_field(name).flatchoices)  # type: ignore[union-attr]  # a plain column
    return str(labels.get(value, value))


def lasted(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} hour{'' if hours == 1 else 's'}" if hours else "", f"{rest} minutes" if rest else ""]
    return " ".join(part for part in parts if part)


def earlier_facts(row: WorkDone, correction: Correction) -> Table:
    """What it said before it was corrected, fact by fact."""
    rows = [[Cell(LABELS[name]), Cell(_earlier(row, name, value))] for name, value in correction.earlier.items()]
    who = f" by {correction.by.name}" if correction.by else ""
    return Table(
        caption=f"Changed on {long_when(correction.at)}{who}",
        columns=[Column("Fact"), Column("What it said before")],
        rows=rows,
    )


def _earlier(row: WorkDone, name: str, value: Any) -> str:
    if name in _DAYS and value:
        value = date.fromisoformat(value)
    return in_words(row, name, value) or "Nothing"
