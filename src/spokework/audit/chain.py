"""How an event is bound to the one before it. The key stands outside the database."""

import hmac
import json
from base64 import b64decode
from functools import lru_cache
from hashlib import sha256
from uuid import UUID

from django.conf import settings

from .models import Chain, Event

# Events that belong to no hub – sign-ins of programme people, changes of the programme – go to this chain.
PROGRAMME_CHAIN = UUID(int=0)


class AuditKeyMissing(Exception):
    """There is no key for the log, or it is too short to keep anybody from forging it."""


@lru_cache(maxsize=1)
def _key(text: str) -> bytes:
    try:
        key = b64decode(text, validate=True)
    except ValueError:
        key = b""
    if len(key) < 32:
        raise AuditKeyMissing("The audit key must be 32 bytes in base64. Run `spokework init` to make one.")
    return key


def _mac(*parts: bytes) -> bytes:
    mac = hmac.new(_key(settings.SPOKEWORK_AUDIT_KEY), digestmod=sha256)
    for part in parts:
        mac.update(len(part).to_bytes(4, "big") + part)
    return mac.digest()


def event_mac(previous: bytes, event: Event) -> bytes:
    said = json.dumps(
        [
            str(event.chain_id),
            event.number,
            event.at.timestamp(),
            str(event.actor_id),
            event.action,
            event.record_type,
            str(event.record_id),
            event.fields,
            event.subjects,
        ],
        separators=(",", ":"),
    )
    return _mac(b"event", previous, said.encode())


def head_seal(chain: Chain) -> bytes:
    """Without the key nobody can make an earlier event look like the last one."""
    return _mac(b"head", chain.id.bytes, chain.length.to_bytes(8, "big"), bytes(chain.last))
