"""The hub's register of sharings, a row a sharing."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from spokework.casework import codes
from spokework.casework.models import IntelligenceSubmission
from spokework.casework.queries.sharing_register import INTELLIGENCE, NOT_TOLD, SHARED, Entered

from .sharing import told, whom

KIND_WORDS = {
    SHARED: "Everything shared",
    NOT_TOLD: "Of the last three months, where the young person was not told",
    INTELLIGENCE: "Intelligence submissions to the police",
}


@dataclass(frozen=True)
class RegisterRow:
    """Beyond the reader's reach it has no address, no name and no word: the reference, the day and the codes."""

    reference: str
    day: date
    called: str
    url: str
    whom: str
    purpose: str
    basis: str
    told: str
    by: str


def register_row(entered: Entered) -> RegisterRow:
    row, open_to_her = entered.row, entered.is_open
    name = "intelligence" if isinstance(row, IntelligenceSubmission) else "sharing_one"
    there = {"reference": row.young_person.reference, "number": row.number}
    return RegisterRow(
        reference=row.young_person.reference,
        day=row.day,
        called=row.young_person.called if open_to_her else "",
        url=reverse(f"casework:{name}", kwargs=there) if open_to_her else "",
        whom=whom(row) if open_to_her else "",
        purpose=str(codes.SharingPurpose(row.purpose).label),
        basis=str(codes.LawfulBasis(row.basis).label),
        told=told(row),
        by=row.by.name if row.by else "",
    )
