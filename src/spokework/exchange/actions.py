"""Bringing lists in. The whole file or nothing of it."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from spokework.access.decide import Actor, require
from spokework.access.permissions import Permission as P
from spokework.core.errors import Refused
from spokework.programme.actions import add_areas, set_neighbours, set_populations
from spokework.programme.models.area import KINDS
from spokework.programme.queries.populations import populations

from .area_details import Details, read_details
from .areas import Skipped, read_lookup
from .populations import read_populations
from .problems import FileRefused
from .tables import Table, read_table


@dataclass(frozen=True)
class Report:
    rows: int
    added: int
    changed: int
    unchanged: int
    skipped: tuple[Skipped, ...]
    kinds: dict[str, int]  # E06–E10 → how many authorities of the file
    borders_changed: int = 0

    def lines(self) -> list[str]:
        """In words, for the command line and the page."""
        elsewhere = Counter(skipped.why for skipped in self.skipped)
        return [
            f"{self.rows} rows read",
            f"{self.added} added, {self.changed} changed, {self.unchanged} unchanged",
            *(f"{code}  {KINDS[code]}: {count}" for code, count in self.kinds.items()),
            *(f"{count} skipped, {why}" for why, count in sorted(elsewhere.items())),
            *([f"{self.borders_changed} borders changed"] if self.borders_changed else []),
        ]


@transaction.atomic
def import_areas(*, rows: Table, by: Actor, details: Table | None = None) -> Report:
    require(by, P.MANAGE_PROGRAMME)
    lookup = read_lookup(rows)
    if lookup.problems:
        raise FileRefused(lookup.problems)
    more = read_details(details, known=lookup.areas) if details is not None else Details()
    if more.problems:
        raise FileRefused(more.problems, field="details")
    saved = add_areas(areas=[more.added_to(facts) for facts in lookup.areas.values()], by=by)
    borders = set_neighbours(neighbours=more.neighbours, by=by) if more.neighbours else 0
    found = Counter(code[:3] for code in lookup.areas)
    return Report(
        rows=len(rows.rows),
        added=len(saved.added),
        changed=len(saved.changed),
        unchanged=saved.unchanged,
        skipped=tuple(lookup.skipped),
        kinds={kind: found[kind] for kind in KINDS},
        borders_changed=borders,
    )


def import_areas_file(path: Path | str, *, by: Actor, details: Path | str | None = None) -> Report:
    """For the command line. Raises FileRefused, whose ``problems`` name every row."""
    return import_areas(rows=_table(path), details=_table(details) if details else None, by=by)


@dataclass(frozen=True)
class PopulationReport:
    rows: int
    added: int  # areas of which no group was known
    changed: int
    unchanged: int
    skipped: int

    def lines(self) -> list[str]:
        return [
            f"{self.rows} rows read",
            f"{self.added} areas added, {self.changed} changed, {self.unchanged} unchanged",
            *([f"{self.skipped} skipped, of other countries"] if self.skipped else []),
        ]


@transaction.atomic
def import_populations(*, rows: Table, by: Actor) -> PopulationReport:
    require(by, P.MANAGE_PROGRAMME)
    found = read_populations(rows, known=populations(by))
    if found.problems:
        raise FileRefused(found.problems)
    saved = set_populations(populations=list(found.people.values()), by=by)
    return PopulationReport(
        rows=len(rows.rows),
        added=len(saved.added),
        changed=len(saved.changed),
        unchanged=saved.unchanged,
        skipped=found.skipped,
    )


def import_populations_file(path: Path | str, *, by: Actor) -> PopulationReport:
    """For the command line, as ``import_areas_file``."""
    return import_populations(rows=_table(path), by=by)


def _table(path: Path | str) -> Table:
    try:
        return read_table(Path(path).read_bytes())
    except OSError as fault:
        raise Refused(f"{path} cannot be read ({fault.strerror}). Check the name and try again.") from fault
