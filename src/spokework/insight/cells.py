"""Rows added up: what the figures of a base have in common, in cells of which any figure is a sum.

A cell c is one value of each breakdown of a family in one quarter, and for whatever is added up, n(g,q) = Σ n(c) over
the cells c of group g and quarter q. For a median and for survival the value itself makes cells of their own. Different
young people cannot be added up unless they stand in one cell only (``people``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .definition import Indicator, Summary
from .mixed import Numbers
from .narrow import Family, Narrow, Placed
from .people import Different, different
from .seen import Array, added_up, distinct, looked_up, ranked, seen, tallied, together
from .sums import Sums

LOWEST = np.iinfo(np.int64).min  # of nothing
_OF_VALUES = (Summary.MEDIAN, Summary.SURVIVAL)


@dataclass(frozen=True)
class Cells:
    says: Numbers
    numbers: Array  # of each cell, what ``says`` says of it
    quarters: Array  # those that occur
    sums: Sums
    longest: frozenset[str]  # sums of which the highest is wanted
    hubs: Sums  # which ever counted in which cells: where they stand in ``hub_names``
    hub_names: Sequence[str | None]
    values: Mapping[str, Sums]  # by indicator: how many rows have a value, and how many of them are over
    people: Mapping[tuple[str, bool], Different]  # by indicator, to date and each quarter

    @cached_property
    def labels(self) -> Mapping[str, Array]:
        """Of each cell, where its label stands in those of a column."""
        return self.says.apart(self.numbers)


def cells_of(narrow: Narrow, family: Family, indicators: Sequence[Indicator]) -> Cells:
    adding = _Adding(narrow, narrow.families[family])
    hub_names, hubs = adding.hubs()
    return Cells(
        adding.placed.numbers,
        adding.placed.cells.numbers,
        narrow.quarters.numbers,
        adding.sums(),
        frozenset(narrow.weighed.longest),
        hubs,
        hub_names,
        {each.code: adding.values(each) for each in indicators if each.summary in _OF_VALUES},
        {(each.code, when): found for each in indicators if each.each for when, found in adding.people(each).items()},
    )


@dataclass(frozen=True)
class _Adding:
    narrow: Narrow
    placed: Placed

    def sums(self) -> Sums:
        """First rows that are answered alike, then what their answers count: few ways to answer occur at all."""
        weighed, answers = self.narrow.weighed, self.narrow.answers
        alike = self.placed.of(answers.seen.at)
        alike, times = tallied(together((self._where, self._size), (alike, len(answers))), self._size * len(answers))
        alike, answer = np.divmod(alike, max(len(answers), 1))
        occurs = seen(alike, self._size)
        what = {
            name: np.bincount(occurs.at, times * answers.yes(yes)[answer], len(occurs)).astype(np.int64)
            for name, yes in weighed.counts.items()
        }
        what |= {name: self._amounts(name)[occurs.numbers] for name in weighed.amounts}
        what |= {name: self._highest(name)[occurs.numbers] for name in weighed.longest}
        return Sums(*np.divmod(occurs.numbers, self._quarters), what)

    def hubs(self) -> tuple[Sequence[str | None], Sums]:
        place = self.narrow.place
        hub_of, names = place.numbers.apart(place.cells.numbers)["hub"], place.numbers.labels("hub")
        if self.placed is place:
            return names, Sums(np.arange(len(hub_of)), None, {"hub": hub_of})
        hub = self.placed.of(looked_up(hub_of, place.cells.at))
        cells = self.placed.cells
        both = distinct(together((cells.at, len(cells)), (hub, len(names))), len(cells) * len(names))
        cell, hub = np.divmod(both, len(names))
        return names, Sums(cell, None, {"hub": hub})

    def values(self, indicator: Indicator) -> Sums:
        value = self.placed.of(self.narrow.columns[f"{indicator.code}__v"])
        over = self.placed.of(self.narrow.answers.of_rows(f"{indicator.code}__n_"))
        there = _recorded(value)
        found = ranked(value[there])
        alike = together((self._where[there], self._size), (found.at, len(found)), (over[there], 2))
        alike, times = tallied(alike, self._size * len(found) * 2)
        alike, over = np.divmod(alike, 2)
        where, at = np.divmod(alike, max(len(found), 1))
        return Sums(*np.divmod(where, self._quarters), {"value": found.numbers[at], "n": times, "over": times * over})

    def people(self, indicator: Indicator) -> Mapping[bool, Different]:
        placed = self.placed
        return different(self.narrow.somebody[indicator.code], placed.rows, placed.cells.at, len(placed.cells))

    @cached_property
    def _where(self) -> Array:
        quarters = self.narrow.quarters
        return together((self.placed.cells.at, len(self.placed.cells)), (self.placed.of(quarters.at), len(quarters)))

    @property
    def _quarters(self) -> int:
        return max(len(self.narrow.quarters), 1)

    @property
    def _size(self) -> int:
        return len(self.placed.cells) * len(self.narrow.quarters)

    def _amounts(self, name: str) -> Array:
        found = added_up(self.placed.of(self.narrow.columns[name]), self._where, self._size)
        return found.astype(np.int64) if name in self.narrow.whole else found

    def _highest(self, name: str) -> Array:
        value = self.placed.of(self.narrow.columns[name])
        there = _recorded(value)
        found = np.full(self._size, LOWEST, dtype=np.int64)
        np.maximum.at(found, self._where[there], value[there].astype(np.int64))
        return found


def _recorded(values: Array) -> Array:
    return ~np.isnan(values) if values.dtype.kind == "f" else np.ones(len(values), dtype=bool)
