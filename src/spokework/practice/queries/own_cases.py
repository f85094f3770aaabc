"""Whose cases somebody may link what she did to: those she holds, and those she covers for today."""

from typing import Any

from django.db.models import Q

from spokework.access.decide import Actor
from spokework.casework.models import Allocation, Case, Cover
from spokework.core import clock
from spokework.programme.models.dated import running_on
from spokework.vault.keyring import unlock


def _held(actor: Actor, rows: Any) -> Any:
    covers = Cover.objects.unscoped("one's own, which say whom one covers for").filter(
        running_on(clock.today()), by=actor.id
    )
    mine = Q(appointment__worker=actor.id) | Q(appointment__in=covers.values("appointment"))
    return rows.filter(mine, end=None)


def is_own(case: Case, actor: Actor) -> bool:
    rows = Allocation.objects.unscoped("whether it is the actor's own is all that is asked").filter(case=case.pk)
    return bool(_held(actor, rows).exists())


def own_cases(actor: Actor) -> list[Allocation]:
    """To choose from, each with its young person, names opened."""
    rows = _held(actor, Allocation.objects.visible_to(actor)).select_related("case", "young_person")
    found: list[Allocation] = list(rows.order_by("-start", "pk"))
    unlock(row.young_person_id for row in found)
    return found
