"""The rows of a base as narrow as they can be: a number for each family of breakdowns, a bit for each yes or no.

An engine is asked once for a base, by any number of indicators and breakdowns; it puts every row in its quarter, joins
and weighs the definitions, and hands over a few whole numbers a row. They are added up at once, and not kept.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from ibis.expr.operations import DatabaseTable
from pyarrow.types import is_integer  # type: ignore[import-untyped]  # has no types

from .breakdowns import BREAKDOWNS, PERSON, PLACE
from .connection import Tables
from .definition import Base, Indicator
from .mixed import Mixed
from .seen import Array, Seen, looked_up, seen
from .weighed import Answers, Weighed, weigh

Family = tuple[str, ...]
_QUARTERS = 2**14  # year × 4 + quarter − 1: until 4095


@dataclass(frozen=True)
class Placed:
    """In which cell of a family rows are."""

    mixed: Mixed
    cells: Seen
    rows: Array | None = None  # which rows: where one has several codes, it is in several cells; None: each, in one

    def of(self, rows: Array) -> Array:
        return rows if self.rows is None else looked_up(rows, self.rows)


@dataclass(frozen=True)
class Narrow:
    families: Mapping[Family, Placed]
    quarters: Seen
    answers: Answers
    columns: Mapping[str, Array]  # amounts, values and people; a gap is not a number
    whole: frozenset[str]  # those of whole numbers
    weighed: Weighed  # what the definitions made of them

    @property
    def place(self) -> Placed:
        return next(iter(self.families.values()))


def families_of(base: Base) -> list[Family]:
    """Breakdowns of one kind, counted together: places, people, what else the base has; several codes by themselves."""
    unnested = [name for name in base.breakdowns if BREAKDOWNS[name].unnested]
    rest = tuple(name for name in base.breakdowns if name not in {*PLACE, *PERSON, *unnested})
    found = [tuple(name for name in kind if name in base.breakdowns) for kind in (PLACE, PERSON)]
    return [family for family in (*found, rest, *((name,) for name in unnested)) if family]


def narrow(tables: Tables, indicators: Sequence[Indicator]) -> Narrow:
    """``indicators`` of one base."""
    base = indicators[0].base
    several = [family for family in families_of(base) if _unnested(family)]
    stands_on = sorted({each.name for each in base.rows(tables).op().find(DatabaseTable)})
    mixed = _mixed(tables, stands_on, [family for family in families_of(base) if not _unnested(family)])
    rows = base.rows(_numbered(tables, stands_on, mixed))
    weighed = weigh(rows, indicators)
    found = {_column_of(family): rows[_column_of(family)] for family in mixed}
    found |= {_column_of(family): rows[_unnested(family)] for family in several}
    found |= {"quarter": rows["quarter"].cast("int16")} | weighed.columns
    held = tables.arrow(rows.select(**found))
    columns = {name: held[name].to_numpy() for name in found if name not in map(_column_of, several)}
    placed = {family: Placed(each, seen(columns[_column_of(family)], each.size)) for family, each in mixed.items()}
    return Narrow(
        placed | {family: _in_several(family, held[_column_of(family)]) for family in several},
        seen(columns["quarter"], _QUARTERS),
        weighed.answers(columns, held.num_rows),
        columns,
        frozenset(field.name for field in held.schema if is_integer(field.type)),
        weighed,
    )


def _column_of(family: Family) -> str:
    return f"in {' and '.join(family)}"


def _unnested(family: Family) -> str:
    return BREAKDOWNS[family[0]].unnested


def _mixed(tables: Tables, names: Iterable[str], families: Iterable[Family]) -> dict[Family, Mixed]:
    """With the codes of whatever tables the rows are of."""
    known: dict[str, set[str]] = {}
    for table in names:
        for name, codes in tables.codes(table).items():
            known.setdefault(name, set()).update(codes)
    return {family: Mixed(family, tuple(tuple(sorted(known[name])) for name in family)) for family in families}


def _numbered(tables: Tables, names: Iterable[str], families: Mapping[Family, Mixed]) -> Tables:
    """Each of the tables with its numbers before anything is joined to it: looked up row by row they are costly."""

    def numbered(table: Any) -> Any:
        there = {family: mixed for family, mixed in families.items() if {*family} <= {*table.columns}}
        return table.mutate(**{_column_of(family): mixed.number(table) for family, mixed in there.items()})

    return replace(tables, tables={**tables.tables, **{name: numbered(tables[name]) for name in names}})


def _in_several(family: Family, lists: Any) -> Placed:
    """A row once in each cell of its codes; without any, where nothing is recorded."""
    lists = lists.combine_chunks()
    codes = lists.flatten().dictionary_encode()
    how_many = lists.value_lengths().fill_null(0).to_numpy()
    rows = np.repeat(np.arange(len(lists)), np.maximum(how_many, 1))
    known = tuple(codes.dictionary.to_pylist())
    number = np.full(len(rows), len(known) + 1, dtype=np.int32)
    number[how_many[rows] > 0] = codes.indices.to_numpy() + 1
    mixed = Mixed(family, (known,))
    return Placed(mixed, seen(number, mixed.size), rows)
