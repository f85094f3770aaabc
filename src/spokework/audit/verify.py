"""Finding what was edited, deleted or cut from the log, and keeping checkpoints off the machine."""

import hmac
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from .chain import event_mac, head_seal
from .models import Chain, Event, Subject


@dataclass(frozen=True)
class Broken:
    chain_id: UUID
    number: int  # the first event that does not fit
    why: str


def _same(one: bytes, other: bytes) -> bool:
    return hmac.compare_digest(bytes(one), bytes(other))


def _broken_link(chain: Chain) -> Broken | None:
    previous, expected = b"", 1
    for event in Event.objects.filter(chain_id=chain.pk).order_by("number").iterator(chunk_size=2000):
        if event.number != expected:
            return Broken(chain.pk, expected, "this event is missing")
        if not _same(event_mac(previous, event), event.mac):
            return Broken(chain.pk, event.number, "this event was changed")
        previous, expected = bytes(event.mac), expected + 1
    if not _same(head_seal(chain), chain.seal):
        return Broken(chain.pk, chain.length, "the head of the chain was changed")
    if chain.length != expected - 1 or not _same(chain.last, previous):
        return Broken(chain.pk, expected, "the chain was cut after the event before this one")
    return None


def _broken_index(chain: Chain) -> Broken | None:
    """The index must say what the events say: a subject removed from it would hide a look."""
    rows = Subject.objects.filter(chain_id=chain.pk).values_list("event_id", "young_person_id")
    indexed = Counter((event_id, str(young_person_id)) for event_id, young_person_id in rows.iterator())
    for event in Event.objects.filter(chain_id=chain.pk).order_by("number").iterator(chunk_size=2000):
        for subject in event.subjects:
            indexed[(event.pk, subject)] -= 1
            if indexed[(event.pk, subject)] != 0:
                return Broken(chain.pk, event.number, "the index of this event's young people was changed")
    if any(indexed.values()):
        return Broken(chain.pk, 0, "the index names events that are not in the chain")
    return None


def verify() -> list[Broken]:
    """The first broken link of every chain, and chains whose head was removed."""
    chains = {chain.pk: chain for chain in Chain.objects.order_by("pk")}
    headless = set(Event.objects.values_list("chain_id", flat=True).distinct()) - chains.keys()
    found = [Broken(chain_id, 0, "the head of this chain was removed") for chain_id in sorted(headless)]
    for chain in chains.values():
        broken = _broken_link(chain) or _broken_index(chain)
        if broken is not None:
            found.append(broken)
    return found


def checkpoint() -> str:
    """Every chain's sealed head, to be kept off this machine: it finds a whole log put back to an earlier day."""
    heads = [
        {"chain": str(c.pk), "length": c.length, "last": bytes(c.last).hex(), "seal": bytes(c.seal).hex()}
        for c in Chain.objects.order_by("pk")
    ]
    return json.dumps(heads, indent=1)


def verify_against(file: Path) -> list[Broken]:
    """What a checkpoint knew and the log no longer holds."""
    found = []
    for head in json.loads(file.read_text()):
        claimed = Chain(pk=UUID(head["chain"]), length=head["length"], last=bytes.fromhex(head["last"]))
        if not _same(head_seal(claimed), bytes.fromhex(head["seal"])):
            found.append(Broken(claimed.pk, claimed.length, "the checkpoint itself was changed"))
            continue
        event = Event.objects.filter(chain_id=claimed.pk, number=claimed.length).first()
        if claimed.length and (event is None or not _same(event.mac, claimed.last)):
            found.append(Broken(claimed.pk, claimed.length, "the log does not hold what the checkpoint saw"))
    return found
