"""Numbers in place of keys. Drawn anew for every extract and kept nowhere, so that there is no way back."""

from collections.abc import Iterable
from random import SystemRandom
from uuid import UUID


class Pseudonyms:
    """For each kind of thing the numbers 1 … n in an order nobody knows."""

    def __init__(self) -> None:
        self._numbers: dict[str, dict[UUID, int]] = {}

    def draw(self, kind: str, keys: Iterable[UUID]) -> None:
        found = list(keys)
        SystemRandom().shuffle(found)
        self._numbers[kind] = {key: number for number, key in enumerate(found, start=1)}

    def of(self, kind: str, keys: Iterable[UUID | None]) -> list[int | None]:
        numbers = self._numbers[kind]
        try:
            return [numbers[key] if key is not None else None for key in keys]
        except KeyError:
            raise LookupError(f"A row names a {kind} that is not there.") from None  # the key itself stays unsaid
