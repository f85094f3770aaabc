"""Writing to the chain. Actions call ``record`` in their own transaction; views are written by the middleware."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from spokework.access.decide import Actor
from spokework.core.models.again import Whole

from .chain import PROGRAMME_CHAIN, event_mac, head_seal
from .models import Chain, Event, Subject


def _index(event: Event, subjects: Sequence[str]) -> None:
    rows = [Subject(event=event, chain_id=event.chain_id, young_person_id=UUID(pk)) for pk in subjects]
    if len(rows) == 1:  # nearly always; a plain insert is half the work of a bulk one
        rows[0].save(force_insert=True)
    else:
        Subject.objects.bulk_create(rows)


_AT_ONCE = 500


@dataclass
class _Batch:
    chains: dict[UUID, Chain] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)


_batch: ContextVar[_Batch | None] = ContextVar("batch", default=None)

OPENED = "opened this hub's log"


_HEAD = Whole(lambda key: Chain.objects.select_for_update().filter(pk=key))


def _locked(chain_id: UUID) -> Chain | None:
    found: Chain | None = _HEAD.one(chain_id)
    return found


def _opened(chain_id: UUID, by: Actor) -> Chain:
    """A new chain. The programme's knows of every hub's, so that a whole one cannot vanish unnoticed."""
    if chain_id != PROGRAMME_CHAIN:
        # Locked before the hub's chain exists: whoever holds the programme's may be opening the same one.
        _locked(PROGRAMME_CHAIN)
        if _locked(chain_id) is None:
            record(OPENED, by=by, hub_id=None, record_id=chain_id)
    Chain.objects.get_or_create(pk=chain_id)
    return Chain.objects.select_for_update().get(pk=chain_id)


def record(
    action: str,
    *,
    by: Actor,
    hub_id: UUID | None,
    about: models.Model | None = None,
    record_id: UUID | None = None,
    fields: Sequence[str] = (),
    young_people: Iterable[UUID] = (),
) -> Event:
    """Append one event to the hub's chain. Says which fields, never what was in them."""
    # No savepoint: a change whose event cannot be written is undone with everything around it.
    with transaction.atomic(savepoint=False):
        chain_id = hub_id or PROGRAMME_CHAIN
        batch = _batch.get()
        chain = (batch and batch.chains.get(chain_id)) or _locked(chain_id) or _opened(chain_id, by)
        subjects = sorted({str(pk) for pk in young_people})
        event = Event(
            chain_id=chain_id,
            number=chain.length + 1,
            at=timezone.now(),
            actor_id=by.id,
            action=action,
            record_type=about._meta.label if about is not None else "",
            record_id=about.pk if about is not None else record_id,
            fields=sorted(fields),
            subjects=subjects,
        )
        event.mac = event_mac(bytes(chain.last), event)
        chain.length, chain.last = event.number, event.mac
        if batch is not None:
            batch.chains[chain_id] = chain
            batch.events.append(event)
        else:
            event.save(force_insert=True)
            _index(event, subjects)
            _move(chain)
        return event


@contextmanager
def together() -> Iterator[None]:
    """Many events in one transaction, written at its end. Their chains stay locked till then.

    For imports and the demonstration, where a fault undoes everything: an event of work that was undone on its own
    inside would be written all the same.
    """
    if _batch.get() is not None:
        yield
        return
    batch = _Batch()
    with transaction.atomic():
        token = _batch.set(batch)
        try:
            yield
        finally:
            _batch.reset(token)
        Event.objects.bulk_create(batch.events, batch_size=_AT_ONCE)
        subjects = (
            Subject(event=event, chain_id=event.chain_id, young_person_id=UUID(pk))
            for event in batch.events
            for pk in event.subjects
        )
        Subject.objects.bulk_create(subjects, batch_size=_AT_ONCE)
        for chain in batch.chains.values():
            _move(chain)


def _move(chain: Chain) -> None:
    chain.seal = head_seal(chain)
    chain.save(update_fields=["length", "last", "seal"])
