"""A release's tables as data: every number as it was published, and nothing where it was not."""

from collections.abc import Iterator, Sequence

from spokework.insight.releases.content import Definition, MissingReturn, ReleasedTable

from .data import Field, Resource, Value

EVERYBODY = "everybody"

_FIGURES = (
    Field("table", "string", "Table", "One figure in one period, divided by one thing or not at all", required=True),
    Field("figure", "string", "Figure", "Its name; see the definitions", required=True),
    Field("title", "string", "Title", "What the figure is called"),
    Field("period", "string", "Period", "The quarter, or all until its end"),
    Field("divided_by", "string", "Divided by", "Empty: not divided"),
    Field("group", "string", "Group", f"Code of whom the row is about; {EVERYBODY}: nobody is left out", required=True),
    Field("group_title", "string", "Group in words", "What the code stands for"),
    Field("numerator", "integer", "n", "As published; empty: not shown"),
    Field("denominator", "integer", "Of", "As published; empty: not shown, or a mere count"),
    Field(
        "missing", "integer", "Missing", "Of how many it cannot be said; empty: not shown, or nothing can be missing"
    ),
    Field("share", "number", "Share", "Numerator by denominator, both as published"),
    Field("withheld", "string", "Why not shown", "Empty: everything is shown"),
    Field(
        "hubs_without_data", "integer", "Hubs without data", "How many recorded nothing in the period", required=True
    ),
    Field("hubs_not_confirmed", "integer", "Hubs not confirmed", "How many did not say that it is all", required=True),
)
_DEFINITIONS = (
    Field("figure", "string", "Figure", "Its name", required=True),
    Field("title", "string", "Title", "What it is called"),
    Field("question", "string", "Question", "What it answers"),
    Field("counted", "string", "Counted", "The numerator in words"),
    Field("of", "string", "Of", "The denominator in words; empty: it is a count"),
    Field("missing", "string", "Missing", "What can be missing"),
    Field("unit", "string", "Unit", "What is counted"),
    Field("counts_in", "string", "Counts in", "Which quarter something counts in"),
    Field("better", "string", "Better", "Which way is better"),
    Field("caveat", "string", "Keep in mind", "What it does not say"),
)
_MISSING = (
    Field("quarter", "string", "Quarter", "For which there is no return", required=True),
    Field("hub", "string", "Hub", "Whose return is missing", required=True),
    Field("why", "string", "Why", "Nothing is recorded, or what is recorded is not confirmed", required=True),
)


def figures(tables: Sequence[ReleasedTable]) -> Resource:
    rows = tuple(row for table in tables for row in _rows(table))
    words = "One row for each figure, period and group. Counts are protected: see the description of the package."
    return Resource("figures", "Released figures", words, _FIGURES, rows, key=("table", "group"))


def definitions(found: Sequence[Definition]) -> Resource:
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            each.indicator,
            each.title,
            each.question,
            each.numerator,
            each.denominator,
            each.missing_means,
            each.unit,
            each.period,
            each.direction,
            each.caveat,
        )
        for each in found
    )
    return Resource("definitions", "Definitions", "How each figure is counted.", _DEFINITIONS, rows, key=("figure",))


def missing_returns(found: Sequence[MissingReturn]) -> Resource:
    rows = tuple((each.quarter, each.name, "not confirmed" if each.recorded else "nothing recorded") for each in found)
    words = (
        "Hubs that should have recorded something and did not: their figures are missing, which is not nought. And "
        "hubs whose managers have not confirmed that what is recorded is all: it is counted."
    )
    return Resource("missing_returns", "Missing returns", words, _MISSING, rows, key=("quarter", "hub"))


def _rows(table: ReleasedTable) -> Iterator[tuple[Value, ...]]:
    for row in table.rows:
        yield (
            table.key,
            table.indicator,
            table.title,
            table.period_title,
            table.breakdown,
            row.code or EVERYBODY,
            row.label,
            row.numerator,
            row.denominator,
            row.missing,
            row.rate,
            row.withheld,
            len(row.silent),
            len(table.unconfirmed),
        )
