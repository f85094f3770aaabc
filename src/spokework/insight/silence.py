"""Where a hub should have recorded something and did not: no data, which is not nought."""

from collections.abc import Sequence

from .connection import Tables


class Silence:
    """Of all hubs, or of one. Read once for any number of figures: a row a hub and quarter."""

    def __init__(self, tables: Tables, hub: str | None = None) -> None:
        rows = tables.read(tables["returns"].select("hub", "quarter", "records"))
        self.quarters: Sequence[int] = sorted(
            row["quarter"] for row in tables.read(tables["quarters"].select("quarter"))
        )
        self._records = {(row["hub"], row["quarter"]): row["records"] for row in rows if hub in (None, row["hub"])}
        self.hubs = sorted({hub for hub, _ in self._records})

    def of(self, hub: str | None, quarter: int | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The hubs that had begun by then, and those of them without a record in the period."""
        expected: dict[str, int] = {}
        for (name, number), records in self._records.items():
            if hub in (None, name) and quarter in (None, number):
                expected[name] = expected.get(name, 0) + records
        return tuple(expected), tuple(name for name, records in expected.items() if not records)
