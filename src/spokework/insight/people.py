"""Different young people, who cannot be added up: in one cell only, how many; in several, who.

Most stand in one cell only, and are counted there; only the others are ever compared. Who stood where is sorted once:
those of one person are then side by side.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .seen import Array, Seen, apart, distinct, firsts, tallied, together
from .sums import Sums


@dataclass(frozen=True)
class Different:
    alone: Sums
    several: Sums


@dataclass(frozen=True)
class Somebody:
    """Of each row, who it is about in which quarter: person × ``quarters`` + quarter; −1: nobody who is counted."""

    then: Array
    people: int
    quarters: int

    def in_cells(self, rows: Array | None, cell: Array, cells: int) -> Array:
        """Each once: person, quarter and cell in one number, in their order. ``rows``: which stand in ``cell``."""
        counted = self._counted if rows is None else rows[self.then[rows] >= 0]
        cell = cell[self._counted if rows is None else self.then[rows] >= 0]
        size = self.people * self.quarters
        return distinct(together((self.then[counted], size), (cell, cells)), size * cells)

    @cached_property
    def _counted(self) -> Array:
        return np.flatnonzero(self.then >= 0)


def somebody(people: Array, counted: Array, quarters: Seen) -> Somebody:
    if people.dtype.kind == "f":
        counted = counted & ~np.isnan(people)
        people = np.nan_to_num(people).astype(np.int64)
    different = int(people.max(initial=0)) + 1
    then = together((people, different), (quarters.at, max(len(quarters), 1)))
    then[~counted] = -1
    return Somebody(then, different, max(len(quarters), 1))


def different(who: Somebody, rows: Array | None, cell: Array, cells: int) -> Mapping[bool, Different]:
    """To date and in each quarter. ``rows``: which of them stand in ``cell``; None: each in its own."""
    cells = max(cells, 1)
    then, cell = apart(who.in_cells(rows, cell, cells), cells)
    person, quarter = apart(then, who.quarters)
    ever, ever_in = apart(distinct(together((person, who.people), (cell, cells)), who.people * cells), cells)
    return {
        True: _different(firsts(then), person, cell, cells, quarter, who.quarters),
        False: _different(firsts(ever), ever, ever_in, cells),
    }


def _different(
    first: Array, person: Array, cell: Array, cells: int, quarter: Array | None = None, quarters: int = 1
) -> Different:
    """``first``: which are the first of their person, or of the person in a quarter."""
    alone = first & np.append(first[1:], True)
    several = ~alone
    where = cell if quarter is None else together((quarter, quarters), (cell, cells))
    where, n = tallied(where[alone], quarters * cells)
    when, at = apart(where, cells)
    return Different(
        Sums(at, None if quarter is None else when, {"n": n}),
        Sums(cell[several], None if quarter is None else quarter[several], {"who": person[several]}),
    )
