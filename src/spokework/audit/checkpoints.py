"""Sealed heads kept off the machine: they find a whole log that was put back to an earlier day."""

import json
from pathlib import Path
from uuid import UUID

from .chain import head_seal
from .models import Chain, Event
from .verify import Broken, same


def checkpoint() -> str:
    """Every chain's sealed head, to be kept off this machine: it finds a whole log put back to an earlier day."""
    heads = [
        {"chain": str(c.pk), "length": c.length, "last": bytes(c.last).hex(), "seal": bytes(c.seal).hex()}
        for c in Chain.objects.order_by("pk")
    ]
    return json.dumps(heads, indent=1)


class NotACheckpoint(Exception):
    """The file does not hold what ``checkpoint`` writes."""


def _heads(file: Path) -> list[Chain]:
    try:
        return [
            Chain(
                pk=UUID(head["chain"]),
                length=int(head["length"]),
                last=bytes.fromhex(head["last"]),
                seal=bytes.fromhex(head["seal"]),
            )
            for head in json.loads(file.read_text())
        ]
    except (ValueError, TypeError, KeyError) as fault:
        raise NotACheckpoint(f"{file.name} is not a checkpoint of the log.") from fault


def verify_against(file: Path) -> list[Broken]:
    """What a checkpoint knew and the log no longer holds."""
    found = []
    for claimed in _heads(file):
        if not same(head_seal(claimed), claimed.seal):
            found.append(Broken(claimed.pk, claimed.length, "the checkpoint itself was changed"))
            continue
        event = Event.objects.filter(chain_id=claimed.pk, number=claimed.length).first()
        if claimed.length and (event is None or not same(event.mac, claimed.last)):
            found.append(Broken(claimed.pk, claimed.length, "the log does not hold what the checkpoint saw"))
    return found
