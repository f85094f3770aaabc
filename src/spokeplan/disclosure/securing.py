"""After the rules: no small count may be worked out from what is left, by anybody inside or outside."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from .attacking import Found, attack
from .errors import CannotProtectError, ContradictionError
from .knowledge import Own, Release, own_counts
from .rules import Profile, Protected, Rule
from .tables import Cell, ProtectedTable, Table

# What tells a reader nothing any more.
SAYS_NOTHING = {Rule.WORKED_OUT, Rule.ONE_SIDED, Rule.UNPUBLISHED}


def secured(
    tables: Sequence[Table],
    published: Sequence[ProtectedTable],
    past: Sequence[Release],
    profile: Profile,
    counts: Mapping[Cell, int],
) -> tuple[ProtectedTable, ...]:
    """The tables with as much more withheld, as WORKED_OUT, as it takes.

    Rounding leaves rare corners: seven parts withheld as SMALL whose total is SMALL are each 1; four of 1 beside a 10
    (8 to 12) in a total of 10 are too. So everything is attacked, by an outsider and by each hub, together with
    ``past``; for a small count that is told, the cells it adds up with are tried, first those that show nothing
    anyway, then the smallest, until one frees it. Raises CannotProtectError where none is left to withhold.
    """
    attackers: list[Own | None] = [None]
    if profile.least_hubs > 1:
        attackers += [own_counts(tables, hub) for hub in range(len(tables[0].by_hub[0]))]
    now = tuple(published)
    for own in attackers:
        while told := _told(now, past, own, profile, counts):
            now = _without(now, _freeing(told[0], tables, now, past, own, profile, counts))
    return now


def _told(
    published: Sequence[ProtectedTable],
    past: Sequence[Release],
    own: Own | None,
    profile: Profile,
    counts: Mapping[Cell, int],
    targets: Sequence[Cell] | None = None,
) -> tuple[Found, ...]:
    """What is told, and what could not be decided: that is not safe either."""
    releases = [*past, Release(name="", tables=tuple(published))]
    attacked = attack(releases, own=own, width=profile.width, targets=targets, counts=counts)
    if attacked.contradictory:
        raise ContradictionError
    undecided = attacked.undecided()
    return attacked.told(small=profile.small) + tuple(one for one in attacked.found if one.cell in undecided)


def _freeing(
    told: Found,
    tables: Sequence[Table],
    published: Sequence[ProtectedTable],
    past: Sequence[Release],
    own: Own | None,
    profile: Profile,
    counts: Mapping[Cell, int],
) -> Cell:
    candidates = _candidates(told.cell, tables, published)
    for cell in candidates:
        if not _told(_without(published, cell), past, own, profile, counts, [told.cell]):
            return cell
    if not candidates:
        raise CannotProtectError((told.cell,))
    return candidates[0]


def _candidates(cell: Cell, tables: Sequence[Table], published: Sequence[ProtectedTable]) -> list[Cell]:
    """What still says something, nearest first: the cell, those it adds up with, all others."""
    costs: dict[Cell, tuple[int, int, Cell]] = {}
    for table, shown in zip(tables, published, strict=True):
        names = table.shape.names()
        near = {cell}
        for total in table.shape.sums():
            line = {names[place] for place in (total.whole, *total.parts)}
            near |= line if cell in line else set()
        for name, count, it in zip(names, table.counts, shown.cells, strict=True):
            if it.withheld not in SAYS_NOTHING and it.shown != 0:
                costs[name] = min(
                    costs.get(name, (2, 0, name)), (int(name not in near), count if it.shown else 0, name)
                )
    return sorted(costs, key=lambda name: costs[name])


def _without(published: Sequence[ProtectedTable], cell: Cell) -> tuple[ProtectedTable, ...]:
    return tuple(withheld_in(table, {cell}, Rule.WORKED_OUT) for table in published)


def withheld_in(table: ProtectedTable, cells: set[Cell], rule: Rule) -> ProtectedTable:
    """The same with these cells withheld by ``rule``, where they are published at all."""
    names = table.shape.names()
    return replace(
        table,
        cells=tuple(
            Protected(None, rule) if name in cells and it.withheld is not Rule.UNPUBLISHED else it
            for name, it in zip(names, table.cells, strict=True)
        ),
    )
