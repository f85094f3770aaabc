"""Cells put together to the groups somebody asks for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import Any

import numpy as np

from .cells import LOWEST, Cells
from .seen import Array, Seen, distinct, seen, together
from .sums import Sums

Key = tuple[Any, ...]


@dataclass(frozen=True)
class Wanted:
    by: tuple[str, ...]
    where: Mapping[str, str] = field(default_factory=dict)
    each_quarter: bool = False
    quarters: frozenset[int] | None = None  # only these; None: all there are


@dataclass(frozen=True)
class Groups:
    what: Mapping[str, Array]
    of: Seen  # of each of what is added up, its group
    keys: Sequence[Key]  # of each group, its labels, and its quarter where each is wanted

    def total(self, name: str) -> Array:
        column = self.what[name]
        found = np.bincount(self.of.at, column, len(self.of))
        return found.astype(np.int64) if column.dtype.kind in "iu" else found

    def highest(self, name: str) -> Array:
        column = self.what[name]
        found = np.full(len(self.of), LOWEST)
        np.maximum.at(found, self.of.at, column)
        return found


def groups(cells: Cells, sums: Sums, wanted: Wanted) -> Groups:
    sums = _within(cells, sums, wanted)
    labels = [cells.says.labels(name) for name in wanted.by]
    digits = [(cells.labels[name], len(of)) for name, of in zip(wanted.by, labels, strict=True)]
    number = together((np.zeros(len(cells.numbers)), 1), *digits)[sums.cell]
    size = [len(of) for of in labels]
    if wanted.each_quarter:
        number = together((number, prod(size)), (sums.quarter, len(cells.quarters)))
        labels, size = [*labels, cells.quarters.tolist()], [*size, len(cells.quarters)]
    found = seen(number, prod(size)) if size else Seen(np.zeros(1, np.int64), number)  # all of nothing is a group
    return Groups(sums.what, found, list(_keys(found.numbers, labels)))


def hubs_of(cells: Cells, found: Groups) -> Iterator[tuple[Key, str | None]]:
    """Each hub that ever counted in a group."""
    names = len(cells.hub_names)
    both = distinct(together((found.of.at, len(found.of)), (found.what["hub"], names)), len(found.of) * names)
    return ((found.keys[group], cells.hub_names[hub]) for group, hub in np.transpose(np.divmod(both, names)).tolist())


def _within(cells: Cells, sums: Sums, wanted: Wanted) -> Sums:
    for name, value in wanted.where.items():
        labels = cells.says.labels(name)
        at = labels.index(value) if value in labels else -1
        sums = sums.kept((cells.labels[name] == at)[sums.cell])
    if wanted.quarters is not None:
        sums = sums.kept(np.isin(cells.quarters, list(wanted.quarters))[sums.quarter])
    return sums


def _keys(numbers: Array, labels: Sequence[Sequence[Any]]) -> Any:
    """Their digits, and what they stand for."""
    columns: list[list[Any]] = []
    for of in reversed(labels):
        numbers, at = np.divmod(numbers, max(len(of), 1))
        columns.append([of[each] for each in at.tolist()])
    return zip(*reversed(columns), strict=True) if labels else [()] * len(numbers)
