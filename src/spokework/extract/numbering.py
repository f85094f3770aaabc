"""Which of an extract's localities and profiles a row is of: one number in place of the columns that make it.

Each column lies in the files as numbers already, one apiece; to count by five of them at once, whoever counts millions
of rows had to make one number of them anew each time. The columns stay: no figure needs to know of this.
"""

from collections.abc import Iterator

import polars as pl

from .schema import COMBINATIONS, Table

_NAMES = {number: [name for name in table.names if name != number] for number, table in COMBINATIONS.items()}


class Numbering:
    """Numbers are given in the order in which combinations come, and say nothing that the columns do not."""

    def __init__(self) -> None:
        self._known = {
            number: pl.DataFrame(schema={**dict.fromkeys(names, pl.String), number: pl.Int32})
            for number, names in _NAMES.items()
        }

    def numbered(self, rows: pl.DataFrame) -> pl.DataFrame:
        for number, names in _NAMES.items():
            if {*names} <= {*rows.columns}:
                rows = rows.with_columns(pl.col(names).cast(pl.String))
                self._learn(number, rows.select(names).unique(maintain_order=True))
                rows = rows.join(self._known[number], on=names, how="left", nulls_equal=True, maintain_order="left")
        return rows

    @property
    def tables(self) -> Iterator[tuple[Table, pl.DataFrame]]:
        """A row for each combination that came."""
        return ((table, self._known[number]) for number, table in COMBINATIONS.items())

    def _learn(self, number: str, combinations: pl.DataFrame) -> None:
        known = self._known[number]
        new = combinations.join(known, on=_NAMES[number], how="anti", nulls_equal=True, maintain_order="left")
        new = new.with_columns(pl.int_range(known.height, known.height + pl.len(), dtype=pl.Int32).alias(number))
        self._known[number] = pl.concat([known, new])
