"""Looks beyond one's own, and the log of one record, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from spokework.casework.models import BreakGlass
from spokework.casework.panels import LOOKED_AT
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
    "sharing_register": "Shown in the sharing register",
    "access_review": "Shown in the access review",
    "young_person": "Looked at the timeline",
    "assessments": "Looked at the assessments",
    "plan": "Looked at the plan",
    "contacts": "Looked at the contacts",
    "sharing": "Looked at sharing and consent",
    "sharing_one": "Looked at a sharing",
    "who_was_told": "Looked at who has been told what",
    "intelligence": "Looked at an intelligence submission",
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

# Forms by the name of their address: what was about to be done there.
_FORMS = {
    "contact_new": "record a contact",
    "contact_plan": "plan a contact",
    "contact_change": "complete or correct a contact",
    "contact_move": "change the plan for a contact",
    "sharing_new": "record what was shared",
    "sharing_from_contact": "record what was shared in a contact",
    "sharing_change": "correct a sharing",
    "intelligence_new": "record an intelligence submission",
    "intelligence_from_contact": "record an intelligence submission",
    "intelligence_change": "correct an intelligence submission",
    "consent_new": "record consent to support",
    "assessment_new": "start an assessment",
    "assessment_answers": "answer an assessment",
    "assessment_judge": "judge the level",
    "assessment_sign": "sign an assessment",
    "assessment_correct": "correct an assessment",
    "goal_new": "set a goal",
    "goal_score": "score a goal",
    "goal_end": "end a goal",
    "person_new": "add a person around them",
    "person_end": "end a person around them",
    "alert_new": "raise an alert",
    "alert_end": "end an alert",
    "details_change": "correct the details",
    "refer_again": "refer again",
    "hand_over": "hand over",
    "merge": "merge with another record",
    "merge_into": "merge two records",
    "ask_hub": "ask another hub",
    "answer_hub": "answer another hub",
}


def _in_words(action: str) -> str:
    if not action.startswith("viewed "):
        return action[:1].upper() + action[1:]
    name = action.removeprefix("viewed ").rpartition(":")[2]
    return _PAGES.get(name) or LOOKED_AT.get(name) or f"Opened the form: {_FORMS.get(name) or name.replace('_', ' ')}"


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
