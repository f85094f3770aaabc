"""Figures for a page: asked of the extract once, and remembered for as long as it is the current one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from threading import RLock
from typing import Any

from ibis import _

from spokework.extract.files import Extract, current

from ..answer import Answer
from ..asking import figures
from ..connection import Tables, opened
from ..definition import Base, Figure
from ..indicators import INDICATORS
from ..measuring import rows_of
from ..published import breakdowns_of, figures_of, not_in, source
from ..releases.content import ReleaseContent
from ..scope import Scope
from ..small_groups import has_a_small_group

Counts = Mapping[tuple[str | None, ...], int]
WITHOUT_YOUNG_PEOPLE = frozenset(
    {"placements", "posts", "staffing", "grants", "areas", "area_populations", "hubs", "quarters", "returns"}
)

# One engine to a process: its connection answers one question at a time.
_one_at_a_time = RLock()

# What no indicator answers: tables and where (the hub, if any) → an Ibis expression. A function of a module, never
# one made anew for each page: its answer is remembered by it.
Question = Callable[[Tables, Mapping[str, str]], Any]
Rows = tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class Reader:
    """Figures within one scope. Whatever a page shows comes through here: from the extract what its reader may know
    exactly, from a published ``release`` what are parts of the programme."""

    extract: Extract
    scope: Scope
    release: ReleaseContent | None = None

    def ask(
        self, codes: Sequence[str], *, by: Sequence[str] = (), quarter: str | None = None, each_quarter: bool = False
    ) -> Answer:
        """The whole programme to date is exact; by quarter where no quarter of it is small; all else is published."""
        if self.scope.exact or not (by or quarter or each_quarter):
            return Answer(_figures(self.extract, tuple(codes), tuple(by), quarter, each_quarter, self.scope.hub))
        return self._published(codes, by, quarter) if by else self._quarters(codes, quarter)

    def _quarters(self, codes: Sequence[str], quarter: str | None) -> Answer:
        """A small quarter withholds all of its figure: the others would be taken from the whole."""
        found = _figures(self.extract, tuple(codes), (), quarter, quarter is None, "")
        every = _figures(self.extract, tuple(codes), (), None, True, "") if quarter else found
        small = [code for code in codes if has_a_small_group(f for f in every if f.indicator.code == code)]
        if not small:
            return Answer(found)
        rest = self._published(small, (), quarter or (self.release.quarter if self.release else None))
        return replace(rest, figures=(*(f for f in found if f.indicator.code not in small), *rest.figures))

    def _published(self, codes: Sequence[str], by: Sequence[str], quarter: str | None) -> Answer:
        told = [
            figures_of(self.release, INDICATORS[code], by=by, quarter=quarter) if self.release else [] for code in codes
        ]
        found = tuple(figure for each in told for figure in each)
        note = source(self.release) if self.release and found else not_in(self.release)
        return Answer(found, withheld=not all(told), note=note)

    @property
    def when(self) -> str:
        """The period of parts that are to date."""
        return f"To the end of {self.release.quarter}" if self.release and not self.scope.exact else "To date"

    def breakdowns(self, code: str) -> list[str]:
        """By what a figure can be broken down for this reader."""
        if self.scope.exact:
            return list(INDICATORS[code].breakdowns)
        return breakdowns_of(self.release, INDICATORS[code])

    def asked(self, question: Question) -> Rows:
        """Within the scope, and exact. Of the whole programme a page shows nothing of it but what it adds up to."""
        return _asked(self.extract, question, self.scope.hub)

    def asked_of_everybody(self, question: Question) -> Rows:
        """The whole programme's, for a total beside a hub's own figures."""
        return _asked(self.extract, question, "")

    @property
    def tables(self) -> Tables:
        return _tables(self.extract)

    def rows(self, table: str) -> list[dict[str, Any]]:
        """Hubs, places, posts and money as they lie there, of the scope's hub: these tables hold no young person."""
        if table not in WITHOUT_YOUNG_PEOPLE:
            raise ValueError(f"“{table}” holds young people. There are: {', '.join(sorted(WITHOUT_YOUNG_PEOPLE))}.")
        with _one_at_a_time:
            found = self.tables[table]
            if self.scope.hub and "hub" in found.columns:
                found = found.filter(found["hub"] == self.scope.hub)
            return self.tables.read(found)

    def counts(self, base: Base, *by: str) -> Counts:
        """Rows of a base in each group that has any, small ones too: a hub's own."""
        if not self.scope.exact:
            raise ValueError("parts of the programme are counted for a release, and nowhere else")
        return _counts(self.extract, base, by, self.scope.hub)


def reader(scope: Scope, release: ReleaseContent | None = None) -> Reader | None:
    """None until the first extract is made."""
    extract = current()
    return Reader(extract, scope, release) if extract is not None else None


@lru_cache(maxsize=128)
def _counts(extract: Extract, base: Base, by: tuple[str, ...], hub: str) -> Counts:
    with _one_at_a_time:
        tables = _tables(extract)
        rows = rows_of(base, tables, by, {"hub": hub} if hub else {})
        return {
            tuple(row[name] for name in by): row["n"] for row in tables.read(rows.group_by(by).aggregate(n=_.count()))
        }


@lru_cache(maxsize=2)
def _tables(extract: Extract) -> Tables:
    return opened(extract)


@lru_cache(maxsize=512)
def _figures(
    extract: Extract, codes: tuple[str, ...], by: tuple[str, ...], quarter: str | None, each_quarter: bool, hub: str
) -> tuple[Figure, ...]:
    with _one_at_a_time:
        where = {"hub": hub} if hub else None
        asked = [INDICATORS[code] for code in codes]
        return tuple(figures(asked, _tables(extract), by=by, quarter=quarter, each_quarter=each_quarter, where=where))


@lru_cache(maxsize=64)
def _asked(extract: Extract, question: Question, hub: str) -> Rows:
    with _one_at_a_time:
        tables = _tables(extract)
        return tuple(tables.read(question(tables, {"hub": hub} if hub else {})))
