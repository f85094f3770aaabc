"""What the figures of a base have in common, counted once: cells, of which any figure is a sum.

Breakdowns of one kind (places, people, what else the base has) are counted together: a cell c is one value of each of
them in one quarter, and for whatever is added up, n(g,q) = Σ n(c) over the cells c of group g and quarter q. So a base
is read a few times, and not once for each breakdown, to date and by quarter. For a median and for survival the value
itself makes cells of their own. Different young people cannot be added up: they are counted group by group, of rows
in which each stands once a quarter.

The cells are remembered with the tables they are of: those of one extract never change.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ibis
import polars as pl
from ibis import _

from .breakdowns import BREAKDOWNS, PERSON, PLACE
from .connection import Tables
from .definition import Base, Indicator, Summary
from .measuring import columns_of, expression, rows_of
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
    family = family_of(indicators[0].base, {*asked.by, *asked.where})
    if family is None:
        by, each_quarter, where = asked.by, asked.each_quarter, asked.where
        return asked.tables.read(expression(indicators, asked.tables, by=by, each_quarter=each_quarter, where=where))
    cells = _cells(asked.tables, _those_of(indicators[0]), family)
    found = {_key(row, asked): row for row in _summed(_within(cells, asked), indicators, asked)}
    for each in indicators:
        more: Iterable[Row] = ()
        if each.summary in (Summary.MEDIAN, Summary.SURVIVAL):
            more = valued(each, _within(_cells_of_values(asked.tables, each, family), asked), asked.keys)
        elif each.each:
            more = different(each, _within(_once_a_quarter(asked.tables, each, family), asked), asked.keys)
        for row in more:
            found[_key(row, asked)] |= row
    return list(found.values())


def family_of(base: Base, names: set[str]) -> tuple[str, ...] | None:
    """The breakdowns counted together that hold all of ``names``; None where there is none."""
    rest = tuple(name for name in base.breakdowns if name not in {*PLACE, *PERSON} and not BREAKDOWNS[name].unnested)
    families = [tuple(name for name in kind if name in base.breakdowns) for kind in (PLACE, PERSON)] + [rest]
    families += [(name,) for name in base.breakdowns if BREAKDOWNS[name].unnested]
    return next((family for family in families if names <= set(family)), None)


def _unnested(family: tuple[str, ...]) -> list[str]:
    return [name for name in family if BREAKDOWNS[name].unnested]


def _those_of(indicator: Indicator) -> tuple[Indicator, ...]:
    """All of the registry with the same base: the next page asks for another of them."""
    from .indicators import INDICATORS

    if INDICATORS.get(indicator.code) is not indicator:
        return (indicator,)
    return tuple(each for each in INDICATORS.values() if each.base is indicator.base)


def _cells(tables: Tables, indicators: tuple[Indicator, ...], family: tuple[str, ...]) -> pl.DataFrame:
    def made() -> pl.DataFrame:
        base = indicators[0].base
        columns = {name: what for each in indicators for name, what in _sums(each).items()}
        counts = rows_of(base, tables, _unnested(family), {}).group_by(_keys(base, family)).aggregate(**columns)
        return pl.DataFrame(tables.arrow(counts))

    return tables.remember((tuple(each.code for each in indicators), family), made)


def _keys(base: Base, family: tuple[str, ...]) -> list[str]:
    return [*family, "quarter", *(["last_day"] if base.snapshot else [])]


def _sums(indicator: Indicator) -> dict[str, Any]:
    """The columns of a cell: all that can be added up."""
    found = columns_of(indicator)
    if indicator.each:
        del found[f"{indicator.code}__d"]
    if indicator.summary is Summary.MEDIAN:
        del found[f"{indicator.code}__v"]
    return found or {f"{indicator.code}__rows": _.count()}


def _cells_of_values(tables: Tables, indicator: Indicator, family: tuple[str, ...]) -> pl.DataFrame:
    def made() -> pl.DataFrame:
        rows = rows_of(indicator.base, tables, _unnested(family), {})
        if indicator.counted is not None:
            rows = rows.filter(indicator.counted)
        over = indicator.hit if indicator.hit is not None else ibis.literal(True)
        rows = rows.mutate(value=indicator.value, over=over).filter(_.value.notnull())
        keys = [*_keys(indicator.base, family), "value"]
        return pl.DataFrame(tables.arrow(rows.group_by(keys).aggregate(n=_.count(), ends=_.over.sum())))

    return tables.remember((indicator.code, family), made)


def _once_a_quarter(tables: Tables, indicator: Indicator, family: tuple[str, ...]) -> pl.DataFrame:
    """Everybody once in each quarter, place and state, in the order of who they are."""
    everybody = tuple(name for name in (*PLACE, *PERSON) if name in indicator.base.breakdowns)
    family = everybody if {*family} <= {*everybody} else family

    def made() -> pl.DataFrame:
        rows = rows_of(indicator.base, tables, _unnested(family), {})
        if indicator.counted is not None:
            rows = rows.filter(indicator.counted)
        rows = rows.filter(_[indicator.each].notnull()).select(*_keys(indicator.base, family), indicator.each)
        found = pl.DataFrame(tables.arrow(rows.distinct()))
        return found.with_columns(pl.col(pl.String).cast(pl.Categorical)).sort(indicator.each, "quarter")

    return tables.remember((indicator.code, "each", family), made)


def _within(cells: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    for name, value in asked.where.items():
        cells = cells.filter(pl.col(name) == value)
    if "last_day" in cells.columns and not asked.each_quarter:
        cells = cells.filter(pl.col("last_day") == asked.tables.day)
    return cells


def _summed(cells: pl.DataFrame, indicators: Sequence[Indicator], asked: Asked) -> list[Row]:
    codes = {each.code for each in indicators}
    sums = [_one(name) for name in cells.columns if name.split("__")[0] in codes and "__" in name]
    return (cells.group_by(asked.keys).agg(sums) if asked.keys else cells.select(sums)).to_dicts()


def _one(column: str) -> pl.Expr:
    """The longest of the longest; the sum of everything else."""
    return pl.col(column).max() if column.endswith("__v") else pl.col(column).sum()


def _key(row: Row, asked: Asked) -> tuple[Any, ...]:
    return tuple(row[name] for name in asked.keys)
