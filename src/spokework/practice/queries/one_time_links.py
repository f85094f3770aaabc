"""One-time links: what stands for one in the records, and whether one may still be used."""

import hmac
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid5

from django.utils import timezone

from spokework.core.ids import ALPHABET
from spokework.practice.models import OneTimeLink
from spokework.vault.keyring import hash_key

from .respondents import takes_answers

# The keyring's key for the marks: a copy of the records alone finds no link, and makes none.
_LINKS = uuid5(UUID(int=0), "one-time links")
LETTERS = 28  # of 29 characters each: 136 bits
_GROUP = 7


def keyed(what: str, text: str) -> bytes:
    return hmac.digest(hash_key(_LINKS), f"{what}|{text}".encode(), sha256)


def spelt(token: str) -> str:
    """As it was drawn, however somebody typed it from paper."""
    return token.replace("-", "").upper()


def in_groups(letters: str) -> str:
    """As it is read and typed."""
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP)).lower()


def mark_of(token: str) -> bytes:
    return keyed("mark", spelt(token))


def drawn_from(number: bytes) -> str:
    """A token's letters from 32 random bytes."""
    left, letters = int.from_bytes(number), ""
    for _ in range(LETTERS):
        left, at = divmod(left, len(ALPHABET))
        letters += ALPHABET[at]
    return in_groups(letters)


def find_link(token: str, *, lock: bool = False) -> OneTimeLink | None:
    """Used and expired ones too. Found by the hash alone: no comparison takes longer the nearer a guess comes."""
    if len(spelt(token)) != LETTERS:
        return None
    rows: Any = OneTimeLink.objects.unscoped("whoever holds the link may ask for it")
    rows = rows.select_for_update(of=("self",)) if lock else rows
    whole = rows.select_related("hub", "training__area", "training__agency", "respondent__review__area")
    found: OneTimeLink | None = whole.filter(mark=mark_of(token)).first()
    return found


def is_open(link: OneTimeLink) -> bool:
    """Not used, not expired; of a review, also while it takes answers."""
    if link.used_at is not None or link.expires_at <= timezone.now():
        return False
    return link.respondent is None or takes_answers(link.respondent.review)
