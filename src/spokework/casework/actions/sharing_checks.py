"""What cannot be true of a sharing. What must not be left out of one, the model itself refuses."""

from datetime import date
from typing import Any
from uuid import UUID

from spokework.casework import codes
from spokework.casework.models import Contact
from spokework.core.dates import long_date
from spokework.core.errors import Refused

from .working import check_known_day, one_of

# Said of a code where the record wants words of its own.
_OTHER = {
    "items": ("what", "Write what else was shared."),
    "purpose": ("purpose_words", "Write what it was shared for."),
}
_LISTS: dict[str, tuple[Any, str]] = {
    "channel": (codes.Channel, "how they were told"),
    "purpose": (codes.SharingPurpose, "what it was shared for"),
    "basis": (codes.LawfulBasis, "the lawful basis"),
    "condition": (codes.SpecialCondition, "the condition"),
    "arose": (codes.SharingArose, "where it arose"),
}
_BY_CONSENT = {"basis": codes.LawfulBasis.CONSENT, "condition": codes.SpecialCondition.EXPLICIT_CONSENT}


def check(values: dict[str, Any], *, young_person_id: UUID, contact: Contact | None) -> None:
    _check_codes(values)
    _check_day(values["day"], young_person_id, contact)
    _check_basis(values)
    if values["young_person_told"] and values["not_told"]:
        raise Refused("The young person was told, so leave out why not.", field="not_told")


def _check_codes(values: dict[str, Any]) -> None:
    for name, (choices, what) in _LISTS.items():
        if values[name]:  # left out, the model says what to do
            one_of(values[name], choices.values, field=name, what=what)
    one_of(values["not_told"], ["", *codes.NotTold.values], field="not_told", what="why they were not told")
    for item in values["items"]:
        one_of(item, codes.SharedItem.values, field="items", what="what was shared")
    for name, (words, ask) in _OTHER.items():
        given = values[name]
        if (given == "other" or (name == "items" and "other" in given)) and not values[words]:
            raise Refused(ask, field=words)


def _check_day(day: date, young_person_id: UUID, contact: Contact | None) -> None:
    check_known_day(day, young_person_id)
    if contact is not None:
        _check_contact(day, young_person_id, contact)


def _check_contact(day: date, young_person_id: UUID, contact: Contact) -> None:
    if contact.young_person_id != young_person_id:
        raise Refused("That contact was with somebody else. Open the young person's own contact.")
    if not contact.attendance:
        raise Refused("That contact is only planned. Say how it went, then record what was shared.")
    if day < contact.day:
        when = long_date(contact.day)
        raise Refused(f"It arose from the contact on {when}. Enter that day or a later one.", field="day")


def _check_basis(values: dict[str, Any]) -> None:
    for name, consent in _BY_CONSENT.items():
        if values[name] == consent and not values["young_person_told"]:
            raise Refused(
                "Nobody consents to a sharing they were not told of. Choose what else made it lawful.", field=name
            )
    if codes.SharedItem.HEALTH in values["items"] and values["condition"] == codes.SpecialCondition.NOT_NEEDED:
        raise Refused("Health is especially sensitive. Choose the condition that allowed it.", field="condition")
