"""Whole tables, as they may be published."""

from collections.abc import Mapping, Sequence

from .knowledge import Release, counts_of
from .rounding import protect_each
from .rules import ROUND5, Profile
from .securing import secured
from .suppression import suppressed
from .tables import Cell, ProtectedTable, Table, named


def protect(table: Table, *, profile: Profile = ROUND5, past: Sequence[Release] = ()) -> ProtectedTable:
    """One table by the rules of the profile; several that share counts go through ``protect_together``."""
    return protect_together([table], profile=profile, past=past)[0]


def protect_together(
    tables: Sequence[Table],
    *,
    profile: Profile = ROUND5,
    past: Sequence[Release] = (),
    counts: Mapping[Cell, int] | None = None,
) -> tuple[ProtectedTable, ...]:
    """Tables that are published together, with their totals, after ``past`` releases.

    Each count and total passes the rules of ``protect_count`` by itself and, along ``sides``, that no group is all on
    one side. Then, by profile:

    - rounded (``round5``): whatever small count could still be worked out – from sums, from past releases, by one of
      the hubs – is kept from it by withholding more, as WORKED_OUT (``secured``);
    - ``secondary`` (``dfe``): small counts and the cheapest others that protect them are withheld as CONFIDENTIAL,
      all else is exact (``suppressed``). That protects within these tables. Against who subtracts releases, or is
      inside a hub, exact counts do not hold: ``check_against_ledger`` says so.

    A cell that stands in several tables is withheld in all of them or in none. ``counts``: what the cells of ``past``
    really are, as in ``attack``. Raises CannotProtectError (a ValueError)
    where no choice protects; ValueError for no tables, or tables of different numbers of hubs.
    """
    if len({len(table.by_hub[0]) for table in tables}) != 1:
        raise ValueError("tables must be one or more, with the same hubs")
    _agree(tables)
    if profile.secondary:
        return suppressed(tables, profile)
    return secured(
        tables,
        [protect_each(table, profile) for table in tables],
        past,
        profile,
        {**(counts or {}), **counts_of(tables)},
    )


def _agree(tables: Sequence[Table]) -> None:
    """Two tables that share a cell say the same of it."""
    known: dict[Cell, int] = {}
    for table in tables:
        for cell, count in zip(table.shape.names(), table.counts, strict=True):
            if known.setdefault(cell, count) != count:
                raise ValueError(f"tables differ in {named(cell)}: {known[cell]} and {count}")
