"""Supervision as its people see it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from spokework.access.decide import Actor, can
from spokework.access.permissions import Permission as P
from spokework.core import clock
from spokework.practice.models import Supervision, SupervisionLook, SupervisionWords
from spokework.practice.states import SupervisionState
from spokework.programme.models import Appointment
from spokework.programme.models.dated import running_on

from .support_due import Standing, standings

PAGE = 40
AHEAD = timedelta(days=14)


def own_appointments(actor: Actor) -> list[Appointment]:
    rows = Appointment.objects.visible_to(actor).filter(running_on(clock.today()), worker=actor.id)
    return list(rows.select_related("post", "worker", "hub").order_by("start", "pk"))


def own_standings(actor: Actor) -> list[Standing]:
    return standings(own_appointments(actor))


def of_mine(actor: Actor) -> list[Supervision]:
    """Those the actor is one of the two people of, the latest first."""
    rows = _named(Supervision.objects.visible_to(actor))
    own = rows.filter(worker=actor.id) | rows.filter(supervisor=actor.id)
    return list(own.order_by("-due", "-created_at", "pk")[:PAGE])


def of_the_hubs(actor: Actor) -> list[Supervision]:
    """Dates and states, for whoever supports a team or may look in: the latest first."""
    hubs = actor.hubs_with(P.SUPPORT_TEAM) | actor.hubs_with(P.LOOK_INTO_SUPERVISION)
    rows = _named(Supervision.objects.visible_to(actor)).filter(hub__in=hubs)
    return list(rows.order_by("-due", "-created_at", "pk")[:PAGE])


def supervision(actor: Actor, pk: UUID) -> Supervision | None:
    found: Supervision | None = _named(Supervision.objects.visible_to(actor)).filter(pk=pk).first()
    return found


def _named(rows: Any) -> Any:
    return rows.select_related("worker", "supervisor", "hub")


def words_of(actor: Actor, row: Supervision) -> SupervisionWords | None:
    """None where there are none yet, and for everybody they are not for."""
    found: SupervisionWords | None = SupervisionWords.objects.visible_to(actor).filter(supervision=row).first()
    return found


@dataclass(frozen=True)
class LookedIn:
    look: SupervisionLook
    reason: str  # empty for the two people, who see that it was read and by whom


def looks_into(actor: Actor, row: Supervision) -> list[LookedIn]:
    rows = SupervisionLook.objects.visible_to(actor).filter(supervision=row).select_related("account")
    between = row.is_between(actor)
    return [LookedIn(look, "" if between else look.reason) for look in rows.order_by("-starts", "pk")]


def may_look_in(actor: Actor, row: Supervision) -> bool:
    return can(actor, P.LOOK_INTO_SUPERVISION, row) and not row.is_between(actor) and not is_open_to(actor, row)


def is_open_to(actor: Actor, row: Supervision) -> bool:
    """Whether a look of the actor's is running."""
    looks = SupervisionLook.objects.visible_to(actor).filter(supervision=row, account=actor.id)
    return bool(looks.filter(ends__gt=timezone.now()).exists())


def given_soon(actor: Actor) -> list[Supervision]:
    """Those the actor gives: planned within two weeks, or planned for a day that is over."""
    planned = _named(Supervision.objects.visible_to(actor)).filter(supervisor=actor.id, state=SupervisionState.PLANNED)
    return list(planned.filter(due__lte=clock.today() + AHEAD).order_by("due", "pk")[:PAGE])
