"""What was done with or for a young person, and what is planned."""

from datetime import date, time
from typing import Any

from django.db import transaction
from django.utils import timezone

from spokework.access.decide import Actor
from spokework.casework import codes
from spokework.casework.models import Case, Contact, ContactCorrection
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.core.models.again import again

from .base import did
from .working import at_work, done_on, in_case, one_of

ATTENDED = codes.Attendance.ATTENDED
WRITTEN = (
    "day",
    "time",
    "minutes",
    "mode",
    "place",
    "place_chosen_by",
    "attendance",
    "purpose",
    "note",
    "view",
)
LONGEST_MINUTES = 24 * 60


@transaction.atomic
def record_contact(
    *,
    case: Case,
    by: Actor,
    day: date,
    mode: str,
    attendance: str = "",
    time: time | None = None,
    minutes: int | None = None,
    place: str = "",
    place_chosen_by: str = "",
    purpose: str = "",
    note: str = "",
    view: str = "",
) -> Contact:
    """Without attendance it is planned, for today or a day to come."""
    locked = at_work(case, by=by)
    contact = Contact(
        hub_id=locked.hub_id,
        young_person_id=locked.young_person_id,
        number=Contact.objects.next_number(locked.young_person_id),
        case=locked,
        by_id=by.account_id,
        day=day,
        time=time,
        minutes=minutes,
        mode=mode,
        place=place,
        place_chosen_by=place_chosen_by,
        attendance=attendance,
        purpose=purpose,
        note=note,
        view=view,
    )
    _check(contact, locked)
    contact.save(force_insert=True)
    did("contact recorded" if attendance else "contact planned", contact, by=by)
    return contact


@transaction.atomic
def change_contact(*, contact: Contact, by: Actor, version: int | None = None, **values: Any) -> Contact:
    """A planned one is moved or completed; of one that was done, what it said before is kept."""
    unknown = values.keys() - set(WRITTEN)
    if unknown:
        raise TypeError(f"a contact has no {', '.join(sorted(unknown))} to write")
    case = at_work(contact.case, by=by, closed_too=True)
    locked = again(contact)
    was_done = bool(locked.attendance)
    earlier = {name: getattr(locked, name) for name in values if getattr(locked, name) != values[name]}
    if not earlier:
        return locked
    _check(_as_it_would_be(locked, values), case, was_done=was_done, moved="day" in earlier)
    locked.change(expected=version, **values)
    if was_done:
        _keep(locked, earlier, by)
    did(_said(was_done, locked), locked, by=by, fields=list(earlier))
    return locked


def _said(was_done: bool, contact: Contact) -> str:
    if was_done:
        return "contact corrected"
    return "contact completed" if contact.attendance else "planned contact changed"


def _keep(contact: Contact, earlier: dict[str, Any], by: Actor) -> None:
    correction = ContactCorrection(
        hub_id=contact.hub_id,
        young_person_id=contact.young_person_id,
        contact=contact,
        at=timezone.now(),
        by_id=by.account_id,
        earlier={name: _plain(value) for name, value in earlier.items()},
    )
    correction.save(force_insert=True)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | time) else value


def _as_it_would_be(contact: Contact, values: dict[str, Any]) -> Contact:
    """For checking only: it is never saved."""
    return Contact(**{name: values.get(name, getattr(contact, name)) for name in WRITTEN if name not in _SEALED})


_SEALED = ("purpose", "note", "view")


def _check(contact: Contact, case: Case, *, was_done: bool = False, moved: bool = True) -> None:
    one_of(contact.mode, codes.Mode.values, field="mode", what="how the contact was made")
    one_of(contact.place, ["", *codes.Place.values], field="place", what="the place")
    one_of(contact.place_chosen_by, ["", *codes.ChosenBy.values], field="place_chosen_by", what="who chose the place")
    one_of(contact.attendance, ["", *codes.Attendance.values], field="attendance", what="what came of it")
    if contact.attendance:
        done_on(contact.day, case, what="A contact that is over")
    elif was_done:
        raise Refused("Say what came of this contact: it was recorded as over.", field="attendance")
    elif moved:
        _check_plan(contact.day, case)
    _check_minutes(contact)


def _check_plan(day: date, case: Case) -> None:
    if day < clock.today():
        raise Refused("A planned contact lies ahead. Enter today or a later day, or say what came of it.", field="day")
    in_case(day, case, what="A contact")


def _check_minutes(contact: Contact) -> None:
    minutes = contact.minutes
    if contact.attendance == ATTENDED and not minutes:
        raise Refused("Enter how long it took, for example 45 or 1h 30.", field="minutes")
    if minutes is not None and not 0 <= minutes <= LONGEST_MINUTES:
        raise Refused("Enter between 0 minutes and 24 hours.", field="minutes")
