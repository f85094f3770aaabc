"""Lone visits in words. A list says who and until when; where she is stands on the visit's own page."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from spokework.access.decide import Actor
from spokework.core.components import Row
from spokework.core.dates import long_date, long_datetime
from spokework.practice.models import LoneVisit
from spokework.practice.states import LoneVisitState

STATES = {"planned": "Planned", "checked_in": "Checked in", "cancelled": "Called off"}


@dataclass(frozen=True)
class VisitRow:
    worker: str
    buddy: str
    starts: str
    due: str
    overdue: bool
    late: str  # for how long, in words
    url: str
    check_in_url: str
    longer_url: str


def visit_row(row: LoneVisit) -> VisitRow:
    return VisitRow(
        worker=row.worker.name,
        buddy=row.buddy.name,
        starts=clock_time(row.starts_at),
        due=clock_time(row.due_at),
        overdue=row.is_overdue,
        late=lateness(row.due_at),
        url=_url("lone_visit", row),
        check_in_url=_url("check_in", row),
        longer_url=_url("lone_visit_longer", row),
    )


def clock_time(moment: datetime) -> str:
    """The time, and the day too where that is not today. Real time, in the demonstration too."""
    local = timezone.localtime(moment)
    return f"{local:%H:%M}" if local.date() == timezone.localdate() else f"{local:%H:%M} on {long_date(local)}"


def lateness(due_at: datetime) -> str:
    minutes = int((timezone.now() - due_at).total_seconds() // 60)
    if minutes < 1:
        return "since a moment ago"
    if minutes < 60:
        return f"for {minutes} minute{'' if minutes == 1 else 's'}"
    hours = minutes // 60
    return f"for {hours} hour{'' if hours == 1 else 's'}" if hours < 48 else f"for {hours // 24} days"


def facts(row: LoneVisit) -> list[Row]:
    return [
        Row("Worker", row.worker.name),
        Row("Who waits", row.buddy.name),
        Row("Set out", clock_time(row.starts_at)),
        Row("Check in by", clock_time(row.due_at)),
        Row("State", ended_words(row) or ("Overdue" if row.is_overdue else "Not back yet")),
        Row("Where", row.where),
        Row("If she does not check in", row.plan),
    ]


def ended_words(row: LoneVisit) -> str:
    if row.state == LoneVisitState.PLANNED:
        return ""
    by = f" by {row.done_by.name}" if row.done_by and row.done_by_id != row.worker_id else ""
    return f"{STATES[row.state]}{by}, {long_datetime(row.done_at)}"


def may_check_in_as(row: LoneVisit, actor: Actor) -> str:
    """What the button says: of oneself, or of somebody one has heard from."""
    return "Check in: I am safe" if row.worker_id == actor.id else "She is safe: check her in"


def _url(name: str, row: LoneVisit) -> str:
    return reverse(f"practice:{name}", kwargs={"pk": row.pk})
