"""A coding as the script is answered, and the tree of codes."""

from collections.abc import Sequence

from spokework.core.components import Cell, Column, Table
from spokework.evaluation import codes
from spokework.evaluation.models import Code, Coding, Evaluation
from spokework.evaluation.queries.coding import Branch, Passage

from .evaluation import link


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
