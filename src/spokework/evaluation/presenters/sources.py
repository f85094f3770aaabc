"""Sources as a table, and one source as numbered lines."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
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
                Cell("withdrawn") if row.is_withdrawn else Cell(coded.get(row.pk, 0)),
            ]
            for row in rows
        ],
    )


def whose(row: Source) -> str:
    return str(codes.Stakeholder(row.stakeholder).label) if row.stakeholder else "not said"


def facts(row: Source) -> list[Row]:
    return [
        Row("What it is", codes.SourceKind(row.kind).label),
        Row("Day", long_date(row.day)),
        Row("Participant", row.participant or ""),
        Row("Whose view", codes.Stakeholder(row.stakeholder).label if row.stakeholder else ""),
        Row("Site", row.site or ""),
    ]


@dataclass(frozen=True)
class Line:
    number: int
    start: int  # of its first character in the text, in code points
    text: str


def lines(text: str) -> Iterator[Line]:
    start = 0
    for number, line in enumerate(text.split("\n"), start=1):
        yield Line(number, start, line)
        start += len(line) + 1
