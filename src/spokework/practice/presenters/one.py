"""One thing that was done, in words."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from spokework.core.components import Cell, Column, Row, Table
from spokework.core.dates import long_date, long_when
from spokework.practice import codes
from spokework.practice.models import CaseLink, Correction, WorkDone

LABELS = {
    "day": "Day",
    "area": "Area",
    "agency": "Agency",
    "minutes": "How long",
    "role": "Whom you advised",
    "topic": "What it was about",
    "advice": "What was advised",
}
_LISTS: dict[str, Any] = {"role": codes.ProfessionalRole, "topic": codes.Topic}


def fact_rows(row: WorkDone, facts: Iterable[str]) -> list[Row]:
    shown = [Row(LABELS[name], in_words(name, getattr(row, name))) for name in facts]
    return [each for each in shown if each.value]


def word_rows(row: WorkDone, link: CaseLink | None, words: Iterable[str]) -> list[Row]:
    """From where they stand; those that were not written are left out."""
    said = {name: (link.words.get(name, "") if link else getattr(row, name)) for name in words}
    return [Row(LABELS[name], text) for name, text in said.items() if text]


def in_words(name: str, value: Any) -> str:
    if value in (None, "", [], {}):
        return ""
    if name in _LISTS:
        return str(_LISTS[name](value).label)
    if name == "minutes":
        return lasted(value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return long_date(value) if isinstance(value, date) else str(value)


def lasted(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} hour{'' if hours == 1 else 's'}" if hours else "", f"{rest} minutes" if rest else ""]
    return " ".join(part for part in parts if part)


def earlier_facts(correction: Correction) -> Table:
    """What it said before it was corrected, fact by fact."""
    rows = [[Cell(LABELS[name]), Cell(_earlier(name, value))] for name, value in correction.earlier.items()]
    who = f" by {correction.by.name}" if correction.by else ""
    return Table(
        caption=f"Corrected on {long_when(correction.at)}{who}",
        columns=[Column("Fact"), Column("What it said before")],
        rows=rows,
    )


def _earlier(name: str, value: Any) -> str:
    if name == "day" and value:
        value = date.fromisoformat(value)
    return in_words(name, value) or "Nothing"
