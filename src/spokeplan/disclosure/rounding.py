"""The rules applied to every count of a table, one by one and along its lines."""

from .rules import Profile, Protected, Rule, protected
from .tables import ProtectedTable, Table


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


def _one_sided(table: Table, profile: Profile) -> set[int]:
    counts, dimensions = table.counts, table.shape.dimensions
    found: set[int] = set()
    for total in table.shape.sums():  # from the root down, so that what is under a part goes with it
        if dimensions[total.axis].name not in table.sides:
            continue
        others = counts[total.whole] - max(counts[part] for part in total.parts)
        if total.whole in found or (counts[total.whole] and others <= profile.small):
            found.update(total.parts)
    return found
