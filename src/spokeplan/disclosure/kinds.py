"""Of what kinds young people can be, as far as a set of tables tells them apart."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from .dimensions import ALL
from .tables import Cell, Shape

# So many are each a number to be found, and tables that share only margins are held together by them. As many as
# MOST_MOVED are still used to go from one possibility to the next.
MOST_KINDS = 5_000
MOST_MOVED = 200_000
Under = dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Kinds:
    """``within``: of each cell which kinds it counts. ``names``: each kind as a cell of its own, if not too many."""

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


def kinds_of(shapes: Sequence[Shape]) -> Kinds | None:
    """Every combination of the finest codes, of everything that is counted.

    The trees of one dimension are put together over all tables: a code has under it what any of them says it has. None
    where two of them divide a code differently, where a table leaves out a dimension that restricts what is counted,
    or where there are more than ``MOST_MOVED``.
    """
    number, names = 0, []
    within: dict[Cell, NDArray[np.int64]] = {}
    for of in dict.fromkeys(shape.of for shape in shapes):
        counted = [shape for shape in shapes if shape.of == of]
        under = _leaves_under(counted)
        if under is None:
            return None
        leaves = {name: sorted({leaf for found in codes.values() for leaf in found}) for name, codes in under.items()}
        sizes = tuple(len(codes) for codes in leaves.values())
        places = {
            name: {
                code: np.array([leaves[name].index(leaf) for leaf in sorted(found)]) for code, found in codes.items()
            }
            for name, codes in under.items()
        }
        for cell in dict.fromkeys(cell for shape in counted for cell in shape.names()):
            codes_of = dict(cell[1])
            reach = np.ix_(*(places[name][codes_of.get(name, ALL)] for name in leaves))
            within[cell] = number + np.ravel_multi_index(reach, sizes).ravel()
        number += math.prod(sizes)
        if number > MOST_MOVED:
            return None
        if number <= MOST_KINDS:
            named = (zip(leaves, codes, strict=True) for codes in product(*leaves.values()))
            names += [(of, tuple(sorted((name, code) for name, code in pairs if code != ALL))) for pairs in named]
    return Kinds(number, tuple(names) if len(names) == number else (), within)


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
