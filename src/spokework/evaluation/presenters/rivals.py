"""Rivals and versions side by side: for each piece of evidence what it says of each, and the gaps."""

from collections.abc import Sequence

from spokework.core.components import Cell, Column, Table
from spokework.evaluation.codes import Verdict as V
from spokework.evaluation.models import Evaluation, Evidence
from spokework.evaluation.queries.rivals import Line, Side
from spokework.evaluation.telling import SIGNS

from .evaluation import link
from .reporting.words import many

GAP = "not judged"


def counted(lines: Sequence[Line], sides: Sequence[Side]) -> str:
    """How much of what there is can decide between them."""
    apart = sum(line.tells_apart(sides) for line in lines)
    gaps = sum(any(side not in line.verdicts for side in sides) for line in lines)
    alike = len(lines) - apart - gaps
    return (
        f"{apart} of {len(lines)} {'tells' if apart == 1 else 'tell'} them apart, "
        f"{many(alike, 'says', 'say')} the same of each, {many(gaps, 'was', 'were')} not judged under each of them. "
        "Only evidence that was asked the same of all can decide between them."
    )


def table(evaluation: Evaluation, lines: Sequence[Line], sides: Sequence[tuple[Side, str]], *, caption: str) -> Table:
    """What tells them apart first, then the gaps."""
    keys = [side for side, _ in sides]

    def place(line: Line) -> tuple[bool, bool, int]:
        return not line.tells_apart(keys), all(side in line.verdicts for side in keys), line.row.number

    return Table(
        caption,
        [Column("Evidence"), *(Column(title) for _, title in sides)],
        [[_what(evaluation, line.row), *(_verdict(line, side) for side in keys)] for line in sorted(lines, key=place)],
    )


def _what(evaluation: Evaluation, row: Evidence) -> Cell:
    if row.snapshot is not None:
        there, note = link("figure", evaluation, row.snapshot.number), "figure"
    elif row.coding is not None:
        there, note = link("coding", evaluation, row.coding.number), f"passage: {row.coding.code.name}"
    else:
        there, note = link("source_evidence", evaluation, row.source.number if row.source else 0), "the whole source"
    return Cell(row.rests_on, there, note=f"{note}, {row.site}" if row.site else note)


def _verdict(line: Line, side: Side) -> Cell:
    row = line.verdicts.get(side)
    if row is None:
        return Cell(GAP)
    verdict = V(row.verdict)
    return Cell(f"{SIGNS[verdict]} {verdict.label.lower()}", note=row.reasoning)
