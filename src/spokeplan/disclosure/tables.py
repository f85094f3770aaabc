"""A table with its margins: as counted, and as it may be published."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import ArrayLike

from .dimensions import ALL, Dimension
from .rules import Profile, Protected

Codes = tuple[str, ...]
Counts = tuple[int, ...]


# What a count is about, whichever table it stands in: what is counted, and the codes that restrict it.
Cell = tuple[str, tuple[tuple[str, str], ...]]


def named(cell: Cell) -> str:
    """For a message: codes stand for groups, never for anybody."""
    of, codes = cell
    return f"{of} ({', '.join(f'{name}: {code}' for name, code in codes)})"


@dataclass(frozen=True, slots=True)
class Sum:
    """Along one axis, ``whole`` is the sum of ``parts``; places of cells."""

    axis: int
    whole: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What is counted, by what. Cells are in C order: the last dimension runs fastest, roots (margins) included."""

    of: str
    dimensions: tuple[Dimension, ...]

    def __post_init__(self) -> None:
        names = [dimension.name for dimension in self.dimensions]
        if not 1 <= len(names) <= 3 or len(set(names)) < len(names):
            raise ValueError(f"dimensions must be one to three, of different names, not {names!r}")

    @property
    def sizes(self) -> tuple[int, ...]:
        return tuple(len(dimension.codes) for dimension in self.dimensions)

    def codes(self) -> tuple[Codes, ...]:
        """Of each cell, its code in each dimension."""
        return tuple(product(*(dimension.codes for dimension in self.dimensions)))

    def place(self, codes: Sequence[str]) -> int:
        """Which cell has these codes. Raises ValueError for one that is not there."""
        places = [dimension.place(code) for dimension, code in zip(self.dimensions, codes, strict=True)]
        return int(np.ravel_multi_index(places, self.sizes))

    def names(self) -> tuple[Cell, ...]:
        """Of each cell, what it is about: two tables that share a margin name it alike."""
        names = [dimension.name for dimension in self.dimensions]
        return tuple(
            (self.of, tuple(sorted((name, code) for name, code in zip(names, codes, strict=True) if code != ALL)))
            for codes in self.codes()
        )

    def sums(self) -> tuple[Sum, ...]:
        """Every total of the table, along each axis from the root down."""
        places = np.arange(math.prod(self.sizes)).reshape(self.sizes)
        found = []
        for axis, dimension in enumerate(self.dimensions):
            along = np.moveaxis(places, axis, 0).reshape(len(dimension.codes), -1)
            for whole, parts in enumerate(dimension.children()):
                if parts:
                    found += [
                        Sum(axis, *total)
                        for total in zip(
                            along[whole].tolist(), zip(*along[list(parts)].tolist(), strict=True), strict=True
                        )
                    ]
        return tuple(found)

    def is_hidden(self) -> tuple[bool, ...]:
        """Of each cell, whether it is no part of the release."""
        return tuple(
            any(code in d.hidden for code, d in zip(codes, self.dimensions, strict=True)) for codes in self.codes()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """As counted: of each cell how many each hub contributes, margins included. Made by ``table_of``.

    ``sides`` names the dimensions that say something of a young person which a group must not give away by being all
    on one side: an outcome, a form of harm – not an area or a quarter.
    """

    shape: Shape
    by_hub: tuple[Counts, ...]
    sides: frozenset[str] = frozenset()

    @property
    def counts(self) -> Counts:
        return tuple(sum(parts) for parts in self.by_hub)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectedTable:
    """As it may be published, by which rules; nothing of the counts behind it."""

    shape: Shape
    profile: Profile
    cells: tuple[Protected, ...]

    def at(self, *codes: str) -> Protected:
        return self.cells[self.shape.place(codes)]


def table_of(of: str, dimensions: Sequence[Dimension], leaves: ArrayLike, *, sides: Sequence[str] = ()) -> Table:
    """A table out of its inner cells; the margins are added up.

    ``leaves``: whole numbers from 0 up, shape (leaves of the first dimension, …, of the last, hubs), in the order
    of ``Dimension.leaves``: how many young people each hub contributes. Raises ValueError for another shape,
    for what is no count, and for ``sides`` that are no dimension of it.
    """
    shape = Shape(of=of, dimensions=tuple(dimensions))
    inner = np.asarray(leaves)
    wanted = tuple(len(dimension.leaves()) for dimension in shape.dimensions)
    if inner.ndim != len(wanted) + 1 or inner.shape[:-1] != wanted:
        raise ValueError(f"leaves must have the shape {wanted} and one axis for hubs, not {inner.shape}")
    if not np.issubdtype(inner.dtype, np.integer) or (inner < 0).any():
        raise ValueError("leaves must be whole numbers from 0 up")
    if unknown := set(sides) - {dimension.name for dimension in shape.dimensions}:
        raise ValueError(f"sides {sorted(unknown)!r} are no dimensions of the table")
    cells = inner.astype(np.int64)
    for axis, dimension in enumerate(shape.dimensions):
        cells = np.moveaxis(np.tensordot(dimension.sums(), cells, axes=(1, axis)), 0, axis)
    flat = cells.reshape(math.prod(shape.sizes), -1).tolist()
    return Table(shape=shape, by_hub=tuple(tuple(parts) for parts in flat), sides=frozenset(sides))
