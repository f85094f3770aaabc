"""Codes of several columns as one whole number: rows are put together by it and told apart again.

Handing over ten texts a row, and comparing them, is most of what counting costs. Where the extract has such a number
that is the one (``Listed``); else one is made, as digits make one, of where each code stands in its list (``Mixed``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import Any, Protocol

import ibis
import numpy as np

from .seen import Array


class Numbers(Protocol):
    """What the numbers of a family's rows say."""

    @property
    def names(self) -> tuple[str, ...]: ...

    @property
    def size(self) -> int:
        """More than the highest."""

    def labels(self, name: str) -> Sequence[str | None]: ...

    def apart(self, numbers: Array) -> Mapping[str, Array]:
        """The columns again: of each number, where its label stands."""


@dataclass(frozen=True)
class Listed:
    """A row of a table of the extract for each number."""

    names: tuple[str, ...]
    rows: Mapping[int, tuple[str | None, ...]]

    @property
    def size(self) -> int:
        return max(self.rows, default=-1) + 1

    @cached_property
    def _labels(self) -> Mapping[str, tuple[str | None, ...]]:
        columns = zip(*self.rows.values(), strict=True) if self.rows else [()] * len(self.names)
        return {name: tuple(dict.fromkeys(column)) for name, column in zip(self.names, columns, strict=True)}

    def labels(self, name: str) -> Sequence[str | None]:
        return self._labels[name]

    def apart(self, numbers: Array) -> Mapping[str, Array]:
        rows, found = [self.rows[number] for number in numbers.tolist()], dict[str, Array]()
        for at, (name, labels) in enumerate(self._labels.items()):
            stands = {label: place for place, label in enumerate(labels)}
            found[name] = np.array([stands[row[at]] for row in rows], dtype=np.int64)
        return found


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
        return (*self.codes[self.names.index(name)], None)

    def apart(self, numbers: Array) -> Mapping[str, Array]:
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
