"""The list of what a hub did, in a table."""

from collections.abc import Sequence
from typing import Any

from spokework.core.components import Cell, Column, Table
from spokework.core.dates import long_date
from spokework.practice.states import CHALLENGE

from .kinds import kind_of, title


def work_table(rows: Sequence[Any]) -> Table:
    return Table(
        caption="What was done, the latest first",
        columns=[Column("What"), Column("Day"), Column("Where"), Column("Who")],
        rows=[
            [
                Cell(title(row), kind_of(row).url(row), note=_note(row)),
                Cell(long_date(row.day)),
                Cell(row.area, note=str(getattr(row, "agency", None) or "")),
                Cell(row.by.name if row.by else "–"),
            ]
            for row in rows
        ],
    )


def _note(row: Any) -> str:
    if hasattr(row, "attended"):
        return f"{row.attended:,} came"
    return CHALLENGE.words(row.state).capitalize() if kind_of(row).key == "challenge" else ""
