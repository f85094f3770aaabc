"""The releases that are out, as an attacker reads them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from spokeplan.disclosure import Release as Published
from spokeplan.disclosure import Table

from .counting import Frame, counted_tables
from .storing import restored


@dataclass(frozen=True)
class Out:
    """A release of the ledger, as the attacker reads it."""

    name: str
    quarter: int
    tables: Sequence[Mapping[str, Any]]

    def of(self, of: str) -> Published:
        return Published(name=self.name, tables=tuple(t for t in restored(self.tables) if t.shape.of == of))


def by_what_is_counted(tables: Sequence[Table]) -> dict[str, list[Table]]:
    """Tables of different things share no count: each of these is protected, and attacked, by itself."""
    found: dict[str, list[Table]] = {}
    for table in tables:
        found.setdefault(table.shape.of, []).append(table)
    return found


def tables_out(frame: Frame, ledger: Sequence[Out]) -> list[Table]:
    """The tables of the releases that are out as they would be counted today: of every cell that an attacker reads."""
    quarters = [None, *(out.quarter for out in ledger)]
    return [
        table
        for before, out in zip(quarters, ledger, strict=False)
        for table in counted_tables(frame, out.quarter, before)
    ]


def past_of(ledger: Sequence[Out], of: str) -> list[Published]:
    return [published for out in ledger if (published := out.of(of)).tables]
