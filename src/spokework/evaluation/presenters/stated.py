"""Patterns as they were stated. Light: what compares them with figures is in ``patterns``."""

from collections.abc import Iterable

from spokework.core.components import Cell, Column, Table
from spokework.core.dates import long_date
from spokework.evaluation.models import Evaluation, Pattern

from .evaluation import link


def patterns_table(evaluation: Evaluation, rows: Iterable[Pattern]) -> Table:
    return Table(
        "Patterns stated beforehand",
        [Column("Expected"), Column("Figure"), Column("Locked")],
        [
            [
                Cell(str(row), link("pattern", evaluation, row.number), note=f"of version {row.at_version}"),
                Cell(row.title),
                Cell(long_date(row.at), note=str(row.by or "")),
            ]
            for row in rows
        ],
    )
