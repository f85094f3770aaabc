"""Different young people, who cannot be added up: in one cell only, how many; in several, who.

Most stand in one cell only, and are counted there; only the others are ever compared.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from .seen import Array, Seen, distinct, looked_up, seen, some, tallied, together
from .sums import Sums


@dataclass(frozen=True)
class Different:
    alone: Sums
    several: Sums


@dataclass(frozen=True)
class Somebody:
    """Of each row, who it is about in which quarter: quarter × ``people`` + person; −1: nobody who is counted."""

    then: Array
    people: int
    quarters: int


def somebody(people: Array, counted: Array, quarters: Seen) -> Somebody:
    if people.dtype.kind == "f":
        counted = counted & ~np.isnan(people)
        people = np.nan_to_num(people).astype(np.int64)
    found = seen(people, int(people.max(initial=0)) + 1)
    then = together((quarters.at, len(quarters)), (found.at, len(found)))
    then[~counted] = -1
    return Somebody(then, len(found), len(quarters))


def different(who: Somebody, rows: Array | None, cell: Array, cells: int) -> Mapping[bool, Different]:
    """To date and in each quarter. ``rows``: which of them stand in ``cell``; None: each in its own."""
    then = who.then if rows is None else looked_up(who.then, rows)
    one_of: Array = np.zeros(who.quarters * who.people, dtype=np.int32)  # the cells of each; 0: none
    several: Array = np.zeros(len(one_of), dtype=bool)
    for when, where in _counted(then, cell):
        one_of[when] = where + 1
    for when, where in _counted(then, cell):
        several[when[one_of[when] != where + 1]] = True
    pairs = [
        together((when[apart], len(one_of)), (where[apart], cells))
        for when, where in _counted(then, cell)
        if (apart := several[when]).any()
    ]
    both = distinct(np.concatenate([np.zeros(0, dtype=np.int64), *pairs]), len(one_of) * cells)
    one_of[several] = 0
    one_of, several = (each.reshape(who.quarters, who.people) for each in (one_of, several))
    at, cell = np.divmod(both, max(cells, 1))
    quarter, person = np.divmod(at, max(who.people, 1))
    return {
        True: Different(_alone(one_of, cells), Sums(cell, quarter, {"who": person})),
        False: _ever(one_of, several.any(axis=0), person, cell, cells),
    }


def _counted(then: Array, cell: Array) -> Iterator[tuple[Array, Array]]:
    for rows in some(then):
        when = then[rows]
        yield when[when >= 0], cell[rows][when >= 0]


def _alone(one_of: Array, cells: int) -> Sums:
    n = np.array([np.bincount(each, minlength=cells + 1)[1:] for each in one_of]).reshape(len(one_of), cells)
    quarter, cell = np.nonzero(n)
    return Sums(cell, quarter, {"n": n[quarter, cell]})


def _ever(one_of: Array, several: Array, who: Array, cell: Array, cells: int) -> Different:
    """``who`` stands in ``cell`` beside another in the same quarter."""
    first: Array = np.zeros(len(several), dtype=one_of.dtype)
    alone = ~several
    for row in one_of:
        alone &= (row == 0) | (first == 0) | (row == first)
        np.maximum(first, row, out=first)
    alone &= first > 0
    where, n = tallied(first[alone] - 1, cells)
    others = np.flatnonzero(~alone & (first > 0))
    _, at = np.nonzero(of_others := one_of[:, others])
    cell = np.concatenate([cell, of_others[of_others > 0] - 1])
    both = distinct(together((np.concatenate([who, others[at]]), len(alone)), (cell, cells)), len(alone) * cells)
    who, cell = np.divmod(both, max(cells, 1))
    return Different(Sums(where, None, {"n": n}), Sums(cell, None, {"who": who}))
