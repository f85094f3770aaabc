"""Telling somebody something about a young person, and writing it down. Intelligence to the police stands apart."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.casework import codes
from spokework.casework.models import (
    Contact,
    IntelligenceCorrection,
    IntelligenceSubmission,
    Sharing,
    SharingCorrection,
    Told,
    YoungPerson,
)
from spokework.core.models.again import again
from spokework.programme.models import HostAgency

from .base import claim, did
from .sharing_checks import check

T = TypeVar("T", bound=Told)


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What is written of a sharing. ``told_how`` says how the young person was told, or why not."""

    day: date
    told_to: str
    channel: str
    items: Sequence[str]
    purpose: str
    basis: str
    condition: str
    necessity: str
    young_person_told: bool
    told_how: str = ""
    not_told: str = ""
    agency: HostAgency | None = None
    what: str = ""
    purpose_words: str = ""
    arose: str = codes.SharingArose.OTHER

    def values(self) -> dict[str, Any]:
        given = {field.name: getattr(self, field.name) for field in fields(self)}
        trimmed = {name: value.strip() for name, value in given.items() if isinstance(value, str)}
        return given | trimmed | {"items": list(self.items)}


@transaction.atomic
def share_information(
    *, young_person: YoungPerson, telling: Telling, by: Actor, contact: Contact | None = None
) -> Sharing:
    """After a case has closed too: others go on asking. ``contact``: the one in which it was shared."""
    row = _new(Sharing, young_person, telling, contact, by)
    did("information shared", row, by=by)
    return row


@transaction.atomic
def submit_intelligence(
    *, young_person: YoungPerson, telling: Telling, by: Actor, contact: Contact | None = None
) -> IntelligenceSubmission:
    """To the police. Its author, the hub's manager and the data protection officer know of it; nobody else does."""
    row = _new(IntelligenceSubmission, young_person, telling, contact, by)
    did("intelligence submitted", row, by=by)
    return row


def _new(model: type[T], young_person: YoungPerson, telling: Telling, contact: Contact | None, by: Actor) -> T:
    claim(young_person, P.WORK_CASE, by=by)
    values = telling.values()
    check(values, young_person_id=young_person.pk, contact=contact)
    row = model(
        hub_id=young_person.hub_id,
        young_person=young_person,
        number=model.objects.next_number(young_person.pk),
        contact=contact,
        by_id=by.account_id,
        **values,
    )
    row.save(force_insert=True)
    return row


@transaction.atomic
def correct_sharing(*, sharing: T, telling: Telling, by: Actor, version: int | None = None) -> T:
    """What it said before is kept. The contact it arose from stays."""
    claim(sharing, P.WORK_CASE, by=by)
    locked = again(sharing)
    values = telling.values()
    earlier = {name: _plain(getattr(locked, name)) for name in values if getattr(locked, name) != values[name]}
    if not earlier:
        return locked
    check(values, young_person_id=locked.young_person_id, contact=locked.contact)
    locked.change(expected=version, **values)
    _keep(locked, earlier, by.account_id)
    is_intelligence = isinstance(locked, IntelligenceSubmission)
    event = "intelligence submission corrected" if is_intelligence else "sharing corrected"
    did(event, locked, by=by, fields=list(earlier))
    return locked


def _keep(row: Told, earlier: dict[str, Any], by_id: UUID | None) -> None:
    model: Any = IntelligenceCorrection if isinstance(row, IntelligenceSubmission) else SharingCorrection
    whose = {"hub_id": row.hub_id, "young_person_id": row.young_person_id}
    model(**whose, sharing=row, at=timezone.now(), by_id=by_id, earlier=earlier).save(force_insert=True)


def _plain(value: Any) -> Any:
    if isinstance(value, HostAgency):
        return value.name
    return value.isoformat() if isinstance(value, date) else value
