"""Supervision in words: dates and states for lists, and what is due."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from spokework.core import clock
from spokework.core.components import Row
from spokework.core.dates import long_date
from spokework.practice import codes
from spokework.practice.models import Supervision
from spokework.practice.queries.supervision import AHEAD
from spokework.practice.queries.support_due import Due
from spokework.practice.states import SupervisionState

from .one import lasted

TONES = {"planned": "info", "held": "good", "missed": "attention"}


def kind_label(kind: str) -> str:
    return str(codes.SupervisionKind(kind).label)


def supervisor_of(row: Supervision) -> str:
    return row.supervisor.name if row.supervisor else "Somebody from elsewhere"


@dataclass(frozen=True)
class SupervisionRow:
    kind: str
    worker: str
    supervisor: str
    day: date
    state: str
    tone: str
    to_record: bool
    url: str


def supervision_row(row: Supervision) -> SupervisionRow:
    return SupervisionRow(
        kind=kind_label(row.kind),
        worker=row.worker.name,
        supervisor=supervisor_of(row),
        day=row.held_on or row.due,
        state=row.state.capitalize(),
        tone=TONES[row.state],
        to_record=row.state == SupervisionState.PLANNED and row.due < clock.today(),
        url=reverse("practice:supervision", kwargs={"pk": row.pk}),
    )


def facts(row: Supervision) -> list[Row]:
    found = [
        Row("Worker", row.worker.name),
        Row("With", supervisor_of(row)),
        Row("State", row.state.capitalize()),
        Row("Held on" if row.held_on else "Planned for", long_date(row.held_on or row.due)),
    ]
    return [*found, Row("How long", lasted(row.minutes))] if row.minutes else found


@dataclass(frozen=True)
class DueRow:
    kind: str
    words: str
    last: str
    chip: str  # empty where nothing has to be said louder
    tone: str


def due_row(due: Due) -> DueRow:
    chip, tone = ("Overdue", "stop") if due.is_overdue else ("", "")
    return DueRow(
        kind=kind_label(due.kind),
        words=due_words(due),
        last=f"last held on {long_date(due.last)}" if due.last else "not held yet",
        chip=chip,
        tone=tone,
    )


def due_words(due: Due) -> str:
    """When, and whether that is arranged."""
    when = f"due since {long_date(due.day)}" if due.is_overdue else f"due by {long_date(due.day)}"
    if due.to_record:
        return f"{when}; planned for {long_date(due.planned)}, and nobody has said whether it was held"
    return f"{when}; planned for {long_date(due.planned)}" if due.planned else f"{when}; not planned yet"


def is_soon(due: Due) -> bool:
    """To be seen on Today: overdue, due or planned within two weeks."""
    until = clock.today() + AHEAD
    return due.day <= until or (due.planned is not None and due.planned <= until)
