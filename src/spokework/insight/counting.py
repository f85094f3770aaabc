"""From a question to columns of figures, added up from what was counted once and is remembered.

The first question to a base reads it, once and for all of its indicators and breakdowns (``narrow``), and adds its rows
up into cells (``cells``); every other question adds up cells. They are remembered with the tables they are of: those of
one extract never change. Only breakdowns that are never counted together are asked of the engine, row by row.
"""

from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from .ahead import Ahead
from .cells import LOWEST, Cells, cells_of
from .connection import Tables
from .definition import Base, Indicator, Summary
from .groups import Groups, Key, Wanted, groups, hubs_of
from .measuring import expression, rows_of
from .narrow import Family, Handed, families_of, handed_over, narrow
from .silence import Group
from .values import different, medians, survivals


@dataclass(frozen=True)
class Asked:
    tables: Tables
    by: tuple[str, ...]
    each_quarter: bool
    where: Mapping[str, str]

    @property
    def keys(self) -> list[str]:
        return [*self.by, *(["quarter"] if self.each_quarter else [])]


@dataclass(frozen=True)
class Counted:
    """Columns ``code__what``, and of which group (and quarter) each of their numbers is."""

    by: Sequence[str]
    keys: Sequence[Key]
    columns: Mapping[str, Sequence[Any]]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """To be set beside those of an engine."""
        names = [*self.by, *self.columns]
        return [
            dict(zip(names, (*key, *row), strict=True))
            for key, row in zip(self.keys, zip(*self.columns.values(), strict=True), strict=True)
        ]

    @cached_property
    def at(self) -> Mapping[Key, int]:
        return {key: at for at, key in enumerate(self.keys)}


def counted(indicators: Sequence[Indicator], asked: Asked) -> Counted:
    """As ``measuring.expression`` says, only sooner."""
    base = indicators[0].base
    family = family_of(base, {*asked.by, *asked.where})
    if family is None:
        by, each_quarter, where = asked.by, asked.each_quarter, asked.where
        return _read(asked, expression(indicators, asked.tables, by=by, each_quarter=each_quarter, where=where))
    cells, wanted = all_cells(asked.tables, indicators[0])[family], _wanted(asked, base)
    summed = groups(cells, cells.sums, wanted)
    found = Counted(asked.keys, summed.keys, dict(_summed(summed, indicators, cells.longest)))
    return Counted(asked.keys, found.keys, {**found.columns, **dict(_more(indicators, cells, wanted, found.at))})


def _read(asked: Asked, expression: Any) -> Counted:
    columns = asked.tables.arrow(expression).to_pydict()
    keys = list(zip(*(columns.pop(name) for name in asked.keys), strict=True)) if asked.keys else [()]
    return Counted(asked.keys, keys, columns)


def hubs_of_groups(indicator: Indicator, tables: Tables, by: tuple[str, ...]) -> Mapping[Group, frozenset[str]]:
    """Which hubs ever counted in each group. Empty where the group itself says whose it is, silent ones too."""
    if "hub" in by or set(by) <= {"phase"}:
        return {}

    def made() -> Mapping[Group, frozenset[str]]:
        family, found = family_of(indicator.base, {*by}), dict[Group, set[str]]()
        if family is not None:
            cells = all_cells(tables, indicator)[family]
            told: Iterable[tuple[Group, Any]] = hubs_of(cells, groups(cells, cells.hubs, Wanted(by)))
        else:
            rows = tables.read(rows_of(indicator.base, tables, by, {}).select("hub", *by).distinct())
            told = ((tuple(row[name] for name in by), row["hub"]) for row in rows)
        for group, hub in told:
            found.setdefault(group, set()).add(hub)
        return {group: frozenset(hubs) for group, hubs in found.items()}

    return tables.remember(("hubs", indicator.base.name, by), made)


def family_of(base: Base, names: set[str]) -> Family | None:
    """The breakdowns counted together that hold all of ``names``; None where there is none."""
    return next((family for family in families_of(base) if names <= {*family}), None)


