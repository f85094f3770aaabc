"""Erasures carried out and to be finished; and what a record to be erased is, without reading it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.casework.models import Case, YoungPerson
from spokework.casework.states import CaseState
from spokework.vault.erased_list import compare, listed
from spokework.vault.models import Erasure

from .person import current_worker


@dataclass(frozen=True)
class Erased:
    reference: str
    key_destroyed_at: datetime | None  # None: ordered, and cut short before anything was done
    purged_at: datetime | None
    complete_on: date | None


def erasures(actor: Actor) -> list[Erased]:
    """Latest first, those cut short or known to the list alone before all. Two queries, one in each database."""
    hubs = actor.hubs_with(P.ERASE_YOUNG_PERSON)
    ledger = list(Erasure.objects.filter(hub_id__in=hubs).order_by("-key_destroyed_at"))
    only_listed = {pk for pk, entry in listed().items() if entry.hub_id in hubs}
    people = _everybody().filter(Q(erased_at__isnull=False) | Q(pk__in=only_listed), hub__in=hubs)
    references: dict[UUID, str] = dict(people.values_list("pk", "reference"))
    begun = (references.keys() | only_listed) - {row.child_id for row in ledger}
    return [
        *(Erased(reference, None, None, None) for reference in sorted(references.get(pk, "") for pk in begun)),
        *(Erased(references.get(row.child_id, ""), *_of(row)) for row in ledger),
    ]


def to_finish() -> list[Erasure]:
    """Cut short, or brought back by older copies of the records, of the keyring, or of both."""
    ledger = {row.child_id: row for row in Erasure.objects.all()}
    marked = _everybody().exclude(erased_at=None).filter(merged_into=None).values_list("pk", "hub_id")
    known = {pk: entry.hub_id for pk, entry in listed().items()} | dict(marked)
    begun = [Erasure(child_id=pk, hub_id=hub_id) for pk, hub_id in known.items() if pk not in ledger]
    back = set(_everybody().filter(erased_at=None, pk__in=ledger).values_list("pk", flat=True))
    return [*(row for pk, row in ledger.items() if row.purged_at is None or pk in back), *begun]


def list_is_short() -> bool:
    """The list that is kept apart was lost, put back to an earlier day, or changed."""
    compared = compare()
    return bool(compared.not_listed or compared.spoiled)


def _everybody() -> Any:
    return YoungPerson.objects.unscoped("their references, nothing else")


def _of(row: Erasure) -> tuple[datetime, datetime | None, date]:
    return row.key_destroyed_at, row.purged_at, row.complete_on


def can_be_erased(actor: Actor, reference: str) -> bool:
    """Whether there is such a record in a hub whose data protection officer asks. Reads no record."""
    rows = YoungPerson.objects.unscoped("whether it is there, nothing else").present()
    return bool(rows.filter(reference=reference, hub__in=actor.hubs_with(P.ERASE_YOUNG_PERSON)).exists())


def who_works_with(reference: str) -> str:
    """The name of the worker of a case that is open or paused; empty where there is none. Reads no record."""
    cases = Case.objects.unscoped("who holds it, nothing else").filter(young_person__reference=reference)
    return cases.exclude(state=CaseState.CLOSED).values_list(current_worker(), flat=True).first() or ""
