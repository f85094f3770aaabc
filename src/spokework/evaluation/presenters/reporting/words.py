"""How a report names things: people by part, evidence by kind, never a pseudonym or a source's title."""

from collections.abc import Iterable

from spokework.core.components import Cell, Column, Table
from spokework.evaluation.models import Evidence
from spokework.evaluation.pseudonyms import unnamed
from spokework.evaluation.queries.report import Content

from .asked import Asked


def paragraphs(words: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in words.splitlines() if line.strip())


def many(number: int, one: str, more: str = "") -> str:
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def described(row: Evidence, named: Asked) -> str:
    """Of what kind it is and who spoke; a figure is published, and says what it is of. A place would say who it was."""
    return f"Figure: {row.rests_on}" if row.source is None else named.says(row.source)


def why(row: Evidence, content: Content) -> str:
    """Why it was judged so may repeat what was said: it leaves the team only with the words that may be quoted."""
    return in_ones_own(row.reasoning, content) if row.source is None or row.source.may_be_quoted else "–"


def in_ones_own(words: str, content: Content) -> str:
    """What the team wrote for itself, where pseudonyms may stand."""
    return unnamed(words, content.pseudonyms)


def table(caption: str, columns: Iterable[str | Column], rows: Iterable[Iterable[object]], note: str = "") -> Table:
    return Table(
        caption,
        [each if isinstance(each, Column) else Column(each) for each in columns],
        [[each if isinstance(each, Cell) else Cell(each) for each in row] for row in rows],
        note,
    )
