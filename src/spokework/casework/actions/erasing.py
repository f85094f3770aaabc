"""Erasing a young person's record for good.

Two databases are never atomic, so it goes in steps that can each be done again: the record is marked, so that it is
out of everybody's reach, and unsaved forms lose the young person's name → the list of erasures, apart from both →
keys, with the ledger → rows → the database's own files → the ledger's mark.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone

from spokework.access.decide import Actor, NotAllowed, can
from spokework.access.permissions import Permission as P
from spokework.audit.looking import not_shown
from spokework.audit.models import Subject
from spokework.audit.record import record
from spokework.casework.models import Notice, YoungPerson
from spokework.casework.models.base import AboutAChild
from spokework.casework.queries.erasures import to_finish
from spokework.casework.queries.merging import merged_into
from spokework.core.errors import Refused
from spokework.drafts.actions import purge_of_young_person
from spokework.vault.erased_list import check_it_can_be_written, enter_what_is_missing
from spokework.vault.fields import Sealed, encrypted_fields
from spokework.vault.keyring import Erased, destroy_child_key
from spokework.vault.models import Erasure
from spokework.vault.scrubbing import scrub

from .unsaved import Called, Struck, strike_out

REASONS = {
    "request": "The young person, or who cares for them, asked for it",
    "retention": "The time for which records are kept is over",
    "mistake": "The record should not have been made",
    "ordered": "A court or the regulator ordered it",
}
ERASED = "young person erased"
# All that stays of a record: that there was one, of this hub, under this reference.
_STAYS = {"id", "created_at", "version", "hub", "reference", "merged_into", "erased_at"}


@dataclass(frozen=True)
class Ordered:
    ledger: Erasure
    struck: Struck


@transaction.atomic
def erase_young_person(*, reference: str, by: Actor, reason: str = "") -> Ordered:
    """Mark the record; once that is committed destroy its keys, so that nothing can be read whatever else fails."""
    if reason and reason not in REASONS:
        raise Refused("Choose why the record is erased from the list.", field="reason")
    check_it_can_be_written()
    young_person = _found(reference, by)
    own = [young_person.pk, *merged_into(young_person.pk)]
    struck = strike_out([called for called in map(_called, own) if called], young_person.hub_id)
    _rows().filter(pk__in=own).update(erased_at=timezone.now(), version=models.F("version") + 1)
    record(f"erasure ordered{reason and f' ({reason})'}", by=by, hub_id=young_person.hub_id, young_people=own)
    ledger = Erasure(child_id=young_person.pk, hub_id=young_person.hub_id)
    transaction.on_commit(lambda: _carry_out(ledger, by=by))
    return Ordered(ledger, struck)


def resume_erasures(*, by: Actor) -> list[Erasure]:
    """Finish what a crash cut short, and erase again what older copies of the data or the keyring brought back."""
    found = [row for row in to_finish() if can(by, P.ERASE_YOUNG_PERSON, row.hub_id)]
    for row in found:
        transaction.on_commit(partial(_carry_out, row, by=by))
    transaction.on_commit(lambda: enter_what_is_missing() and None)
    return found


def _rows() -> Any:
    return YoungPerson.objects.unscoped("erasing reaches a record by its key, and reads nothing in it")


def _found(reference: str, by: Actor) -> YoungPerson:
    with not_shown():
        young_person: YoungPerson | None = _rows().filter(reference=reference).select_related("merged_into").first()
    if young_person is None or not can(by, P.ERASE_YOUNG_PERSON, young_person.hub_id):
        raise NotAllowed(f"{P.ERASE_YOUNG_PERSON.name} is needed")
    if young_person.erased_at is not None:
        raise Refused("This record was erased already.")
    if young_person.merged_into is not None:
        raise Refused(f"This record was merged into {young_person.merged_into.reference}. Erase that one.")
    return young_person


def _carry_out(ledger: Erasure, *, by: Actor) -> None:
    # The main record's key goes first: from its entry in the ledger the rest can be found again.
    own = [ledger.child_id, *merged_into(ledger.child_id)]
    with transaction.atomic("keyring"):  # all or none: the page says that nothing of this can be read any more
        for child_id in own:
            destroy_child_key(child_id, ledger.hub_id)
    _purge(own, ledger.hub_id, by=by)
    _finish(own)
    ledger.refresh_from_db()


@transaction.atomic
def _purge(own: list[UUID], hub_id: UUID, *, by: Actor) -> None:
    for model in rows_about_a_child():
        rows = model.objects.unscoped("all of it goes").filter(young_person_id__in=own)
        rows._raw_delete(rows.db)
    for child_id in own:
        purge_of_young_person(child_id)
    references = list(_rows().filter(pk__in=own).values_list("reference", flat=True))
    Notice.objects.unscoped("what they pointed at is gone").filter(reference__in=references).delete()
    _rows().filter(pk__in=own).update(**_blank())
    _rows().filter(pk__in=own, erased_at=None).update(erased_at=timezone.now())
    if not Subject.objects.filter(young_person_id=own[0], event__action=ERASED).exists():
        record(ERASED, by=by, hub_id=hub_id, young_people=own)


def _finish(own: list[UUID]) -> None:
    """SQLite's write-ahead log still holds the rows. PostgreSQL reuses their space; what they hold cannot be opened."""
    scrub("default")
    Erasure.objects.filter(child_id__in=own, purged_at=None).update(purged_at=timezone.now())


def rows_about_a_child() -> Iterable[Any]:
    """Every table whose rows hang on a young person; one added later is found too."""
    return [model for model in apps.get_models() if issubclass(model, AboutAChild) and model is not YoungPerson]


def _blank() -> dict[str, Any]:
    sealed = dict.fromkeys(encrypted_fields(YoungPerson), Sealed(b""))
    plain = {
        field.attname: field.get_default()
        for field in YoungPerson._meta.concrete_fields
        if field.name not in _STAYS and field.attname not in sealed
    }
    return sealed | plain


def _called(child_id: UUID) -> Called | None:
    with not_shown():
        row = _rows().get(pk=child_id)
    try:
        return Called(given=row.given_name, family=row.family_name, preferred=row.preferred_name)
    except Erased:
        return None
