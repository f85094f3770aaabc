"""Confidence before, after and six months later, in a table."""

from collections.abc import Sequence

from spokework.core.components import Cell, Column, Table
from spokework.practice.codes import Moment
from spokework.practice.queries.confidence import Felt


def confidence_table(rows: Sequence[Felt], attended: int) -> Table:
    return Table(
        caption="How sure trainees felt, from 1 to 5",
        note=f"{attended} came. Change is of those who said it before as well.",
        columns=[Column("Asked"), Column("Said", number=True), Column("Mean", number=True), Column("Change")],
        rows=[[Cell(row.moment.label), Cell(row.said), Cell(_number(row.mean)), Cell(_change(row))] for row in rows],
    )


def _number(mean: float | None) -> str:
    return "–" if mean is None else f"{mean:.1f}"


def _change(row: Felt) -> str:
    if row.moment is Moment.BEFORE or row.change is None:
        return "–"
    return f"{row.change:+.1f}, of {row.both}".replace("-", "−")
