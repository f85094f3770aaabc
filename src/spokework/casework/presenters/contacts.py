"""A contact in words."""

from datetime import date, datetime, time
from typing import Any

from spokework.casework import codes
from spokework.casework.models import Contact, ContactCorrection
from spokework.core.components import Cell, Column, Row, Table, TimelineItem
from spokework.core.dates import long_date, long_when

from .words import small

LABELS = {
    "attendance": "What came of it",
    "day": "Day",
    "time": "Time",
    "mode": "How",
    "minutes": "Minutes",
    "place": "Where",
    "place_chosen_by": "Who chose the place",
    "purpose": "What it was for",
    "note": "Note",
    "view": "What the young person said",
}
_LISTS: dict[str, Any] = {
    "attendance": codes.Attendance,
    "mode": codes.Mode,
    "place": codes.Place,
    "place_chosen_by": codes.ChosenBy,
}


def contact_title(contact: Contact) -> str:
    """How, how long, and whether it took place: "Phone, 20 minutes", "Planned: face to face"."""
    mode = codes.Mode(contact.mode).label
    if not contact.attendance:
        return f"Planned: {small(mode)}"
    if contact.attendance != codes.Attendance.ATTENDED:
        return f"{mode}, {small(codes.Attendance(contact.attendance).label)}"
    return f"{mode}, {contact.minutes} minutes" if contact.minutes else mode


def contact_when(contact: Contact) -> date | datetime:
    return datetime.combine(contact.day, contact.time) if contact.time else contact.day


def contact_item(contact: Contact, url: str) -> TimelineItem:
    parts = (contact.purpose, contact.note, f"“{contact.view}”" if contact.view else "")
    return TimelineItem(
        contact_when(contact),
        contact_title(contact),
        by=contact.by.name if contact.by else "",
        text="\n".join(part for part in parts if part),
        url=url,
        key=contact.attendance == codes.Attendance.ATTENDED,
    )


def contact_rows(contact: Contact) -> list[Row]:
    shown = [Row("When", long_when(contact_when(contact)))]
    for name in ("attendance", "mode", "minutes", "place", "place_chosen_by", "purpose", "note", "view"):
        shown.append(Row(LABELS[name], in_words(name, getattr(contact, name))))
    return [row for row in shown if row.value or row.term in ("What came of it", "Note")]


def in_words(name: str, value: Any) -> str:
    if value in (None, ""):
        return ""
    if name in _LISTS:
        return str(_LISTS[name](value).label)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return long_date(value) if isinstance(value, date) else str(value)


def earlier_texts(correction: ContactCorrection) -> Table:
    """What a contact said before it was corrected, field by field."""
    rows = [[Cell(LABELS[name]), Cell(_earlier(name, value))] for name, value in correction.earlier.items()]
    who = f" by {correction.by.name}" if correction.by else ""
    return Table(
        caption=f"Corrected on {long_when(correction.at)}{who}",
        columns=[Column("Field"), Column("What it said before")],
        rows=rows,
    )


def _earlier(name: str, value: Any) -> str:
    if name == "day":
        value = date.fromisoformat(value)
    return in_words(name, value) or "Nothing"
