"""A small programme as plain rows by table."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from spokework.extract.schema import TABLES

Row = dict[str, Any]


@dataclass(repr=False)
class World:
    """Rows by table, in the columns of the extract's schema."""

    as_at: date
    tables: dict[str, list[Row]] = field(default_factory=lambda: {table.name: [] for table in TABLES})
    seed: int | None = None

    def __repr__(self) -> str:
        """Enough to make it again; its rows would fill a book."""
        return f"World(as_at={self.as_at}, quarters={len(self.quarters)}, hubs={len(self.hubs)}, seed={self.seed})"

    def __getitem__(self, table: str) -> list[Row]:
        return self.tables[table]

    @property
    def hubs(self) -> list[str]:
        return [row["hub"] for row in self["hubs"]]

    @property
    def quarters(self) -> list[Row]:
        return self["quarters"]

    def of(self, hub: str) -> "World":
        """As if that hub were the whole programme."""
        held = {name: [row for row in rows if row.get("hub", hub) == hub] for name, rows in self.tables.items()}
        return World(self.as_at, held)


def quarter_of(day: date) -> int:
    return day.year * 4 + (day.month - 1) // 3


def quarter_days(number: int) -> tuple[date, date]:
    first = date(number // 4, number % 4 * 3 + 1, 1)
    after = date((number + 1) // 4, (number + 1) % 4 * 3 + 1, 1)
    return first, after - timedelta(days=1)
