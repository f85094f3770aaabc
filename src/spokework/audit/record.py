"""Writing to the chain. Actions call ``record`` in their own transaction; views are written by the middleware."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from spokework.access.decide import Actor

from .chain import PROGRAMME_CHAIN, event_mac, head_seal
from .models import Chain, Event, Subject

def _index(event: Event, subjects: Sequence[str]) -> None:
    rows = [Subject(event=event, chain_id=event.chain_id, young_person_id=UUID(pk)) for pk in subjects]
    if len(rows) == 1:  # nearly always; a plain insert is half the work of a bulk one
        rows[0].save(force_insert=True)
    else:
        Subject.objects.bulk_create(rows)


OPENED = "opened this hub's log"


def _locked(chain_id: UUID) -> Chain | None:
    return Chain.objects.select_for_update().filter(pk=chain_id).first()


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
        chain = _locked(chain_id) or _opened(chain_id, by)
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
        event.save(force_insert=True)
        chain.length, chain.last = event.number, event.mac
        chain.seal = head_seal(chain)
        Chain.objects.filter(pk=chain_id).update(length=chain.length, last=chain.last, seal=chain.seal)
        _index(event, subjects)
        return event
