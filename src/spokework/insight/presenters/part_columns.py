"""A figure of many parts, in groups or quarters: a row each, a column a part – ten rows a quarter nobody would read."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from spokework.core.components import Cell, Column, Table
from spokework.insight.definition import Figure, Indicator

from . import words


def part_columns(
    indicator: Indicator,
    figures: Iterable[Figure],
    *,
    first: str,
    caption: str,
    title: Callable[[Figure], str],
    note: str,
) -> Table:
    columns = [Column(first), *(Column(part.title, number=True) for part in indicator.parts)]
    columns += [Column("Of", number=True), Column("Missing", number=True)]
    ordered = sorted(figures, key=_row_of)
    rows = [_row(indicator, list(found), title) for _key, found in groupby(ordered, key=_row_of)]
    return Table(caption, columns, rows, note)


def _row_of(figure: Figure) -> tuple[int, tuple[tuple[bool, str], ...]]:
    return figure.quarter or 0, tuple((value is None, value or "") for value in figure.group)


def _row(indicator: Indicator, figures: Sequence[Figure], title: Callable[[Figure], str]) -> list[Cell]:
    by_part = {figure.part.code: figure for figure in figures}
    counts = [Cell(_count(by_part[part.code])) for part in indicator.parts]
    any_of_it = figures[0]
    ends = [Cell(words.number(any_of_it.denominator)), Cell(words.number(any_of_it.missing))]
    return [Cell(title(any_of_it)), *counts, *ends]


def _count(figure: Figure) -> str:
    if figure.no_data or figure.value is None:
        return words.value(figure)
    share = words.value(figure).replace(" ", "\N{NO-BREAK SPACE}")  # else a narrow column breaks before the per cent
    return f"{words.number(figure.numerator)} ({share})"
