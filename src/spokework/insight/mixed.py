"""Codes of several columns as one whole number, as digits make one: rows are put together by it and told apart again.

Looking up where a code stands in its list costs an engine next to nothing, since the extract's codes lie as numbers
already; handing over ten texts a row, and comparing them, is most of what counting costs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import Any

import ibis

from .seen import Array


@dataclass(frozen=True)
class Mixed:
    """A digit a column: 1 to n for its codes, n + 1 where nothing is recorded, 0 for a code that is not of the list."""

    names: tuple[str, ...]
    codes: tuple[tuple[str, ...], ...]

    @cached_property
    def _bases(self) -> list[int]:
        return [len(codes) + 2 for codes in self.codes]

    @property
    def size(self) -> int:
        return prod(self._bases)

    def number(self, rows: Any) -> Any:
        """Of each row of an Ibis table."""
        number = ibis.literal(0, "int64")
        for name, codes, base in zip(self.names, self.codes, self._bases, strict=True):
            number = number * base + (_place_in(rows[name], codes) if codes else len(codes) + 1)
        return number.cast(narrowest(self.size))

    def labels(self, name: str) -> tuple[str | None, ...]:
        """What ``apart`` says by where it stands here: the codes of a column, and None."""
        return (*self.codes[self.names.index(name)], None)

    def apart(self, numbers: Array) -> Mapping[str, Array]:
        """The columns again: of each number, where its label stands."""
        found: dict[str, Array] = {}
        for name, base in reversed([*zip(self.names, self._bases, strict=True)]):
            digit, numbers = numbers % base, numbers // base
            if (digit == 0).any():
                raise LookupError(f"A code of “{name}” stands in rows, and in no table of the extract.")
            found[name] = digit - 1
        return found


def narrowest(size: int) -> str:
    """The type that holds numbers below ``size``."""
    return next(f"int{bits}" for bits in (8, 16, 32, 64) if size <= 2 ** (bits - 1))


def _place_in(column: Any, codes: Sequence[str]) -> Any:
    return (ibis.literal(list(codes), "array<string>").index(column) + 1).fill_null(len(codes) + 1)
