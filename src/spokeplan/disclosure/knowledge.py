"""What an attacker knows, as one system: whole numbers, between what each lies, what adds up to what."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from .kinds import kinds_of
from .rules import Profile, Protected, what_is_known
from .tables import Cell, ProtectedTable, Table

# More than any count. What comes out near it is not bounded; finite, because no solver likes sums of infinities.
NO_MOST = 2**20
Whole = NDArray[np.int64]
Own = Mapping[Cell, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What was, or is to be, published together. ``name`` is how a report calls it."""

    name: str
    tables: tuple[ProtectedTable, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """``low`` ≤ x ≤ ``high``, x whole, ``sums`` x = 0; shapes (cells,), (cells,) and (totals, cells).

    ``own``, shape (cells,): how many of x are the insider's own (0 from outside).

    ``kinds``, shape (cells, kinds): in which cells one more young person of a kind is counted; None where there are far
    too many. Not ``joint``: the kinds are no cells themselves, and tables of different breakdowns are held together by
    the margins they share, no more.
    """

    cells: tuple[Cell, ...]
    low: Whole
    high: Whole
    own: Whole
    sums: csr_array
    kinds: csr_array | None
    joint: bool


def own_counts(tables: Sequence[Table], hub: int) -> dict[Cell, int]:
    """What an insider brings: the counts of her own hub, in every cell of the tables."""
    return {cell: parts[hub] for table in tables for cell, parts in zip(table.shape.names(), table.by_hub, strict=True)}


def counts_of(tables: Sequence[Table]) -> dict[Cell, int]:
    """What every cell of the tables really is, for ``attack``."""
    return {cell: count for table in tables for cell, count in zip(table.shape.names(), table.counts, strict=True)}


def knowledge_of(releases: Sequence[Release], own: Own | None = None, *, joint: bool = True) -> Knowledge:
    """Everything released, taken together.

    A cell that stands in several tables or releases is one count, and lies in what each of them says of it. ``own``
    counts are in it too: x ≥ own in every cell; and by the rules of hubs, a count above ``small`` that is shown has at
    least least_hubs − 1 from others where own > 0, and own ≤ dominance · x. Where all kinds of a cell are own counts,
    so is their sum. Not ``joint``: without kinds. Raises ValueError for counts of 2¹⁸ or more.
    """
    tables = [table for release in releases for table in release.tables]
    names = [table.shape.names() for table in tables]
    kinds = kinds_of([table.shape for table in tables], _nobody(tables, names)) if joint else None
    cells = dict.fromkeys(cell for named in names for cell in named)
    mine = dict(own or {})
    if kinds is not None:
        cells |= dict.fromkeys(kinds.names)
        mine = kinds.added_up(mine) | mine
    place = {cell: at for at, cell in enumerate(cells)}
    owned = np.array([mine.get(cell, 0) for cell in place])
    low, high = owned.copy(), np.full(len(place), NO_MOST)
    for table, named in zip(tables, names, strict=True):
        for cell, name in zip(table.cells, named, strict=True):
            at = place[name]
            least, most = _between(cell, table.profile, mine.get(name, 0))
            low[at], high[at] = max(low[at], least), min(high[at], most)
    if (low >= NO_MOST // 4).any():
        raise ValueError(f"counts must be below {NO_MOST // 4}, not {int(low.max())}")
    totals = {
        (named[total.whole], frozenset(named[part] for part in total.parts))
        for table, named in zip(tables, names, strict=True)
        for total in table.shape.sums()
    }
    if kinds is not None and kinds.joint:
        totals |= kinds.totals(set(kinds.within) - {whole for whole, _ in totals})
    return Knowledge(
        cells=tuple(place),
        low=low,
        high=high,
        own=owned,
        sums=_sums(totals, place),
        kinds=None if kinds is None else kinds.of(tuple(place)),
        joint=kinds is not None and kinds.joint,
    )


def _nobody(tables: Sequence[ProtectedTable], names: Sequence[Sequence[Cell]]) -> list[Cell]:
    """Cells that say nought, and mean it."""
    return [
        name
        for table, named in zip(tables, names, strict=True)
        for cell, name in zip(table.cells, named, strict=True)
        if cell.shown == 0 and what_is_known(cell, table.profile)[1] == 0
    ]


def _between(cell: Protected, profile: Profile, own: int) -> tuple[int, int]:
    low, high = what_is_known(cell, profile)
    if own and cell.shown:
        low = max(low, own + profile.least_hubs - 1, math.ceil(own / profile.dominance - 1e-9))
    return low, int(min(high, NO_MOST))


def _sums(totals: Iterable[tuple[Cell, frozenset[Cell]]], place: Mapping[Cell, int]) -> csr_array:
    # In one order, whatever a set's is today: which of several solutions a solver finds depends on it.
    lines = sorted([place[whole], *sorted(place[part] for part in parts)] for whole, parts in totals)
    rows = [row for row, line in enumerate(lines) for _ in line]
    signs = [sign for line in lines for sign in (1, *[-1] * (len(line) - 1))]
    columns = [at for line in lines for at in line]
    return csr_array((signs, (rows, columns)), shape=(len(lines), len(place)), dtype=np.int64)
