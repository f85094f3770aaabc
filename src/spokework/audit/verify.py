"""Finding what was edited, deleted, inserted or cut from the log."""

import hmac
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from uuid import UUID

from django.db import models

from .chain import PROGRAMME_CHAIN, event_mac, head_seal
from .models import Chain, Event, Subject
from .record import OPENED


@dataclass(frozen=True)
class Broken:
    chain_id: UUID
    number: int  # the first event that does not fit
    why: str


# What a changed column can make of itself when it is read back.
_UNREADABLE = (ValueError, TypeError, AttributeError)
_AT_ONCE = 1000


def same(one: bytes | memoryview, other: bytes | memoryview) -> bool:
    return hmac.compare_digest(bytes(one), bytes(other))


def _events(chain_id: UUID) -> models.QuerySet[Event]:
    return Event.objects.filter(chain_id=chain_id).order_by("number")


def _broken_link(chain: Chain) -> Broken | None:
    previous, expected = b"", 1
    try:
        for event in _events(chain.pk).iterator(chunk_size=_AT_ONCE):
            if event.number != expected:
                return Broken(chain.pk, expected, "this event is missing")
            if not same(event_mac(previous, event), event.mac):
                return Broken(chain.pk, event.number, "this event was changed")
            previous, expected = bytes(event.mac), expected + 1
    except _UNREADABLE:
        return Broken(chain.pk, expected, "this event cannot be read")
    return _broken_head(chain, previous, expected)


def _broken_head(chain: Chain, last: bytes, expected: int) -> Broken | None:
    try:
        if not same(head_seal(chain), chain.seal):
            return Broken(chain.pk, expected, "the head of the chain was changed")
        if chain.length != expected - 1 or not same(chain.last, last):
            return Broken(chain.pk, expected, "the chain was cut before this event")
    except (*_UNREADABLE, OverflowError):
        return Broken(chain.pk, expected, "the head of the chain cannot be read")
    return None


def _broken_index(chain: Chain) -> Broken | None:
    """The index must say what the events say: a subject removed from it would hide a look."""
    indexed = 0
    for events in batched(_events(chain.pk).iterator(chunk_size=_AT_ONCE)):
        rows = Subject.objects.filter(event__in=events).values_list("event_id", "chain_id", "young_person_id")
        found = Counter((event_id, chain_id, str(pk)) for event_id, chain_id, pk in rows)
        for event in events:
            said = Counter((event.pk, chain.pk, subject) for subject in event.subjects)
            if any(found.pop(key, 0) != times for key, times in said.items()):
                return Broken(chain.pk, event.number, "the index of this event's young people was changed")
            indexed += len(said)
        if found:
            numbers = {event.pk: event.number for event in events}
            number = min(numbers[event_id] for event_id, _, _ in found)
            return Broken(chain.pk, number, "the index names young people this event does not")
    if Subject.objects.filter(chain_id=chain.pk).count() != indexed:
        return Broken(chain.pk, 0, "the index names events that are not in the chain")
    return None


def batched(events: Iterable[Event]) -> Iterator[list[Event]]:
    rest = iter(events)
    while batch := list(islice(rest, _AT_ONCE)):
        yield batch


def _broken(chain: Chain) -> Broken | None:
    try:
        return _broken_link(chain) or _broken_index(chain)
    except ValueError:  # only the index is left: the links caught theirs
        return Broken(chain.pk, 0, "the index cannot be read")


def _removed(chains: Collection[UUID]) -> list[Broken]:
    """Chains that something else still speaks of."""
    opened = _events(PROGRAMME_CHAIN).filter(action=OPENED).values_list("record_id", flat=True)
    known: set[UUID | None] = {PROGRAMME_CHAIN} if chains else set()
    for chain_ids in (
        opened,
        Event.objects.values_list("chain_id", flat=True).distinct(),
        Subject.objects.values_list("chain_id", flat=True).distinct(),
    ):
        try:
            known.update(chain_ids)
        except ValueError:
            return [Broken(PROGRAMME_CHAIN, 0, "a row names a chain that cannot be read")]
    gone = sorted(pk for pk in known if pk is not None and pk not in chains)
    return [Broken(chain_id, 0, "the head of this chain was removed") for chain_id in gone]


def verify() -> list[Broken]:
    """The first broken link of every chain, and chains whose head was removed."""
    try:
        chains = {chain.pk: chain for chain in Chain.objects.order_by("pk")}
    except ValueError:
        return [Broken(PROGRAMME_CHAIN, 0, "the head of a chain cannot be read")]
    found = _removed(chains.keys())
    return found + [broken for chain in chains.values() if (broken := _broken(chain)) is not None]


def last_time(action: str) -> datetime | None:
    """When the programme's log says it was done last; None where it never was."""
    last = _events(PROGRAMME_CHAIN).filter(action=action).order_by("-number").first()
    return None if last is None else last.at


def length_of_log() -> tuple[int, int]:
    """How many chains and events there are."""
    return Chain.objects.count(), Event.objects.count()
