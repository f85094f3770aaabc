"""Figures for a page: asked of the extract once, and remembered for as long as it is the current one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import RLock

from spokework.extract.files import Extract, current

from .answer import Answer
from .asking import figures
from .connection import Tables, opened
from .definition import Figure
from .indicators import INDICATORS
from .scope import Scope
from .small_groups import has_a_small_group

# One engine to a process: its connection answers one question at a time.
_one_at_a_time = RLock()


@dataclass(frozen=True)
class Reader:
    """Figures of one extract within one scope. Whatever a page shows comes through here."""

    extract: Extract
    scope: Scope

    def ask(
        self, codes: Sequence[str], *, by: Sequence[str] = (), quarter: str | None = None, each_quarter: bool = False
    ) -> Answer:
        """Each code's table is withheld by itself where one of its groups is small and the scope is not exact."""
        found = _figures(self.extract, tuple(codes), tuple(by), quarter, each_quarter, self.scope.hub)
        if self.scope.exact or not (by or quarter or each_quarter):
            return Answer(found)
        whole = found if quarter is None else _figures(self.extract, tuple(codes), tuple(by), None, True, "")
        small = {code for code in codes if has_a_small_group(f for f in whole if f.indicator.code == code)}
        return Answer(tuple(f for f in found if f.indicator.code not in small), withheld=bool(small))

    @property
    def tables(self) -> Tables:
        return _tables(self.extract)


def reader(scope: Scope) -> Reader | None:
    """None until the first extract is made."""
    extract = current()
    return Reader(extract, scope) if extract is not None else None


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
