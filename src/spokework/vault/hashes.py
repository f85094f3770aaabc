"""Keyed hashes: whether two records are of one person, without reading either."""

import hmac
import unicodedata
from datetime import date
from hashlib import sha256
from uuid import UUID

from .keyring import hash_key

PROGRAMME = UUID(int=0)


# An apostrophe joins (O'Neill is ONeill); any other mark parts (Smith-Jones is Smith Jones).
_APOSTROPHES = "'`\u00b4\u02b9\u02bb\u02bc\u2018\u2019\u2032\uff07"


def name_words(name: str) -> list[str]:
    """The words of a name as they are compared everywhere: accents, case and punctuation make no difference."""
    joined = name.translate(dict.fromkeys(map(ord, _APOSTROPHES)))
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", joined).casefold())
    return "".join(c if c.isalnum() else " " for c in letters if not unicodedata.combining(c)).split()


def _plain(name: str) -> str:
    return " ".join(sorted(name_words(name)))


def person_hash(scope_id: UUID, *, name: str, born: date) -> bytes:
    """The hash of a name and birth date under the hub's key, or under ``PROGRAMME``'s.

    The order of names, accents, case and punctuation make no difference.
    """
    return hmac.new(hash_key(scope_id), f"{_plain(name)}|{born.isoformat()}".encode(), sha256).digest()


def name_hash(scope_id: UUID, *, name: str) -> bytes:
    """The hash of a name alone, for registers that ask for no birth date: two people of one name count as one."""
    return hmac.new(hash_key(scope_id), f"register|{_plain(name)}".encode(), sha256).digest()
