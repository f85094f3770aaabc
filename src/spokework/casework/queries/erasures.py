"""Erasures carried out and to be finished; and what a record to be erased is, without reading it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.casework.models import YoungPerson
from spokework.vault.models import Erasure


@dataclass(frozen=True)
class Erased:
    reference: str
    key_destroyed_at: datetime
    purged_at: datetime | None
    complete_on: date


def erasures(actor: Actor) -> list[Erased]:
    """Latest first. Two queries, one in each database."""
    rows = list(Erasure.objects.filter(hub_id__in=actor.hubs_with(P.ERASE_YOUNG_PERSON)).order_by("-key_destroyed_at"))
    people = YoungPerson.objects.unscoped("their references, nothing else").filter(
        pk__in=[row.child_id for row in rows]
    )
    references: dict[UUID, str] = dict(people.values_list("pk", "reference"))
    return [
        Erased(references.get(row.child_id, ""), row.key_destroyed_at, row.purged_at, row.complete_on) for row in rows
    ]


def can_be_erased(actor: Actor, reference: str) -> bool:
    """Whether there is such a record in a hub whose data protection officer asks. Reads no record."""
    rows = YoungPerson.objects.unscoped("whether it is there, nothing else").present()
    return bool(rows.filter(reference=reference, hub__in=actor.hubs_with(P.ERASE_YOUNG_PERSON)).exists())
