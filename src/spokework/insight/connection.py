"""The tables of an extract as Ibis tables: in DuckDB here, on any engine Ibis speaks to elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import ibis

from spokework.extract.files import Extract
from spokework.extract.schema import TABLES


@dataclass(frozen=True)
class Tables:
    tables: Mapping[str, Any]
    day: date
    engine: Any

    def __getitem__(self, name: str) -> Any:
        return self.tables[name]

    @property
    def as_at(self) -> Any:
        return ibis.literal(self.day)

    def read(self, expression: Any) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self.engine.to_pyarrow(expression).to_pylist()
        return rows


def opened(extract: Extract) -> Tables:
    """Fetches nothing from anywhere: DuckDB may read these files and install no extension."""
    engine = ibis.duckdb.connect(autoinstall_known_extensions=False, autoload_known_extensions=False)
    found = {table.name: engine.read_parquet(extract.table(table.name), table_name=table.name) for table in TABLES}
    return Tables(found, extract.as_at, engine)
