"""What came of files: one line each, and what was lost, in words."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from spokework.core.components import Cell, Column, Table
from spokework.evaluation.actions import BroughtIn
from spokework.evaluation.pseudonyms import Suggestion

LINES_NAMED = 5


def places(text: str, suggestions: Iterable[Suggestion]) -> str:
    """What looks as if it gave somebody away, by kind and line: without the words, which stand in the file."""
    lines: dict[str, list[int]] = defaultdict(list)
    at, line = 0, 1
    for it in suggestions:
        line += text.count("\n", at, it.start)
        at = it.start
        lines[it.kind.value].append(line)
    return "; ".join(f"{len(found)} × {kind} ({_lines(found)})" for kind, found in lines.items())


def _lines(found: Sequence[int]) -> str:
    different = list(dict.fromkeys(found))
    named = ", ".join(str(number) for number in different[:LINES_NAMED])
    more = f" and {len(different) - LINES_NAMED} more" if len(different) > LINES_NAMED else ""
    return f"line{'' if len(different) == 1 else 's'} {named}{more}"


def files_table(results: Iterable[Sequence[str]]) -> Table:
    return Table(
        "Files",
        [Column("File"), Column("What came of it")],
        [[Cell(name, url), Cell(said)] for name, url, said in results],
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
    ]
    new = [f"{number:,} new {what}{'' if number == 1 else 's'}" for number, what in counts if number]
    return {
        "file": name,
        "new": new,
        "lost": [[line.loss.value, line.count, line.what, line.why] for line in found.report],
    }


def losses_table(lost: Iterable[Sequence[Any]]) -> Table:
    return Table(
        "What did not come across as it was",
        [Column("What became of it"), Column("How many", number=True), Column("What"), Column("Why")],
        [[Cell(loss), Cell(count), Cell(what), Cell(why)] for loss, count, what, why in lost],
    )
