"""Words under keys of their own, for packages that may not know the vault: what analyses can open no record.

The vault says how when the application starts. A key is one owner's; once it is destroyed, the owner's words cannot be
read in any copy of the data.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID


class Keeper(Protocol):
    def seal(self, owner: UUID, words: str, place: str) -> bytes: ...

    def seal_new(self, words: Mapping[UUID, str], place: str) -> dict[UUID, bytes]:
        """Of owners who have no key yet, in one question however many."""
        ...

    def open(self, sealed: Mapping[UUID, bytes], place: str) -> dict[UUID, str]:
        """By owner, in one question however many; owners whose key is gone are left out."""
        ...

    def destroy(self, owners: Iterable[UUID]) -> None: ...


@dataclass
class _Kept:
    by: Keeper | None = None


_kept = _Kept()


def hand_in(keeper: Keeper) -> None:
    _kept.by = keeper


def keeper() -> Keeper:
    assert _kept.by is not None, "the vault hands a keeper in when the application starts"
    return _kept.by