def all_cells(tables: Tables, indicator: Indicator) -> Mapping[Family, Cells]:
    """Of all of the registry with the same base: the next page asks for another of them."""
    indicators = _those_of(indicator)
    return tables.remember(_cells_of(indicators), lambda: _added_up(tables, indicators))


def read_ahead(indicators: Iterable[Indicator], tables: Tables) -> None:
    """Several bases, if they are to be read, in the order of their names: in that one they are to be asked for."""
    bases = {_cells_of(of_base): of_base for of_base in map(_those_of, sorted(indicators, key=_name_of_base))}
    wanted = {
        _rows_of(of_base): partial(handed_over, tables, of_base)
        for cells, of_base in bases.items()
        if not {cells, _rows_of(of_base)} & tables.remembered.keys()
    }
    if len(wanted) > 1:
        _last_quarters(tables)  # which the engine is not to be asked for while it reads
        tables.remembered.update(dict.fromkeys(wanted, Ahead(wanted)))


def _added_up(tables: Tables, indicators: Sequence[Indicator]) -> Mapping[Family, Cells]:
    what = _rows_of(indicators)
    ahead: Ahead[Handed] | None = tables.remembered.pop(what, None)
    rows = narrow((ahead.take(what) if ahead else None) or handed_over(tables, indicators))
    return {family: cells_of(rows, family, indicators) for family in rows.families}


def _cells_of(indicators: Iterable[Indicator]) -> Hashable:
    return "cells", *(each.code for each in indicators)


def _rows_of(indicators: Iterable[Indicator]) -> Hashable:
    return "rows", *(each.code for each in indicators)


def _name_of_base(indicator: Indicator) -> str:
    return indicator.base.name


def _those_of(indicator: Indicator) -> tuple[Indicator, ...]:
    from .indicators import INDICATORS

    if INDICATORS.get(indicator.code) is not indicator:
        return (indicator,)
    return tuple(each for each in INDICATORS.values() if each.base is indicator.base)


def _wanted(asked: Asked, base: Base) -> Wanted:
    """A snapshot is taken to date where a quarter's last day is the day of the extract."""
    quarters = _last_quarters(asked.tables) if base.snapshot and not asked.each_quarter else None
    return Wanted(asked.by, asked.where, asked.each_quarter, quarters)


def _last_quarters(tables: Tables) -> frozenset[int]:
    def made() -> frozenset[int]:
        quarters = tables.read(tables["quarters"].select("quarter", "end"))
        return frozenset(row["quarter"] for row in quarters if row["end"] == tables.day)

    return tables.remember("last quarters", made)


def _summed(
    found: Groups, indicators: Sequence[Indicator], longest: Container[str]
) -> Iterator[tuple[str, Sequence[Any]]]:
    codes = {each.code for each in indicators}
    for name in found.what:
        if name.split("__")[0] in codes:
            yield name, _longest(found, name) if name in longest else found.total(name).tolist()


def _longest(found: Groups, name: str) -> list[int | None]:
    return [None if value == LOWEST else value for value in found.highest(name).tolist()]


def _more(
    indicators: Sequence[Indicator], cells: Cells, wanted: Wanted, at: Mapping[Key, int]
) -> Iterator[tuple[str, Sequence[Any]]]:
    """What is not a sum of cells. None: nothing of that kind."""
    for each in indicators:
        for name, more in _not_summed(each, cells, wanted):
            column: list[Any] = [None] * len(at)
            for key, value in more:
                column[at[key]] = (column[at[key]] or 0) + value
            yield name, column


def _not_summed(
    indicator: Indicator, cells: Cells, wanted: Wanted
) -> Iterator[tuple[str, Iterable[tuple[Key, float]]]]:
    code = indicator.code
    if code in cells.values:
        how = medians if indicator.summary is Summary.MEDIAN else survivals
        yield f"{code}__v", how(groups(cells, cells.values[code], wanted))
    if indicator.each:
        people = cells.people[code, wanted.each_quarter or wanted.quarters is not None]
        alone, several = (groups(cells, sums, wanted) for sums in (people.alone, people.several))
        yield f"{code}__d", different(alone, several)
