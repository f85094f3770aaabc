"""Sources as a table, and what is known of one."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from spokework.core.components import Cell, Column, Row, Table
from spokework.core.dates import long_date
from spokework.evaluation import codes
from spokework.evaluation.models import Evaluation, Source

from .evaluation import link


def sources_table(evaluation: Evaluation, rows: Iterable[Source], coded: Mapping[UUID, int]) -> Table:
    return Table(
        "Sources",
        [Column("Source"), Column("Whose view"), Column("Site"), Column("Day"), Column("Passages coded", number=True)],
        [
            [
                Cell(row.title, link("source", evaluation, row.number), note=codes.SourceKind(row.kind).label),
                Cell(whose(row)),
                Cell(row.site or "not said"),
                Cell(long_date(row.day)),
                Cell("withdrawn", note=long_date(row.withdrawn_on)) if row.is_withdrawn else Cell(coded.get(row.pk, 0)),
            ]
            for row in rows
        ],
    )


def whose(row: Source) -> str:
    return str(codes.Stakeholder(row.stakeholder).label) if row.stakeholder else "not said"


def facts(row: Source, put_right: Mapping[int, str]) -> list[Row]:
    """``put_right``: why, by the number of the revision."""
    return [
        Row("What it is", codes.SourceKind(row.kind).label),
        Row("Day", long_date(row.day)),
        *([Row("Withdrawn", long_date(row.withdrawn_on))] if row.is_withdrawn else []),
        Row("Participant", row.participant or ""),
        Row("Whose view", codes.Stakeholder(row.stakeholder).label if row.stakeholder else ""),
        Row("Site", row.site or ""),
        *(Row(f"Text put right, revision {number}", why) for number, why in put_right.items()),
    ]
