"""The rows of a base as narrow as they can be: a number for each family of breakdowns, a bit for each yes or no.

An engine is asked once for a base, by any number of indicators and breakdowns; it puts every row in its quarter, joins
and weighs the definitions, and hands over a few whole numbers a row. They are added up at once, and not kept.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import polars as pl
from ibis.expr.operations import DatabaseTable

from .breakdowns import BREAKDOWNS, PERSON, PLACE
from .connection import Tables
from .definition import Base, Indicator
from .mixed import Mixed
from .weighed import Weighed, weigh

Family = tuple[str, ...]


@dataclass(frozen=True)
class Narrow:
    rows: pl.DataFrame
    families: Mapping[Family, Mixed]
    weighed: Weighed  # what the definitions made of them

    @property
    def place(self) -> Mixed:
        return next(iter(self.families.values()))


def families_of(base: Base) -> list[Family]:
    """Breakdowns of one kind, counted together: places, people, what else the base has; several codes by themselves."""
    unnested = [name for name in base.breakdowns if BREAKDOWNS[name].unnested]
    rest = tuple(name for name in base.breakdowns if name not in {*PLACE, *PERSON, *unnested})
    found = [tuple(name for name in kind if name in base.breakdowns) for kind in (PLACE, PERSON)]
    return [family for family in (*found, rest, *((name,) for name in unnested)) if family]


def column_of(family: Family) -> str:
    return f"in {' and '.join(family)}"


def narrow(tables: Tables, indicators: Sequence[Indicator]) -> Narrow:
    """``indicators`` of one base."""
    base = indicators[0].base
    several = [family for family in families_of(base) if _unnested(family)]
    mixed = _mixed(tables, base, [family for family in families_of(base) if not _unnested(family)])
    rows = base.rows(_numbered(tables, mixed))
    weighed = weigh(rows, indicators)
    found = {column_of(family): rows[column_of(family)] for family in mixed}
    found |= {column_of(family): rows[_unnested(family)] for family in several}
    found |= {"quarter": rows["quarter"].cast("int16")} | weighed.columns
    held = pl.DataFrame(tables.arrow(rows.select(**found)))
    here = {family: Mixed(family, (_codes_of(held[column_of(family)]),)) for family in several}
    return Narrow(held, mixed | here, weighed)


def in_family(narrow: Narrow, family: Family) -> pl.DataFrame:
    """The rows with their cell: of several codes, a row once in each."""
    name, place = column_of(family), pl.col(column_of(narrow.place.names))
    hub = narrow.place.first_of(place).cast(pl.Int32).alias("of_hub")
    rows = narrow.rows.with_columns(hub).rename({name: "cell"})
    rows = rows.drop(column_of(each) for each in narrow.families if each != family)
    if not _unnested(family):
        return rows
    codes = pl.col("cell")
    recorded = rows.with_columns(pl.when(codes.list.len() > 0).then(codes)).explode("cell")
    return recorded.with_columns(narrow.families[family].of_one(codes).alias("cell"))


def _unnested(family: Family) -> str:
    return BREAKDOWNS[family[0]].unnested


def _mixed(tables: Tables, base: Base, families: Iterable[Family]) -> dict[Family, Mixed]:
    """With the codes of whatever tables the rows are of."""
    known: dict[str, set[str]] = {}
    for table in {each.name for each in base.rows(tables).op().find(DatabaseTable)}:
        for name, codes in tables.codes(table).items():
            known.setdefault(name, set()).update(codes)
    return {family: Mixed(family, tuple(tuple(sorted(known[name])) for name in family)) for family in families}


def _numbered(tables: Tables, families: Mapping[Family, Mixed]) -> Tables:
    """Each table with its numbers before anything is joined to it: looked up row by row they are costly."""

    def numbered(table: Any) -> Any:
        there = {family: mixed for family, mixed in families.items() if {*family} <= {*table.columns}}
        return table.mutate(**{column_of(family): mixed.number(table) for family, mixed in there.items()})

    return replace(tables, tables={name: numbered(table) for name, table in tables.tables.items()})


def _codes_of(lists: pl.Series) -> tuple[str, ...]:
    return tuple(lists.explode().drop_nulls().unique().sort())
