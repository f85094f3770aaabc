"""By what a table is divided: codes in a tree, with the whole at its root."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# The root of a dimension that leaves nobody out. Any other root is a restriction: "to 2016Q4".
ALL = "all"
Tree = Mapping[str, "Tree | Sequence[str]"]


@dataclass(frozen=True, slots=True)
class Dimension:
    """``codes``: the root first, parents before children. ``parents``: the place of each code's parent, −1 of the root.

    A code's count is the sum of its children's. Codes in ``hidden`` are no part of the release: no count of theirs is
    published, and what can be worked out of them is a leak all the same.
    """

    name: str
    codes: tuple[str, ...]
    parents: tuple[int, ...]
    hidden: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        rooted = self.parents[:1] == (-1,) and all(0 <= up < place for place, up in enumerate(self.parents[1:], 1))
        if not rooted or len(self.parents) != len(self.codes):
            raise ValueError(f"{self.name}: parents must begin with -1 and come before children, not {self.parents!r}")
        if len(set(self.codes)) < len(self.codes):
            raise ValueError(f"{self.name}: codes must differ, not {self.codes!r}")
        if unknown := self.hidden - set(self.codes):
            raise ValueError(f"{self.name}: hidden codes {sorted(unknown)!r} are not among its codes")

    def place(self, code: str) -> int:
        if code not in self.codes:
            raise ValueError(f"{self.name}: {code!r} is not among its codes")
        return self.codes.index(code)

    def children(self) -> tuple[tuple[int, ...], ...]:
        """Of each code, the places of its children; of a leaf none."""
        under: list[list[int]] = [[] for _ in self.codes]
        for place, up in enumerate(self.parents[1:], 1):
            under[up].append(place)
        return tuple(tuple(places) for places in under)

    def leaves(self) -> tuple[int, ...]:
        return tuple(place for place, under in enumerate(self.children()) if not under)

    def sums(self) -> NDArray[np.int64]:
        """Shape (codes, leaves): 1 where the leaf lies under the code, or is it."""
        leaves = self.leaves()
        matrix = np.zeros((len(self.codes), len(leaves)), dtype=np.int64)
        for column, place in enumerate(leaves):
            while place >= 0:
                matrix[place, column] = 1
                place = self.parents[place]
        return matrix


def dimension(name: str, below: Tree | Sequence[str], *, root: str = ALL, hidden: Sequence[str] = ()) -> Dimension:
    """Out of codes, or of a tree of them: ``{"north": ["N1", "N2"], "south": ["S1"]}``."""
    codes, parents = [root], [-1]

    def grow(under: Tree | Sequence[str], parent: int) -> None:
        for code in under:
            codes.append(code)
            parents.append(parent)
            if isinstance(under, Mapping):
                grow(under[code], len(codes) - 1)

    grow(below, 0)
    return Dimension(name, tuple(codes), tuple(parents), frozenset(hidden))
