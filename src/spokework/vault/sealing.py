"""AES-256-GCM with a fresh nonce, and nothing else. A text moved to another place does not open there."""

import os
from base64 import b64decode
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_NONCE_BYTES = 12
_TAG_BYTES = 16
KEY_BYTES = 32


class Unreadable(Exception):
    """The text was changed, moved, or sealed under another key."""


class MasterKeyMissing(Exception):
    """There is no master key, or it is not 32 bytes."""


def new_key() -> bytes:
    return os.urandom(KEY_BYTES)


def seal(key: bytes, plain: bytes, place: str) -> bytes:
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, place.encode())


def unseal(key: bytes, sealed: bytes, place: str) -> bytes:
    try:
        if len(sealed) < _NONCE_BYTES + _TAG_BYTES:
            raise InvalidTag
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], place.encode())
    except InvalidTag as fault:
        raise Unreadable(f"what is stored at {place} was not sealed there") from fault


@lru_cache(maxsize=1)
def _decode(text: str) -> bytes:
    try:
        key = b64decode(text, validate=True)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise MasterKeyMissing("The master key must be 32 bytes in base64. Run `spokework init` to make one.")
    return key


def master_key() -> bytes:
    return _decode(settings.SPOKEWORK_MASTER_KEY)


def subkey(key: bytes, purpose: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose.encode()).derive(key)
