"""The contacts with one young person."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from spokework.access.decide import Actor
from spokework.casework import codes
from spokework.casework.models import Contact, ContactCorrection, YoungPerson

PAGE = 30


@dataclass(frozen=True)
class Place:
    """Where a page begins: below this contact of this day."""

    day: date
    number: int

    def __str__(self) -> str:
        return f"{self.day.isoformat()}.{self.number}"

    @classmethod
    def read(cls, text: str) -> "Place | None":
        day, _, number = text.partition(".")
        try:
            return cls(date.fromisoformat(day), int(number))
        except ValueError:
            return None


@dataclass(frozen=True)
class Contacts:
    planned: list[Contact]
    done: list[Contact]
    earlier: Place | None


def contacts(actor: Actor, young_person: YoungPerson, *, below: Place | None = None) -> Contacts:
    rows = Contact.objects.visible_to(actor).filter(young_person=young_person).select_related("by")
    planned = list(rows.filter(attendance="").order_by("day", "time", "number")) if below is None else []
    done = rows.exclude(attendance="")
    if below is not None:
        done = done.filter(Q(day__lt=below.day) | Q(day=below.day, number__lt=below.number))
    shown = list(done.order_by("-day", "-number")[: PAGE + 1])
    more, shown = len(shown) > PAGE, shown[:PAGE]
    return Contacts(planned, shown, Place(shown[-1].day, shown[-1].number) if more else None)


def contact(actor: Actor, young_person: YoungPerson, number: int) -> Contact | None:
    rows = Contact.objects.visible_to(actor).filter(young_person=young_person, number=number)
    found: Contact | None = rows.select_related("by", "case").first()
    return found


def corrections(actor: Actor, contact: Contact) -> list[ContactCorrection]:
    """What it said before, the latest first."""
    rows = ContactCorrection.objects.visible_to(actor).filter(contact=contact).select_related("by")
    return list(rows.order_by("-at"))


def last_attended(actor: Actor, young_person: YoungPerson) -> Contact | None:
    """How they usually meet."""
    rows = Contact.objects.visible_to(actor).filter(young_person=young_person, attendance=codes.Attendance.ATTENDED)
    found: Contact | None = rows.order_by("-day", "-number").first()
    return found
