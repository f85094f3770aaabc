"""Missing returns: a hub that recorded nothing has no data, which is not nought; one that did not confirm is named."""

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from .connection import Tables

Group = tuple[str | None, ...]


class Expected(NamedTuple):
    """The hubs that had begun by then, and those of them without a record in the period."""

    hubs: tuple[str, ...]
    silent: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        return bool(self.hubs) and len(self.silent) == len(self.hubs)


class Silence:
    """Of all hubs, or of one. Read once for any number of figures: a row a hub and quarter."""

    def __init__(self, tables: Tables, hub: str | None = None) -> None:
        rows = tables.read(tables["returns"].select("hub", "phase", "quarter", "records", "confirmed"))
        quarters = tables.read(tables["quarters"].select("quarter", "whole"))
        self.quarters: Sequence[int] = sorted(row["quarter"] for row in quarters)
        self.unfinished = frozenset(row["quarter"] for row in quarters if not row["whole"])
        self._open = sorted({(row["quarter"], row["hub"]) for row in rows if row["records"] and not row["confirmed"]})
        self._records: dict[int | None, dict[tuple[str, str], int]] = {None: {}}
        for row in rows:
            if hub in (None, row["hub"]):
                for quarter in (None, row["quarter"]):
                    of_hubs = self._records.setdefault(quarter, {})
                    whose = row["hub"], row["phase"]
                    of_hubs[whose] = of_hubs.get(whose, 0) + row["records"]
        self._found: dict[Hashable, Expected] = {}
        self.hubs = sorted({name for name, _ in self._records[None]})
        self.phases = dict(self._records[None].keys())

    def of(
        self,
        *,
        hub: str | None = None,
        phase: str | None = None,
        among: frozenset[str] | None = None,
        quarter: int | None = None,
    ) -> Expected:
        """Of one hub, of those of a phase, of those ``among``, or of all."""
        asked = hub, phase, among, quarter
        if asked not in self._found:
            self._found[asked] = self._of(*asked)
        return self._found[asked]

    def unconfirmed(self, quarter: int) -> tuple[str, ...]:
        """Hubs that recorded something in a quarter that is over, and whose managers have not said that it is all."""
        return tuple(hub for number, hub in self._open if number == quarter and number not in self.unfinished)

    def _of(self, hub: str | None, phase: str | None, among: frozenset[str] | None, quarter: int | None) -> Expected:
        records: dict[str, int] = {}
        for (name, begun_in), count in self._records.get(quarter, {}).items():
            if hub in (None, name) and phase in (None, begun_in) and (among is None or name in among):
                records[name] = records.get(name, 0) + count
        return Expected(tuple(records), tuple(name for name, count in records.items() if not count))
