"""The rules applied to every count of a table, one by one and along its lines."""

import numpy as np

from .rules import Profile, Protected, Rule, protected
from .tables import ProtectedTable, Shape, Table


def protect_each(table: Table, profile: Profile) -> ProtectedTable:
    """Every count and total by itself, as ``protect_count`` does; none is the sum of what is shown of its parts.

    Besides, along a dimension of ``sides``: where a group n > 0 has a part r with n − r ≤ small, all its parts are
    withheld as ONE_SIDED, empty ones too – otherwise the empty ones tell where everybody is.
    """
    cells = [protected(parts, profile) for parts in table.by_hub]
    for place in _one_sided(table, profile):
        cells[place] = Protected(None, Rule.ONE_SIDED)
    for place, hidden in enumerate(table.shape.is_hidden()):
        if hidden:
            cells[place] = Protected(None, Rule.UNPUBLISHED)
    return ProtectedTable(shape=table.shape, profile=profile, cells=tuple(cells))


def lines(shape: Shape) -> list[tuple[int, int, tuple[int, ...]]]:
    """Every sum in a table: along which dimension, the cell that is the sum, the cells that are its parts."""
    places = np.arange(int(np.prod(shape.sizes))).reshape(shape.sizes)
    found = []
    for axis, dimension in enumerate(shape.dimensions):
        along = np.moveaxis(places, axis, 0).reshape(len(dimension.codes), -1)
        for whole, parts in enumerate(dimension.children()):
            if parts:
                found += [
                    (axis, int(along[whole, line]), tuple(along[list(parts), line].tolist()))
                    for line in range(along.shape[1])
                ]
    return found


def _one_sided(table: Table, profile: Profile) -> set[int]:
    counts, dimensions = table.counts, table.shape.dimensions
    found: set[int] = set()
    for axis, whole, parts in lines(table.shape):  # from the root down, so that what is under a part goes with it
        if dimensions[axis].name not in table.sides:
            continue
        fullest = max(counts[part] for part in parts)
        if whole in found or (counts[whole] and counts[whole] - fullest <= profile.small):
            found.update(parts)
    return found
