"""How a report names things: people by part, evidence by kind, never a pseudonym or a source's title."""

from collections.abc import Iterable

from spokework.core.components import Cell, Column, Table
from spokework.evaluation.codes import SourceKind, Stakeholder
from spokework.evaluation.models import Evidence


def paragraphs(words: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in words.splitlines() if line.strip())


def many(number: int, one: str, more: str = "") -> str:
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def described(row: Evidence) -> str:
    """Of what kind it is and who spoke; a figure is published, and says what it is of. A place would say who it was."""
    if row.source is None:
        return f"Figure: {row.rests_on}"
    said = [SourceKind(row.source.kind).label]
    if row.source.stakeholder:
        said.append(Stakeholder(row.source.stakeholder).label.lower())
    return ", ".join(said)


def why(row: Evidence) -> str:
    """Why it was judged so may repeat what was said: it leaves the team only with the words that may be quoted."""
    return row.reasoning if row.source is None or row.source.may_be_quoted else "–"


def table(caption: str, columns: Iterable[str | Column], rows: Iterable[Iterable[object]], note: str = "") -> Table:
    return Table(
        caption,
        [each if isinstance(each, Column) else Column(each) for each in columns],
        [[each if isinstance(each, Cell) else Cell(each) for each in row] for row in rows],
        note,
    )
