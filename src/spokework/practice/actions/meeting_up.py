"""Days on which a worker was together with colleagues."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.accounts.models import Account
from spokework.core.errors import Refused
from spokework.practice import codes
from spokework.practice.models import ColleagueDay
from spokework.programme.memberships import holders

from .base import at_hub, did
from .checks import not_ahead, of_list


@transaction.atomic
def record_colleague_day(*, hub_id: UUID, day: date, kind: str, by: Actor) -> ColleagueDay:
    """One's own. Said twice of one day, it stands once."""
    at_hub(hub_id, P.OWN_SUPPORT, by=by)
    return _put(hub_id, by.id, not_ahead(day), _a_kind(kind), by)


@transaction.atomic
def record_team_day(*, hub_id: UUID, day: date, kind: str, workers: Iterable[Account], by: Actor) -> list[ColleagueDay]:
    """The whole team's, or some of it, by whoever brought them together."""
    at_hub(hub_id, P.SUPPORT_TEAM, by=by)
    there = list(workers)
    here = set(holders(hub_id, P.OWN_SUPPORT).values_list("pk", flat=True))
    if not there:
        raise Refused("Choose who was there.", field="workers")
    for worker in there:
        if worker.pk not in here:
            raise Refused(f"{worker.name} does not work in this hub. Leave her out.", field="workers")
    not_ahead(day)
    _a_kind(kind)
    return [_put(hub_id, worker.pk, day, kind, by) for worker in there]


def _a_kind(kind: str) -> str:
    return of_list(kind, codes.ColleagueDayKind.values, field="kind", what="how you were together")


def _put(hub_id: UUID, worker_id: UUID, day: date, kind: str, by: Actor) -> ColleagueDay:
    rows = ColleagueDay.objects.unscoped("one row a worker and day, whoever says it")
    row, new = rows.get_or_create(hub_id=hub_id, worker_id=worker_id, day=day, defaults={"kind": kind})
    found: ColleagueDay = row
    if new:
        did("day with colleagues recorded", found, by=by)
    elif found.kind != kind:
        did("day with colleagues corrected", found, by=by, fields=found.change(kind=kind))
    return found
