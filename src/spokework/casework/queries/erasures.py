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
    key_destroyed_at: datetime | None  # None: ordered, and cut short before anything was done
    purged_at: datetime | None
    complete_on: date | None


def erasures(actor: Actor) -> list[Erased]:
    """Latest first, those cut short before all. Two queries, one in each database."""
    hubs = actor.hubs_with(P.ERASE_YOUNG_PERSON)
    ledger = list(Erasure.objects.filter(hub_id__in=hubs).order_by("-key_destroyed_at"))
    people = YoungPerson.objects.unscoped("their references, nothing else").exclude(erased_at=None)
    references: dict[UUID, str] = dict(people.filter(hub__in=hubs).values_list("pk", "reference"))
    begun = references.keys() - {row.child_id for row in ledger}
    return [
        *(Erased(reference, None, None, None) for reference in sorted(references[pk] for pk in begun)),
        *(Erased(references.get(row.child_id, ""), *_of(row)) for row in ledger),
    ]


def _of(row: Erasure) -> tuple[datetime, datetime | None, date]:
    return row.key_destroyed_at, row.purged_at, row.complete_on


def can_be_erased(actor: Actor, reference: str) -> bool:
    """Whether there is such a record in a hub whose data protection officer asks. Reads no record."""
    rows = YoungPerson.objects.unscoped("whether it is there, nothing else").present()
    return bool(rows.filter(reference=reference, hub__in=actor.hubs_with(P.ERASE_YOUNG_PERSON)).exists())
