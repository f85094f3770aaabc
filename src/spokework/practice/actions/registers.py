"""Who was there, by name: under a key of this register alone, so that dropping it is final, in older copies too."""

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from spokework.access.decide import Actor, require
from spokework.access.permissions import Permission as P
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.practice.models import Attendee, AwarenessSession, TrainingEvent
from spokework.vault.hashes import name_hash, name_words
from spokework.vault.keyring import destroy_child_key, ensure_key
from spokework.vault.models import Erasure

from .base import at_hub, did, lock

LONGEST_NAME = 120
Event = AwarenessSession | TrainingEvent


@transaction.atomic
def keep_register(*, event: Event, names: Sequence[str], by: Actor) -> list[Attendee]:
    """The whole register, in place of what it held before."""
    at_hub(event.hub_id, P.RECORD_PRACTICE, by=by)
    locked = lock(event)
    if locked.register_dropped_on is not None:
        raise Refused("This register was dropped for good, so no names can be kept in it again.", field="names")
    written = _checked(names, locked.attended)
    ensure_key(locked.pk, locked.hub_id)
    _rows(locked).delete()
    kept = [_attendee(locked, number, name) for number, name in enumerate(written, start=1)]
    for attendee in kept:
        attendee.save(force_insert=True)
    did("register kept", locked, by=by)
    return kept


@transaction.atomic
def read_register(*, event: Event, by: Actor) -> list[str]:
    """The names, for whoever may correct them. That they were read is in the log."""
    require(by, P.RECORD_PRACTICE, event.hub_id)
    rows = list(_rows(event).order_by("number"))
    if rows:
        did("register read", event, by=by)
    return [row.name for row in rows]


@transaction.atomic
def drop_register(*, event: Event, by: Actor) -> None:
    """Names and key go; how many came stays. Done again it finishes what a crash cut short."""
    at_hub(event.hub_id, P.RECORD_PRACTICE, by=by)
    locked = lock(event)
    rows = _rows(locked)
    if locked.register_dropped_on is None and not rows.exists():
        raise Refused("No register was kept, so there is nothing to drop.")
    rows.delete()
    if locked.register_dropped_on is None:
        locked.change(register_dropped_on=clock.today())
        did("register dropped", locked, by=by)
    transaction.on_commit(partial(_destroy_key, locked.pk, locked.hub_id))


def _destroy_key(event_id: UUID, hub_id: UUID) -> None:
    with transaction.atomic("keyring"):
        destroy_child_key(event_id, hub_id)
        # Of a register nothing is left to purge.
        Erasure.objects.filter(child_id=event_id, purged_at=None).update(purged_at=timezone.now())


def names_kept(event: Event) -> int:
    return int(_rows(event).count())


def _rows(event: Event) -> Any:
    rows = Attendee.objects.unscoped("the caller has checked the permission in the event's hub")
    return rows.filter(**{_side(event): event})


def _side(event: Event) -> str:
    return "session" if isinstance(event, AwarenessSession) else "training"


def _attendee(event: Event, number: int, name: str) -> Attendee:
    row = Attendee(hub_id=event.hub_id, number=number, mark=name_hash(event.hub_id, name=name))
    setattr(row, _side(event), event)
    row.name = name
    return row


def _checked(names: Sequence[str], attended: int) -> list[str]:
    written = [name.strip() for name in names if name.strip()]
    if not written:
        raise Refused("Write one name a line.", field="names")
    if len(written) > attended:
        raise Refused(
            f"There are {len(written)} names, but {attended} came. Take names away, or correct how many came first.",
            field="names",
        )
    seen: dict[str, int] = {}
    for line, name in enumerate(written, start=1):
        words = " ".join(sorted(name_words(name)))
        if not words or len(name) > LONGEST_NAME:
            raise Refused(f"Line {line} is not a name. Write one name a line, without anything else.", field="names")
        if words in seen:
            raise Refused(
                f"Lines {seen[words]} and {line} are the same name. Tell the two apart, for example by an initial, "
                "or take one away.",
                field="names",
            )
        seen[words] = line
    return written
