"""How many young people a worker holds, against how many she has room for."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from spokework.access.decide import Actor
from spokework.casework.models import Allocation
from spokework.core import clock
from spokework.programme.models import Appointment
from spokework.programme.models.dated import running_on


@dataclass(frozen=True)
class Worker:
    """Somebody to whom a case can be given."""

    appointment: Appointment
    held: int

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
    found = [Worker(row, counts.get(row.pk, 0)) for row in rows]
    return sorted(found, key=lambda worker: (worker.held - worker.room, worker.name))
