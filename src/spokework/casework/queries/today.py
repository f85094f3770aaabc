"""What a worker and a manager need to see first."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.casework.models import Allocation, Case, Contact, Cover, MissingEpisode, Referral
from spokework.casework.states import UNDECIDED, ReferralState
from spokework.core import clock
from spokework.programme.models import Appointment, Hub
from spokework.programme.models.dated import running_on
from spokework.vault.keyring import unlock

from .missing import missing_now
from .notices import how_many_wait
from .person import current_level
from .room import held

REVIEWS_AHEAD = timedelta(days=14)
NEW_FOR = timedelta(days=7)
MOST = 60  # of one list; a worker with more has the young people's own pages


@dataclass(frozen=True)
class Post:
    """One of the posts the worker holds, and the room left in it."""

    appointment: Appointment
    held: int

    @property
    def room(self) -> int:
        return self.appointment.post.room

    @property
    def left(self) -> int:
        return self.room - self.held


@dataclass(frozen=True)
class WorkersDay:
    posts: list[Post]
    allocations: list[Allocation]  # own and covered, each with case, young person and current level
    contacts: list[Contact]  # planned for today, or before and still to complete
    covers: list[Cover]
    missing: list[MissingEpisode]  # those they hold or cover who are missing now


def workers_day(actor: Actor) -> WorkersDay:
    """Nine queries, however many young people."""
    posts = _posts(actor)
    covers = _covers(actor)
    holders = [post.appointment.pk for post in posts] + [cover.appointment_id for cover in covers]
    allocations = _allocations(actor, holders)
    unlock(row.young_person_id for row in allocations)
    cases = [row.case_id for row in allocations]
    missing = list(missing_now(actor, case__in=cases).order_by("went_on", "number")[:MOST])
    return WorkersDay(posts, allocations, _planned(actor, cases), covers, missing)


def _posts(actor: Actor) -> list[Post]:
    rows = Appointment.objects.visible_to(actor).filter(running_on(clock.today()), worker=actor.id)
    appointments = list(rows.select_related("post", "hub").order_by("start"))
    counts = held(row.pk for row in appointments)
    return [Post(row, counts.get(row.pk, 0)) for row in appointments]


def _covers(actor: Actor) -> list[Cover]:
    rows = Cover.objects.unscoped("one's own, which say whom one covers for")
    running = rows.filter(running_on(clock.today()), by=actor.id, hub__in=actor.hubs_with(P.REACH_OWN))
    return list(running.select_related("appointment__worker").order_by("end"))


def _allocations(actor: Actor, appointments: list[UUID]) -> list[Allocation]:
    rows = Allocation.objects.visible_to(actor).filter(appointment__in=appointments, end=None)
    named = rows.select_related("case", "young_person", "appointment__worker").annotate(level=current_level("case"))
    return list(named.order_by("-start", "pk"))


def _planned(actor: Actor, cases: list[UUID]) -> list[Contact]:
    rows = Contact.objects.visible_to(actor).filter(case__in=cases, attendance="", day__lte=clock.today())
    return list(rows.select_related("young_person").order_by("day", "time", "pk")[:MOST])


@dataclass(frozen=True)
class Waiting:
    """What waits in a manager's hub."""

    to_decide: int
    to_allocate: int
    reviews_overdue: int
    missing: int
    notices: int


def waiting(actor: Actor) -> Waiting:
    return Waiting(
        to_decide=how_many_to_decide(actor),
        to_allocate=_of_hubs(Referral, actor, P.VIEW_TEAM).filter(state=ReferralState.WAITING).count(),
        reviews_overdue=overdue(actor).count(),
        missing=_of_hubs(MissingEpisode, actor, P.VIEW_TEAM).filter(returned_on=None).count(),
        notices=how_many_wait(actor),
    )


def how_many_to_decide(actor: Actor) -> int:
    return int(_of_hubs(Referral, actor, P.TRIAGE_REFERRAL).filter(state__in=UNDECIDED).count())


def overdue(actor: Actor) -> Any:
    return _of_hubs(Case, actor, P.VIEW_TEAM).live().filter(review_due__lt=clock.today())


def _of_hubs(model: Any, actor: Actor, permission: P) -> Any:
    return model.objects.visible_to(actor).filter(hub__in=actor.hubs_with(permission))


def own_hubs(actor: Actor) -> list[Hub]:
    """Those in which the actor holds a role. One query; none for who holds none."""
    if not actor.hubs:
        return []
    return list(Hub.objects.visible_to(actor).filter(pk__in=actor.hubs).order_by("name"))
