"""Different young people, who cannot be added up: in one cell only, how many; in several, who.

Most stand in one cell only, and are counted there; only the others are ever compared.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .seen import Array, looked_up, seen, some, tallied, together
from .sums import Sums


@dataclass(frozen=True)
class Different:
    alone: Sums
    several: Sums


def different(people: Array, cell: Array, cells: int, quarter: Array, quarters: int) -> Mapping[bool, Different]:
    """To date and in each quarter."""
    found = seen(people, int(people.max(initial=0)) + 1)
    then = together((quarter, quarters), (found.at, len(found)))  # somebody in a quarter
    one_of: Array = np.zeros(quarters * len(found), dtype=np.int32)  # the cells of each; 0: none
    for rows in some(then):
        one_of[then[rows]] = cell[rows] + 1
    several: Array = np.zeros(len(one_of), dtype=bool)
    for rows in some(then):
        several[then[rows][one_of[then[rows]] != cell[rows] + 1]] = True
    apart = looked_up(several, then)
    both, _ = tallied(together((then[apart], len(one_of)), (cell[apart], cells)), len(one_of) * cells)
    one_of[several] = 0
    one_of, several = (each.reshape(quarters, len(found)) for each in (one_of, several))
    then, cell = np.divmod(both, max(cells, 1))
    quarter, who = np.divmod(then, max(len(found), 1))
    return {
        True: Different(_alone(one_of, cells), Sums(cell, quarter, {"who": who})),
        False: _ever(one_of, several.any(axis=0), who, cell, cells),
    }


def _alone(one_of: Array, cells: int) -> Sums:
    n = np.array([np.bincount(each, minlength=cells + 1)[1:] for each in one_of]).reshape(len(one_of), cells)
    quarter, cell = np.nonzero(n)
    return Sums(cell, quarter, {"n": n[quarter, cell]})


def _ever(one_of: Array, several: Array, who: Array, cell: Array, cells: int) -> Different:
    """``who`` stands in ``cell`` beside another in the same quarter."""
    highest = one_of.max(axis=0, initial=0)
    alone = (highest > 0) & ~several & ((one_of == highest) | (one_of == 0)).all(axis=0)
    where, n = tallied(highest[alone] - 1, cells)
    others = np.flatnonzero(~alone)
    _, at = np.nonzero(of_others := one_of[:, others])
    cell = np.concatenate([cell, of_others[of_others > 0] - 1])
    both, _ = tallied(together((np.concatenate([who, others[at]]), len(alone)), (cell, cells)), len(alone) * cells)
    who, cell = np.divmod(both, max(cells, 1))
    return Different(Sums(where, None, {"n": n}), Sums(cell, None, {"who": who}))
