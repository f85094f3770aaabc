"""The rows of a base as narrow as they can be: a number for each family of breakdowns, a bit for each yes or no.

An engine is asked once for a base, by any number of indicators and breakdowns; it puts every row in its quarter, joins
and weighs the definitions, and hands over a few whole numbers a row. They are added up at once, and not kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from ibis.expr.operations import DatabaseTable
from pyarrow.types import is_integer  # type: ignore[import-untyped]  # has no types

from spokework.extract.schema import COMBINATIONS

from .breakdowns import BREAKDOWNS, PERSON, PLACE
from .connection import Tables
from .definition import Base, Indicator
from .mixed import Listed, Mixed, Numbers
from .people import Somebody, somebody
from .seen import Array, Seen, looked_up, seen
from .weighed import Answers, Weighed, weigh

Family = tuple[str, ...]
_LISTED = {  # families of which the extract has a number
    tuple(name for name in table.names if name != number): number for number, table in COMBINATIONS.items()
}
_QUARTERS = 2**14  # year × 4 + quarter − 1: until 4095


@dataclass(frozen=True)
class Placed:
    """In which cell of a family rows are."""

    numbers: Numbers
    cells: Seen
    rows: Array | None = None  # which rows: where one has several codes, it is in several cells; None: each, in one

    def of(self, rows: Array) -> Array:
        return rows if self.rows is None else looked_up(rows, self.rows)


@dataclass(frozen=True)
class Handed:
    """A base's rows as an engine hands them over, and what the numbers in them say."""

    rows: Any  # an Arrow table
    indicators: Sequence[Indicator]
    numbers: Mapping[Family, Numbers]
    several: Sequence[Family]  # families of which a row has several codes
    weighed: Weighed


@dataclass(frozen=True)
class Narrow:
    families: Mapping[Family, Placed]
    quarters: Seen
    answers: Answers
    somebody: Mapping[str, Somebody]  # by indicator that counts different people
    columns: Mapping[str, Array]  # amounts and values; a gap is not a number
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


def handed_over(tables: Tables, indicators: Sequence[Indicator]) -> Handed:
    """``indicators`` of one base."""
    base = indicators[0].base
    families = families_of(base)
    several = [family for family in families if _unnested(family)]
    listed = {family: _listed(tables, _LISTED[family]) for family in families if family in _LISTED}
    mixed = _mixed(tables, base, [family for family in families if family not in (*several, *listed)])
    rows = base.rows(_numbered(tables, base, mixed))
    weighed = weigh(rows, indicators)
    numbers: dict[Family, Numbers] = {family: (listed | mixed)[family] for family in families if family not in several}
    found = {_column_of(family): rows[_LISTED.get(family, _column_of(family))] for family in numbers}
    found |= {_column_of(family): rows[_unnested(family)] for family in several}
    found |= {"quarter": rows["quarter"].cast("int16")} | weighed.columns
    return Handed(tables.arrow(rows.select(**found)), indicators, numbers, several, weighed)


def narrow(handed: Handed) -> Narrow:
    held, weighed = handed.rows, handed.weighed
    columns = {name: held[name].to_numpy() for name in held.column_names if name not in map(_column_of, handed.several)}
    placed = {
        family: Placed(each, seen(columns[_column_of(family)], each.size)) for family, each in handed.numbers.items()
    }
    quarters, answers = seen(columns["quarter"], _QUARTERS), weighed.answers(columns, held.num_rows)
    return Narrow(
        placed | {family: _in_several(family, held[_column_of(family)]) for family in handed.several},
        quarters,
        answers,
        {
            each.code: somebody(columns[each.each], answers.of_rows(f"{each.code}__d"), quarters)
            for each in handed.indicators
            if each.each
        },
        {name: column for name, column in columns.items() if "__" in name},
        frozenset(field.name for field in held.schema if is_integer(field.type)),
        weighed,
    )


def _column_of(family: Family) -> str:
    return f"in {' and '.join(family)}"


def _unnested(family: Family) -> str:
    return BREAKDOWNS[family[0]].unnested


def _listed(tables: Tables, number: str) -> Listed:
    table = COMBINATIONS[number]

    def made() -> Listed:
        names = tuple(name for name in table.names if name != number)
        rows = tables.read(tables[table.name])
        return Listed(names, {row[number]: tuple(row[name] for name in names) for row in rows})

    return tables.remember(("listed", number), made)


def _mixed(tables: Tables, base: Base, families: Sequence[Family]) -> dict[Family, Mixed]:
    """With the codes of the table the rows are of."""
    found = {}
    for family in families:
        table = next(each for each in _stands_on(tables, base) if {*family} <= {*tables[each].columns})
        found[family] = Mixed(family, tuple(tables.codes(table, name) for name in family))
    return found


def _numbered(tables: Tables, base: Base, families: Mapping[Family, Mixed]) -> Tables:
    """Each of the tables with its numbers before anything is joined to it: looked up row by row they are costly."""
    numbered = dict(tables.tables)
    for family, mixed in families.items():
        for name in _stands_on(tables, base):
            if {*family} <= {*numbered[name].columns}:
                numbered[name] = numbered[name].mutate(**{_column_of(family): mixed.number(numbered[name])})
    return replace(tables, tables=numbered)


def _stands_on(tables: Tables, base: Base) -> list[str]:
    return sorted({each.name for each in base.rows(tables).op().find(DatabaseTable)})


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
