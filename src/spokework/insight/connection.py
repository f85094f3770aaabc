"""The tables of an extract as Ibis tables: in DuckDB here, on any engine Ibis speaks to elsewhere."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Any, TypeVar

import ibis

from spokework.extract.files import Extract
from spokework.extract.schema import TABLES

Anything = TypeVar("Anything")


@dataclass(frozen=True)
class Tables:
    tables: Mapping[str, Any]
    day: date
    engine: Any
    remembered: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)
    asking: Lock = field(default_factory=Lock, repr=False, compare=False)

    def __getitem__(self, name: str) -> Any:
        return self.tables[name]

    @property
    def as_at(self) -> Any:
        return ibis.literal(self.day)

    def read(self, expression: Any) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self.arrow(expression).to_pylist()
        return rows

    def arrow(self, expression: Any) -> Any:
        """One question after the other: DuckDB refuses another while it answers one, and bases are read ahead."""
        with self.asking:
            return self.engine.to_pyarrow(expression)

    def codes(self, table: str, column: str) -> tuple[str, ...]:
        """What is recorded in a column of codes."""

        def made() -> tuple[str, ...]:
            found = self.read(self[table].select(column).distinct())
            return tuple(sorted(row[column] for row in found if row[column] is not None))

        return self.remember(("codes", table, column), made)

    def remember(self, what: Hashable, made: Callable[[], Anything]) -> Anything:
        """For as long as these tables are the current ones: they never change."""
        if what not in self.remembered:
            self.remembered[what] = made()
        found: Anything = self.remembered[what]
        return found


def opened(extract: Extract) -> Tables:
    """Fetches nothing from anywhere: DuckDB may read these files and install no extension."""
    engine = ibis.duckdb.connect(autoinstall_known_extensions=False, autoload_known_extensions=False)
    # Quarters are few: to go through them for each row is sooner than to put millions of rows in order.
    engine.raw_sql("SET nested_loop_join_threshold = 100")
    found = {table.name: engine.read_parquet(extract.table(table.name), table_name=table.name) for table in TABLES}
    return Tables(found, extract.as_at, engine)
