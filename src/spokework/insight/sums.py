"""What rows of a base add up to, each of a cell in a quarter, or of a cell in all of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from .seen import Array


@dataclass(frozen=True)
class Sums:
    cell: Array
    quarter: Array | None  # where it stands among the quarters
    what: Mapping[str, Array]

    def kept(self, which: Array) -> "Sums":
        quarter = None if self.quarter is None else self.quarter[which]
        return Sums(self.cell[which], quarter, {name: column[which] for name, column in self.what.items()})
