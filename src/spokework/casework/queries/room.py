"""How many young people a worker holds, against how many she has room for."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.accounts.models import Account
from spokework.casework.models import Allocation, Case, Cover
from spokework.core import clock
from spokework.programme.models import Appointment, Placement
from spokework.programme.models.dated import running_on
from spokework.programme.queries.people import who_may


@dataclass(frozen=True)
class Worker:
    """Somebody to whom a case can be given."""

    appointment: Appointment
    held: int
    place: str = ""  # where she works from today

    @property
    def name(self) -> str:
        return str(self.appointment.worker)

    @property
    def room(self) -> int:
        return self.appointment.post.room

    @property
    def is_full(self) -> bool:
        return self.held >= self.room


def held(appointment_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Cases held now, by appointment. Paused ones count: the worker still carries them."""
    running = Allocation.objects.unscoped("room counts every case, also those the reader may not open")
    found = running.filter(appointment__in=list(appointment_ids), end=None).order_by()
    return dict(found.values_list("appointment_id").annotate(Count("pk")))


def workers(actor: Actor, hub_id: UUID) -> list[Worker]:
    """Everybody in post today, those with most room first."""
    in_post = (
        Appointment.objects.visible_to(actor)
        .filter(running_on(clock.today()), hub=hub_id, worker__is_active=True)
        .select_related("post", "worker")
    )
    rows = list(in_post)
    counts = held(row.pk for row in rows)
    places = _places(actor, hub_id)
    found = [Worker(row, counts.get(row.pk, 0), places.get(row.post_id, "")) for row in rows]
    return sorted(found, key=lambda worker: (worker.held - worker.room, worker.name))


def others(actor: Actor, case: Case) -> list[Worker]:
    """Everybody in post today but the worker who holds the case."""
    holding = Allocation.objects.visible_to(actor).filter(case=case, end=None)
    holders = set(holding.values_list("appointment_id", flat=True))
    return [worker for worker in workers(actor, case.hub_id) if worker.appointment.pk not in holders]


def _places(actor: Actor, hub_id: UUID) -> dict[UUID, str]:
    placed = Placement.objects.visible_to(actor).filter(running_on(clock.today()), hub=hub_id)
    return dict(placed.order_by().values_list("post_id", "area__name"))


def covers(actor: Actor, hub_ids: Iterable[UUID]) -> list[Cover]:
    """Running and to come, the next to end first."""
    rows = Cover.objects.visible_to(actor).filter(hub__in=list(hub_ids), end__gte=clock.today())
    return list(rows.select_related("by", "appointment__worker").order_by("end", "start"))


def who_can_cover(actor: Actor, hub_id: UUID) -> list[Account]:
    """Everybody whose role lets them see young people of their own in the hub."""
    return who_may(actor, hub_id, P.REACH_OWN)
