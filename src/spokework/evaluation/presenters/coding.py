"""A source's codings beside its lines, and the tree of codes."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from spokework.core.components import Cell, Column, Table
from spokework.evaluation import codes
from spokework.evaluation.lines import Line
from spokework.evaluation.models import Code, Coding, Evaluation
from spokework.evaluation.queries.coding import Branch, Passage

from .evaluation import link


@dataclass
class CodedLine:
    line: Line
    codings: list[Coding] = field(default_factory=list)


def coded_lines(lines: Sequence[Line], codings: Sequence[Coding]) -> list[CodedLine]:
    """Beside each line the codings that touch it, so that they are read and heard where the passage is."""
    found: dict[int, list[Coding]] = defaultdict(list)
    starts = [line.start for line in lines]
    for coding in codings:
        first = bisect_right(starts, coding.start) - 1
        last = bisect_right(starts, coding.end - 1) - 1
        for at in range(first, last + 1):
            found[at].append(coding)
    return [CodedLine(line, found[at]) for at, line in enumerate(lines)]


def as_data(codings: Sequence[Coding]) -> str:
    """``number:start:end:code's number`` of each, for the script that draws them: a few bytes a coding."""
    return " ".join(f"{row.number}:{row.start}:{row.end}:{row.code.number}" for row in codings)


def as_sent(coding: Coding, code: Code, evaluation: Evaluation) -> dict[str, object]:
    """What the script is answered when it has added one."""
    return {
        "number": coding.number,
        "start": coding.start,
        "end": coding.end,
        "code": code.number,
        "url": link("coding", evaluation, coding.number),
    }


def tree_table(evaluation: Evaluation, tree: list[Branch]) -> Table:
    return Table(
        "Codes",
        [Column("Code"), Column("What it means"), Column("Colour"), Column("Passages", number=True)],
        [
            [
                Cell(f"{'– ' * branch.depth}{branch.code.name}", link("code", evaluation, branch.code.number)),
                Cell(branch.code.definition or "not defined yet"),
                Cell(codes.Colour(branch.code.colour).label),
                Cell(branch.passages),
            ]
            for branch in tree
        ],
        note="Those under a code are not counted in its own number.",
    )


def one_line(words: str, longest: int = 90) -> str:
    said = " ".join(words.split())
    return said if len(said) <= longest else f"{said[: longest - 1].rstrip()}…"


def to_choose(passages: Sequence[Passage]) -> list[tuple[str, str]]:
    return [(str(each.coding.number), f"{each.coding.source.title}: {one_line(each.words)}") for each in passages]
