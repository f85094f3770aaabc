"""Tables of figures: always the value, what it is of, and what is missing."""

from collections.abc import Callable, Iterable
from functools import partial

from django.urls import reverse

from spokework.core.components import Cell, Column, Row, Table
from spokework.insight.answer import Answer
from spokework.insight.definition import Figure, Indicator, Summary

from . import words
from .missing import Missing, Quarters, sentences
from .part_columns import part_columns

_COUNTS = [Column("Figure", number=True), Column("n", number=True), Column("Of", number=True)]
_REST = [Column("Missing", number=True), Column("95 % interval")]


def listed(figures: Iterable[Figure], caption: str) -> Table:
    """Each with the way to its definition."""
    rows = [_row(figure, _title(figure), _link(figure)) for figure in figures]
    return Table(caption, [Column("What"), *_COUNTS, *_REST], rows)


def parts(figures: Iterable[Figure], caption: str, note: str = "") -> Table:
    """The parts of one figure, each by its own name."""
    rows = [_row(figure, figure.part.title, _link(figure)) for figure in figures]
    return Table(caption, [Column("What"), *_COUNTS, *_REST], rows, note)


def broken_down(
    indicator: Indicator, answer: Answer, *, caption: str, name: Callable[[str | None], str] | None = None
) -> Table:
    found = answer.of(indicator.code)
    if indicator.parts and name is not None:
        return part_columns(
            indicator, found, first="Of whom", caption=caption, title=partial(_group_alone, name=name), note=answer.note
        )
    rows = [_row(figure, group_title(figure, name)) for figure in found]
    return Table(caption, [Column("Of whom"), *_COUNTS, *_REST], rows, note=answer.note)


def over_time(indicator: Indicator, answer: Answer, missing: Quarters) -> Table:
    found = answer.of(indicator.code)
    if indicator.parts:
        note = " ".join(filter(None, (answer.note, *sentences(missing))))
        return part_columns(indicator, found, first="Quarter", caption="By quarter", title=_quarter, note=note)
    rows = [
        _row(figure, _quarter(figure), note=missing.get(figure.quarter or 0, Missing()).words()) for figure in found
    ]
    return Table("By quarter", [Column("Quarter"), *_COUNTS, *_REST], rows, note=answer.note)


def definition_rows(indicator: Indicator) -> list[Row]:
    rows = [
        Row("Question", indicator.question),
        Row("Counted", indicator.numerator),
        Row("Of", indicator.denominator or "Nothing: it is a count"),
        Row("Missing", indicator.missing_means or "Nothing can be missing"),
        Row("Counts in", indicator.base.period),
        Row("Unit", indicator.unit),
        Row("Which way is better", indicator.direction.value),
        Row("Keep in mind", indicator.caveat or "–"),
    ]
    return [row for row in rows if row.value]


def _row(figure: Figure, title: str, url: str = "", note: str = "") -> list[Cell]:
    divided = figure.indicator.summary not in (Summary.COUNT, Summary.LONGEST)
    return [
        Cell(title, url=url, note=note),
        Cell(words.value(figure), note=figure.withheld),
        Cell(words.number(figure.numerator)),
        Cell(words.number(figure.denominator) if divided else words.NO_VALUE),
        Cell(words.number(figure.missing)),
        Cell(words.interval(figure) or words.NO_VALUE),
    ]


def _title(figure: Figure) -> str:
    indicator = figure.indicator
    return f"{indicator.title}: {figure.part.title.lower()}" if indicator.parts else indicator.title


def _group_alone(figure: Figure, name: Callable[[str | None], str]) -> str:
    return name(figure.group[0])


def group_title(figure: Figure, name: Callable[[str | None], str] | None) -> str:
    group = name(figure.group[0]) if name and figure.group else ""
    part = figure.part.title if figure.indicator.parts else ""
    return ": ".join(filter(None, (group, part))) or "Everybody"


def _quarter(figure: Figure) -> str:
    return figure.quarter_title


def _link(figure: Figure) -> str:
    return reverse("insight:figure", kwargs={"code": figure.indicator.code})
