"""What came of files: one line each, and what was lost, in words."""

from collections.abc import Iterable, Sequence
from typing import Any

from spokework.core.components import Cell, Column, Table
from spokework.evaluation.actions import BroughtIn
from spokework.evaluation.interchange import Report


def files_table(results: Iterable[Sequence[str]]) -> Table:
    return Table(
        "Files",
        [Column("File"), Column("What came of it")],
        [[Cell(name, url), Cell(said, twin)] for name, url, said, twin in results],
    )


def for_session(found: BroughtIn, name: str) -> dict[str, Any]:
    """Without places: they name sources and codes, and belong in no session."""
    counts = [
        (found.codes, "code"),
        (found.sites, "site"),
        (found.participants, "participant"),
        (found.sources, "source"),
        (found.codings, "coded passage"),
        (found.memos, "memo"),
        (found.theories, "theory"),
        (found.verdicts, "verdict"),
    ]
    new = [f"{number:,} new {what if number == 1 else _several(what)}" for number, what in counts if number]
    return {
        "file": name,
        "new": new,
        "lost": losses(found.report),
    }


def losses(report: Report) -> list[list[Any]]:
    return [[line.loss.value, line.count, line.what, line.why] for line in report]


def _several(what: str) -> str:
    return "theories" if what == "theory" else f"{what}s"


def losses_table(lost: Iterable[Sequence[Any]]) -> Table:
    return Table(
        "What did not come across as it was",
        [Column("What became of it"), Column("How many", number=True), Column("What"), Column("Why")],
        [[Cell(loss), Cell(count), Cell(what), Cell(why)] for loss, count, what, why in lost],
    )
