"""Looks beyond one's own, and the log of one record, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from spokework.casework.models import BreakGlass
from spokework.casework.queries.who_looked import Entry
from spokework.core.components import Cell, Column, Row, Table
from spokework.core.dates import long_datetime


@dataclass(frozen=True)
class LookRow:
    reference: str
    number: int
    who: str
    account_id: UUID
    when: datetime
    reason: str
    reviewed_by: str
    reviewed_at: datetime | None
    note: str


def look_row(look: Any) -> LookRow:
    """A look as numbered by its query."""
    return LookRow(
        reference=look.young_person.reference,
        number=look.number,
        who=look.account.name,
        account_id=look.account_id,
        when=look.starts,
        reason=look.reason,
        reviewed_by=look.reviewed_by.name if look.reviewed_by else "",
        reviewed_at=look.reviewed_at,
        note=look.review_note,
    )


def look_facts(look: BreakGlass) -> list[Row]:
    return [
        Row("Record", look.young_person.reference),
        Row("Who looked", look.account.name),
        Row("When", long_datetime(look.starts)),
        Row("Reason given", look.reason),
    ]


# Pages by the name of their address; one that is not here is named after its address.
_PAGES = {
    "young_people": "Shown in the list of young people",
    "search": "Found by a search",
    "home": "Shown on Today",
    "triage": "Shown in Triage",
    "waiting": "Shown in Waiting",
    "team": "Shown in Team",
    "access_review": "Shown in the access review",
    "young_person": "Looked at the timeline",
    "assessments": "Looked at the assessments",
    "plan": "Looked at the plan",
    "contacts": "Looked at the contacts",
    "people_around": "Looked at the people around",
    "referrals": "Looked at the referrals",
    "who_looked": "Looked at who looked",
    "summary": "Looked at the printable summary",
    "details": "Looked at the details",
    "alerts": "Looked at the alerts",
    "assessment": "Looked at an assessment",
    "contact": "Looked at a contact",
    "referral": "Looked at a referral",
    "restriction": "Looked at who may see the record",
    "review_look": "Reviewed a look at the record",
}


def _in_words(action: str) -> str:
    if not action.startswith("viewed "):
        return action[:1].upper() + action[1:]
    name = action.removeprefix("viewed ").rpartition(":")[2]
    return _PAGES.get(name) or f"Opened the page: {name.replace('_', ' ')}"


def looked_table(entries: Sequence[Entry]) -> Table:
    return Table(
        caption="Views and changes of this record, newest first",
        columns=[Column("When"), Column("Who"), Column("What"), Column("What changed")],
        rows=[
            [
                Cell(long_datetime(entry.at)),
                Cell(entry.who),
                Cell(_in_words(entry.action), note=_beside(entry.others)),
                Cell(", ".join(field.replace("_", " ") for field in entry.fields) or "–"),
            ]
            for entry in entries
        ],
        note="The log says which fields changed, never what was in them.",
    )


def _beside(others: int) -> str:
    return f"with {others} other{'' if others == 1 else 's'}" if others > 0 else ""
