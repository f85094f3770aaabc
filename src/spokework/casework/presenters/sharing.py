"""What was shared, in words."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from spokework.casework import codes
from spokework.casework.models import IntelligenceSubmission, Told
from spokework.core.components import Cell, Column, Row, Table, TimelineItem
from spokework.core.dates import long_date, long_when

from .words import small

LABELS = {
    "day": "Day",
    "agency": "Agency",
    "told_to": "Who was told",
    "channel": "How they were told",
    "items": "What was shared",
    "what": "What exactly",
    "purpose": "What for",
    "purpose_words": "What for, in words",
    "basis": "Lawful basis",
    "condition": "Condition for what is especially sensitive",
    "necessity": "Why it was necessary",
    "young_person_told": "The young person was told",
    "not_told": "Why they were not told",
    "told_how": "How they were told, or why not",
    "arose": "It arose from",
}
_LISTS: dict[str, Any] = {
    "channel": codes.Channel,
    "purpose": codes.SharingPurpose,
    "basis": codes.LawfulBasis,
    "condition": codes.SpecialCondition,
    "not_told": codes.NotTold,
    "arose": codes.SharingArose,
}
_ALWAYS = {"channel", "items", "necessity", "young_person_told"}


def whom(row: Told) -> str:
    return row.agency.name if row.agency else row.told_to


def sharing_title(row: Told) -> str:
    how = "Submitted to" if isinstance(row, IntelligenceSubmission) else "Shared with"
    return f"{how} {whom(row)}"


def sharing_item(row: Told, url: str) -> TimelineItem:
    to = row.told_to if row.agency else ""
    parts = (to, purpose(row), told(row))
    return TimelineItem(
        row.day,
        sharing_title(row),
        by=row.by.name if row.by else "",
        text="\n".join(part for part in parts if part),
        url=url,
    )


def purpose(row: Told) -> str:
    said = row.purpose == codes.SharingPurpose.OTHER and row.purpose_words
    return said or str(codes.SharingPurpose(row.purpose).label)


def told(row: Told) -> str:
    if row.young_person_told:
        return "The young person was told"
    return f"The young person was not told: {small(codes.NotTold(row.not_told).label)}"


def sharings_table(rows: Sequence[Told]) -> Table:
    """For paper."""
    return Table(
        caption="Sharings, the latest first",
        columns=[Column("Day"), Column("Who was told"), Column("What for"), Column("Young person told")],
        rows=[
            [
                Cell(long_date(row.day)),
                Cell(whom(row), note=row.told_to if row.agency else ""),
                Cell(purpose(row)),
                Cell("Yes" if row.young_person_told else "No"),
            ]
            for row in rows
        ],
    )


def sharing_rows(row: Told) -> list[Row]:
    values = {name: in_words(name, getattr(row, name)) for name in LABELS}
    return [Row(LABELS[name], value) for name, value in values.items() if value or name in _ALWAYS]


def in_words(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if not value:
        return ""
    if name in _LISTS:
        return str(_LISTS[name](value).label)
    if name == "items":
        return _joined(codes.SharedItem(code).label for code in value)
    return long_date(value) if isinstance(value, date) else str(value)


def _joined(labels: Iterable[Any]) -> str:
    first, *others = map(str, labels)
    return ", ".join([first, *map(small, others)])


def earlier_texts(correction: Any) -> Table:
    """What a sharing said before it was corrected, field by field."""
    who = f" by {correction.by.name}" if correction.by else ""
    return Table(
        caption=f"Corrected on {long_when(correction.at)}{who}",
        columns=[Column("Field"), Column("What it said before")],
        rows=[[Cell(LABELS[name]), Cell(_earlier(name, value))] for name, value in correction.earlier.items()],
    )


def _earlier(name: str, value: Any) -> str:
    return in_words(name, date.fromisoformat(value) if name == "day" else value) or "Nothing"
