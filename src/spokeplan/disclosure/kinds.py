"""Of what kinds young people can be, as far as a set of tables tells them apart."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from .dimensions import ALL
from .tables import Cell, Shape

# So many are each a number to be found, and tables that share only margins are held together by them. Of more, a few
# for each cell are still used to go from one possibility to the next: as many as MOST_MOVED, out of MOST_TRIED.
MOST_KINDS = 5_000
MOST_MOVED = 8
MOST_TRIED = 60
_FAR_APART = 2_654_435_761  # near 2³² divided by the golden ratio: its multiples fall everywhere (Knuth)
Under = dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Kinds:
    """``within``: of each cell which kinds it counts. ``names``: each kind as a cell of its own, if not too many.

    Where there are too many, ``within`` knows some of them only: enough to move by, not to add up.
    """

    number: int
    names: tuple[Cell, ...]
    within: dict[Cell, NDArray[np.int64]]

    @property
    def joint(self) -> bool:
        return len(self.names) == self.number

    def totals(self, cells: Iterable[Cell]) -> set[tuple[Cell, frozenset[Cell]]]:
        """Each of these cells as the sum of its kinds, where it is no kind itself."""
        found = {(cell, frozenset(self.names[kind] for kind in self.within[cell])) for cell in cells}
        return {(cell, kinds) for cell, kinds in found if kinds != {cell}}

    def added_up(self, own: Mapping[Cell, int]) -> dict[Cell, int]:
        """The own count of every cell of whose kinds all are known."""
        known = np.array([own.get(name, -1) for name in self.names])
        return {
            cell: int(known[kinds].sum())
            for cell, kinds in self.within.items()
            if self.joint and known[kinds].min() >= 0
        }

    def of(self, cells: tuple[Cell, ...]) -> csr_array:
        """Shape (cells, kinds), 1 where the cell counts the kind; without kinds that no cell counts."""
        own = {name: np.array([kind]) for kind, name in enumerate(self.names)}
        within = [self.within[cell] if cell in self.within else own[cell] for cell in cells]
        rows = np.repeat(np.arange(len(cells)), [kinds.size for kinds in within])
        columns = np.unique(np.concatenate(within), return_inverse=True)[1]
        return csr_array((np.ones(rows.size, dtype=np.int64), (rows, columns)), shape=(len(cells), columns.max() + 1))


def kinds_of(shapes: Sequence[Shape], nobody: Iterable[Cell] = ()) -> Kinds | None:
    """Every combination of the finest codes, of everything that is counted; of some only, where those are too many.

    The trees of one dimension are put together over all tables: a code has under it what any of them says it has. None
    where two of them divide a code differently, or where a table leaves out a dimension that restricts what is counted.
    ``nobody``: cells known to be empty, in which no young person can be moved.
    """
    return _kinds_of(tuple(shapes), frozenset(nobody))


@lru_cache(maxsize=4)
def _kinds_of(shapes: tuple[Shape, ...], nobody: frozenset[Cell]) -> Kinds | None:
    """Remembered: one attacker after another asks it of the same tables."""
    counted: list[_Counted] = []
    for of in dict.fromkeys(shape.of for shape in shapes):
        those = tuple(shape for shape in shapes if shape.of == of)
        under = _leaves_under(those)
        if under is None:
            return None
        counted.append(_Counted(of, those, under))
    number = sum(each.number for each in counted)
    first, names, within = 0, list[Cell](), dict[Cell, NDArray[np.int64]]()
    for each in counted:
        found = np.arange(each.number) if number <= MOST_KINDS else each.some(nobody)
        within |= {cell: first + np.flatnonzero(each.counts(cell, found)) for cell in each.cells}
        names += each.names() if number <= MOST_KINDS else []
        first += found.size
    return Kinds(number, tuple(names), within)


class _Counted:
    """One thing that is counted, in the combinations of the leaves of all its dimensions."""

    def __init__(self, of: str, shapes: Sequence[Shape], under: dict[str, Under]) -> None:
        self.of = of
        self.cells = tuple(dict.fromkeys(cell for shape in shapes for cell in shape.names()))
        self.leaves = {
            name: sorted({leaf for found in codes.values() for leaf in found}) for name, codes in under.items()
        }
        self.sizes = tuple(len(codes) for codes in self.leaves.values())
        self.number = math.prod(self.sizes)
        self._is_under = {
            name: {code: np.isin(self.leaves[name], sorted(found)) for code, found in codes.items()}
            for name, codes in under.items()
        }

    def counts(self, cell: Cell, kinds: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Of each of these kinds, whether the cell counts it."""
        found, codes = np.ones(kinds.size, dtype=bool), dict(cell[1])
        for name, places in zip(self.leaves, self._places(kinds), strict=True):
            if name in codes:
                found &= self._is_under[name][codes[name]][places]
        return found

    def some(self, nobody: frozenset[Cell]) -> NDArray[np.int64]:
        """A few kinds of each cell, in which somebody may be; and at least one, so that none is without."""
        empty = [cell for cell in self.cells if cell in nobody]
        open_ = [cell for cell in self.cells if cell not in nobody]
        alive = self._alive(open_)
        tried = np.array([self._tried(cell, alive) for cell in open_])  # shape (cells, MOST_TRIED)
        possible = np.ones(tried.shape, dtype=bool)
        for cell in empty:
            possible &= ~self.counts(cell, tried.ravel()).reshape(tried.shape)
        wanted = possible & (possible.cumsum(axis=1) <= MOST_MOVED)
        return np.unique(np.concatenate([tried[wanted], [self._first_of(cell) for cell in self.cells]])).astype(
            np.int64
        )

    def _alive(self, cells: Iterable[Cell]) -> dict[str, NDArray[np.bool_]]:
        """Of each dimension, the leaves that are in one of these cells by their own name."""
        found = {name: np.zeros(len(leaves), dtype=bool) for name, leaves in self.leaves.items()}
        for _of, codes in cells:
            for name, code in codes:
                if code in self.leaves[name]:
                    found[name][self.leaves[name].index(code)] = True
        return {name: there if there.any() else ~there for name, there in found.items()}

    def _tried(self, cell: Cell, alive: Mapping[str, NDArray[np.bool_]]) -> NDArray[np.int64]:
        """Kinds of the cell, far apart in every dimension that it leaves open."""
        codes, turns = dict(cell[1]), np.arange(MOST_TRIED, dtype=object)
        places = []
        for at, name in enumerate(self.leaves):
            inside = self._is_under[name][codes.get(name, ALL)]
            leaves = np.flatnonzero(inside & alive[name])
            leaves = leaves if leaves.size else np.flatnonzero(inside)
            steps = ((turns + 1) * _FAR_APART * (2 * at + 1) // 2**16 % leaves.size).astype(np.int64)
            places.append(leaves[steps])
        return np.ravel_multi_index(places, self.sizes)

    def names(self) -> list[Cell]:
        named = (zip(self.leaves, codes, strict=True) for codes in product(*self.leaves.values()))
        return [(self.of, tuple(sorted((name, code) for name, code in pairs if code != ALL))) for pairs in named]

    def _first_of(self, cell: Cell) -> int:
        codes = dict(cell[1])
        places = [int(np.argmax(self._is_under[name][codes.get(name, ALL)])) for name in self.leaves]
        return int(np.ravel_multi_index(places, self.sizes))

    def _places(self, kinds: NDArray[np.int64]) -> tuple[NDArray[np.int64], ...]:
        return np.unravel_index(kinds, self.sizes)


def _leaves_under(shapes: Sequence[Shape]) -> dict[str, Under] | None:
    dimensions: dict[str, list[dict[str, tuple[str, ...]]]] = {}
    for shape in shapes:
        for dimension in shape.dimensions:
            tree = {
                code: tuple(dimension.codes[place] for place in places)
                for code, places in zip(dimension.codes, dimension.children(), strict=True)
            }
            trees = dimensions.setdefault(dimension.name, [])
            if tree not in trees:
                trees.append(tree)
    found = {name: _resolved(trees) for name, trees in dimensions.items()}
    for shape in shapes:
        missing = set(found) - {dimension.name for dimension in shape.dimensions}
        if any(ALL not in (found[name] or {}) for name in missing):
            return None
    return None if None in found.values() else {name: under for name, under in found.items() if under is not None}


def _resolved(trees: list[dict[str, tuple[str, ...]]]) -> Under | None:
    """Of each code the leaves under it, by whichever tree divides it; None where two disagree."""
    under: Under = {}

    def leaves(code: str) -> frozenset[str]:
        if code not in under:
            under[code] = frozenset([code])
            children = next((tree[code] for tree in trees if tree.get(code)), ())
            under[code] = frozenset[str]().union(*map(leaves, children)) or under[code]
        return under[code]

    agree = all(
        leaves(code) == frozenset[str]().union(*map(leaves, children))
        for tree in trees
        for code, children in tree.items()
        if children
    )
    return under if agree else None
