"""From a question to rows of figures, added up from what was counted once and is remembered.

The first question to a base reads it, once and for all of its indicators and breakdowns (``narrow``), and adds its rows
up into cells (``cells``); every other question adds up cells. They are remembered with the tables they are of: those of
one extract never change. Only breakdowns that are never counted together are asked of the engine, row by row.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from .cells import Cells, Different, cells_of
from .connection import Tables
from .definition import Base, Indicator
from .measuring import expression, rows_of
from .narrow import Family, families_of, narrow
from .silence import Group
from .values import different, valued

Row = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    tables: Tables
    by: tuple[str, ...]
    each_quarter: bool
    where: Mapping[str, str]

    @property
    def keys(self) -> list[str]:
        return [*self.by, *(["quarter"] if self.each_quarter else [])]


def counted(indicators: Sequence[Indicator], asked: Asked) -> list[Row]:
    """A row a group (and quarter), columns ``code__what``: as ``measuring.expression`` says, only sooner."""
    base = indicators[0].base
    family = family_of(base, {*asked.by, *asked.where})
    if family is None:
        by, each_quarter, where = asked.by, asked.each_quarter, asked.where
        return asked.tables.read(expression(indicators, asked.tables, by=by, each_quarter=each_quarter, where=where))
    cells = all_cells(asked.tables, indicators[0])[family]
    found = {_key(row, asked): row for row in _summed(_within(cells.sums, asked, base), indicators, asked)}
    for each in indicators:
        more: Iterable[Row] = ()
        if each.code in cells.values:
            more = valued(each, _within(cells.values[each.code], asked, base), asked.keys)
        elif each.each:
            people = cells.people[each.code, asked.each_quarter or base.snapshot]
            here = Different(_within(people.alone, asked, base), _within(people.several, asked, base))
            more = different(each.code, here, asked.keys)
        for row in more:
            found[_key(row, asked)] |= row
    return list(found.values())


def hubs_of_groups(indicator: Indicator, tables: Tables, by: tuple[str, ...]) -> Mapping[Group, frozenset[str]]:
    """Which hubs ever counted in each group. Empty where the group itself says whose it is, silent ones too."""
    if "hub" in by or set(by) <= {"phase"}:
        return {}

    def made() -> Mapping[Group, frozenset[str]]:
        family, found = family_of(indicator.base, {*by}), dict[Group, set[str]]()
        if family is not None:
            rows = all_cells(tables, indicator)[family].hubs.select("hub", *by).unique().to_dicts()
        else:
            rows = tables.read(rows_of(indicator.base, tables, by, {}).select("hub", *by).distinct())
        for row in rows:
            found.setdefault(tuple(row[name] for name in by), set()).add(row["hub"])
        return {group: frozenset(hubs) for group, hubs in found.items()}

    return tables.remember(("hubs", indicator.base.name, by), made)


def family_of(base: Base, names: set[str]) -> Family | None:
    """The breakdowns counted together that hold all of ``names``; None where there is none."""
    return next((family for family in families_of(base) if names <= {*family}), None)


def all_cells(tables: Tables, indicator: Indicator) -> Mapping[Family, Cells]:
    """Of all of the registry with the same base: the next page asks for another of them."""
    indicators = _those_of(indicator)

    def made() -> Mapping[Family, Cells]:
        rows = narrow(tables, indicators)
        return {family: cells_of(rows, family, indicators) for family in rows.families}

    return tables.remember(("cells", *(each.code for each in indicators)), made)


def _those_of(indicator: Indicator) -> tuple[Indicator, ...]:
    from .indicators import INDICATORS

    if INDICATORS.get(indicator.code) is not indicator:
        return (indicator,)
    return tuple(each for each in INDICATORS.values() if each.base is indicator.base)


def _within(cells: pl.DataFrame, asked: Asked, base: Base) -> pl.DataFrame:
    for name, value in asked.where.items():
        cells = cells.filter(pl.col(name) == value)
    if base.snapshot and not asked.each_quarter:
        cells = cells.filter(pl.col("quarter").is_in(_last_quarters(asked.tables)))
    return cells


def _last_quarters(tables: Tables) -> list[int]:
    """Whose last day is the day of the extract: where a snapshot is taken to date."""

    def made() -> list[int]:
        quarters = tables.read(tables["quarters"].select("quarter", "end"))
        return [row["quarter"] for row in quarters if row["end"] == tables.day]

    return tables.remember("last quarters", made)


def _summed(cells: pl.DataFrame, indicators: Sequence[Indicator], asked: Asked) -> list[Row]:
    codes = {each.code for each in indicators}
    sums = [_one(name) for name in cells.columns if "__" in name and name.split("__")[0] in codes]
    sums = sums or [pl.col("n__rows").sum().alias(f"{indicators[0].code}__rows")]
    return (cells.group_by(asked.keys).agg(sums) if asked.keys else cells.select(sums)).to_dicts()


def _one(column: str) -> pl.Expr:
    """The longest of the longest; the sum of everything else."""
    return pl.col(column).max() if column.endswith("__v") else pl.col(column).sum()


def _key(row: Row, asked: Asked) -> tuple[Any, ...]:
    return tuple(row[name] for name in asked.keys)
