"""Rows added up: what the figures of a base have in common, in cells of which any figure is a sum.

A cell c is one value of each breakdown of a family in one quarter, and for whatever is added up, n(g,q) = Σ n(c) over
the cells c of group g and quarter q. For a median and for survival the value itself makes cells of their own. Different
young people cannot be added up unless they stand in one cell only, as most do: those are counted there, and the others
kept, to be compared.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from .definition import Indicator, Summary
from .mixed import Mixed
from .narrow import Family, Narrow, in_family

_OF_VALUES = (Summary.MEDIAN, Summary.SURVIVAL)
_QUARTERS = 2**14  # year × 4 + quarter − 1: until 4095
_FITS = 2**63


@dataclass(frozen=True)
class Different:
    """In one cell only, how many; in several, who."""

    alone: pl.DataFrame
    several: pl.DataFrame


@dataclass(frozen=True)
class Cells:
    sums: pl.DataFrame
    hubs: pl.DataFrame  # which ever counted in which groups
    values: Mapping[str, pl.DataFrame]  # by indicator: how many rows have a value, and how many of them are over
    people: Mapping[tuple[str, bool], Different]  # by indicator, to date and each quarter


def cells_of(narrow: Narrow, family: Family, indicators: Sequence[Indicator]) -> Cells:
    adding = _Adding(in_family(narrow, family).lazy(), narrow, narrow.families[family])
    people = {each.code: adding.people(each) for each in indicators if each.each}
    return Cells(
        adding.sums(),
        adding.hubs(),
        {each.code: adding.values(each) for each in indicators if each.summary in _OF_VALUES},
        {(code, each_quarter): found for code, both in people.items() for each_quarter, found in both.items()},
    )


@dataclass(frozen=True)
class _Adding:
    rows: pl.LazyFrame
    narrow: Narrow
    mixed: Mixed

    def sums(self) -> pl.DataFrame:
        """First rows that are answered alike, then cells: few answers to everything are given at all."""
        weighed = self.narrow.weighed
        alike = self.rows.group_by(_with_quarter("cell"), *weighed.bits).agg(n=pl.len(), **weighed.amounts)
        return self._of_quarters(alike.group_by("cell").agg(**weighed.sums))

    def hubs(self) -> pl.DataFrame:
        found = self.rows.select("cell", "of_hub").unique().collect()
        hub = self.narrow.place.first.apart(found["of_hub"])
        return self._apart(found.drop("of_hub")).with_columns(hub)

    def values(self, indicator: Indicator) -> pl.DataFrame:
        value = pl.col(f"{indicator.code}__v")
        over = self.narrow.weighed.flags.get(f"{indicator.code}__n_", pl.lit(True))
        rows = self.rows.filter(value.is_not_null())
        return self._of_quarters(rows.group_by(_with_quarter("cell"), value=value).agg(n=pl.len(), ends=over.sum()))

    def people(self, indicator: Indicator) -> dict[bool, Different]:
        who = pl.col(indicator.each)
        counted = self.narrow.weighed.flags.get(f"{indicator.code}__d", pl.lit(True))
        rows = self.rows.filter(counted & who.is_not_null()).select("cell", who=_with_quarter(indicator.each))
        in_quarters = _once_each(rows.collect(), self.mixed.size)
        ever = _once_each(in_quarters.with_columns(_without_quarter("who")), self.mixed.size)
        return {
            False: self._different(ever),
            True: self._different(in_quarters.with_columns(quarter=_quarter_of("who"))),
        }

    def _different(self, rows: pl.DataFrame) -> Different:
        """Where cells are groups, as those of one breakdown are, nobody is to be compared with anybody."""
        alone = _differs("who", 1) & _differs("who", -1) if len(self.mixed.names) > 1 else pl.lit(True)
        by = [name for name in rows.columns if name != "who"]
        counted = rows.lazy().filter(alone).group_by(by).agg(n=pl.len()).collect()
        return Different(self._apart(counted), self._apart(rows.filter(~alone)))

    def _of_quarters(self, cells: pl.LazyFrame) -> pl.DataFrame:
        return self._apart(cells.with_columns(_without_quarter("cell"), quarter=_quarter_of("cell")).collect())

    def _apart(self, cells: pl.DataFrame) -> pl.DataFrame:
        return cells.drop("cell").with_columns(self.mixed.apart(cells["cell"]))


def _once_each(rows: pl.DataFrame, cells: int) -> pl.DataFrame:
    """Everybody once in each cell, in the order of who they are: one whole number is sorted soonest."""
    highest: Any = rows["who"].max() or 0
    kind = pl.Int64 if (highest + 1) * cells < _FITS else pl.Int128
    both = rows.lazy().select(both=pl.col("who").cast(kind) * cells + pl.col("cell")).sort("both")
    once = both.filter(_differs("both", 1)).select(
        cell=(pl.col("both") % cells).cast(pl.Int64), who=(pl.col("both") // cells).cast(pl.Int64)
    )
    return once.collect()


def _differs(column: str, by: int) -> pl.Expr:
    """From the row before or after it; the first and the last differ from none at all."""
    return pl.col(column).ne_missing(pl.col(column).shift(by))


def _with_quarter(column: str) -> pl.Expr:
    return pl.col(column).cast(pl.Int64) * _QUARTERS + pl.col("quarter")


def _without_quarter(column: str) -> pl.Expr:
    return pl.col(column) // _QUARTERS


def _quarter_of(column: str) -> pl.Expr:
    return (pl.col(column) % _QUARTERS).cast(pl.Int16)
