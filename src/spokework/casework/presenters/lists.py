"""Rows of the lists people live in."""

from dataclasses import dataclass
from datetime import date, time

from django.urls import reverse

from spokework.casework import codes
from spokework.casework.levels import Level
from spokework.casework.models import Allocation, Contact, MissingEpisode, YoungPerson
from spokework.casework.queries.today import NEW_FOR, REVIEWS_AHEAD, WorkersDay
from spokework.casework.queries.young_people import Listed
from spokework.casework.states import CaseState
from spokework.core import clock

from .header import CASE_TONES, CASE_WORDS


@dataclass(frozen=True)
class PersonRow:
    reference: str
    called: str
    age: int | None
    level: Level
    worker: str
    state: str
    tone: str
    review_due: date | None

    @property
    def overdue(self) -> bool:
        return self.review_due is not None and self.review_due < clock.today()


def person_row(row: Listed) -> PersonRow:
    case = row.case
    state = CaseState(case.state) if case else None
    live = case is not None and state != CaseState.CLOSED
    return PersonRow(
        reference=row.young_person.reference,
        called=row.young_person.called,
        age=row.young_person.age,
        level=row.level,
        worker=row.worker,
        state=CASE_WORDS[state] if state else "No case",
        tone=CASE_TONES[state] if state else "attention",
        review_due=case.review_due if case is not None and live else None,
    )


@dataclass(frozen=True)
class PlannedRow:
    reference: str
    number: int
    called: str
    day: date
    time: time | None
    mode: str
    place: str

    @property
    def overdue(self) -> bool:
        return self.day < clock.today()

    @property
    def url(self) -> str:
        return reverse("casework:contact_change", kwargs={"reference": self.reference, "number": self.number})


@dataclass(frozen=True)
class HeldRow:
    """A young person the worker holds or covers."""

    reference: str
    called: str
    age: int | None
    level: Level
    since: date
    review_due: date | None
    covered_for: str

    @property
    def overdue(self) -> bool:
        return self.review_due is not None and self.review_due < clock.today()


@dataclass(frozen=True)
class MissingRow:
    reference: str
    called: str
    age: int | None
    since: date
    at: time | None


@dataclass(frozen=True)
class Today:
    missing: list[MissingRow]
    planned: list[PlannedRow]
    to_complete: list[PlannedRow]
    reviews: list[HeldRow]
    new: list[HeldRow]


def today(day: WorkersDay) -> Today:
    people = {row.young_person_id: row.young_person for row in day.allocations}
    contacts = [_planned(row, people.get(row.young_person_id, row.young_person)) for row in day.contacts]
    own = {post.appointment.pk for post in day.posts}
    held = [_held(row, covered=row.appointment_id not in own) for row in day.allocations]
    soon, lately = clock.today() + REVIEWS_AHEAD, clock.today() - NEW_FOR
    due = [row for row in held if row.review_due is not None and row.review_due <= soon]
    return Today(
        missing=[_missing(row, people[row.young_person_id]) for row in day.missing],
        planned=[row for row in contacts if not row.overdue],
        to_complete=[row for row in contacts if row.overdue],
        reviews=sorted(due, key=lambda row: (row.review_due or date.max, row.reference)),
        new=[row for row in held if row.since >= lately and not row.covered_for],
    )


def _planned(row: Contact, young_person: YoungPerson) -> PlannedRow:
    return PlannedRow(
        reference=young_person.reference,
        number=row.number,
        called=young_person.called,
        day=row.day,
        time=row.time,
        mode=codes.Mode(row.mode).label,
        place=codes.Place(row.place).label if row.place else "",
    )


def _missing(row: MissingEpisode, young_person: YoungPerson) -> MissingRow:
    return MissingRow(young_person.reference, young_person.called, young_person.age, row.went_on, row.went_at)


def _held(row: Allocation, *, covered: bool) -> HeldRow:
    young_person = row.young_person
    return HeldRow(
        reference=young_person.reference,
        called=young_person.called,
        age=young_person.age,
        level=Level(getattr(row, "level", None) or Level.NOT_ASSESSED),
        since=row.start,
        review_due=row.case.review_due,
        covered_for=row.appointment.worker.name if covered else "",
    )
