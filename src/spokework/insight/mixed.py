"""Codes of several columns as one whole number, as digits make one: rows are put together by it and told apart again.

Looking up where a code stands in its list costs an engine next to nothing, since the extract's codes lie as numbers
already; handing over ten texts a row, and comparing them, is most of what counting costs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import Any

import ibis
import polars as pl

_FITS = 2**31


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
        return number.cast("int32" if self.size < _FITS else "int64")

    def of_one(self, codes: pl.Expr) -> pl.Expr:
        """The number of a column that is here already."""
        (known,) = self.codes
        return codes.cast(pl.Enum(known)).to_physical().cast(pl.Int32).fill_null(len(known)) + 1

    def apart(self, number: pl.Series) -> list[pl.Series]:
        """The columns again, in the order of their names."""
        found: list[pl.Series] = []
        for name, codes, base in reversed([*zip(self.names, self.codes, self._bases, strict=True)]):
            digit, number = number % base, number // base
            if (digit == 0).any():
                raise LookupError(f"A code of “{name}” stands in rows, and in no table of the extract.")
            found.append(pl.Series(name, [*codes, None], dtype=pl.Categorical).gather(digit - 1))
        return found[::-1]

    @property
    def first(self) -> "Mixed":
        return Mixed(self.names[:1], self.codes[:1])

    def first_of(self, number: pl.Expr) -> pl.Expr:
        """The number of the first column alone."""
        return number // prod(self._bases[1:])


def _place_in(column: Any, codes: Sequence[str]) -> Any:
    return (ibis.literal(list(codes), "array<string>").index(column) + 1).fill_null(len(codes) + 1)
