"""A financial year as a report: counted as a whole, with those of its quarters beside it that are out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spokework.core.components import Row
from spokework.core.quarters import first_of_year, quarter_name, quarter_named
from spokework.insight.releases.content import ReleaseContent, ReleasedTable
from spokework.insight.releases.periods import months
from spokework.insight.themes import THEMES

from .composing import Chapter, Composer, pick
from .document import Report

_BESIDE = (
    "The year is counted as a whole and rounded by itself: its quarters need not add up to it. Each quarter stands as "
    "it was published then. By what is not counted for the year, figures are divided from the beginning on."
)


def annual(composer: Composer) -> Report:
    """The year up to the release's quarter. Nothing in it is added up: the sum of a year's quarters is no figure."""
    content, last = composer.content, quarter_named(composer.content.quarter)
    assert last is not None  # a release is one of a quarter
    first, earlier = first_of_year(last), composer.earlier()
    tables = tuple(_tables(content, earlier, begins=first == last))
    beside = replace(composer, content=replace(content, tables=tables))
    period = months(first, last) + ("" if last - first == 3 else ", the year so far")
    report = beside.report("Annual report", period, "annual-report", _chapters(beside.content))
    stands = (Row("Period", f"{period}; and all until its end"), *_quarters(first, last, earlier), *report.stands[1:])
    return replace(report, stands=stands, cautions=(*report.cautions, _BESIDE))


def _tables(content: ReleaseContent, earlier: Sequence[ReleaseContent], *, begins: bool) -> Iterator[ReleasedTable]:
    """Undivided in every period, the year's earlier quarters first; divided by the year, or else from the beginning."""
    for other in earlier:
        for table in other.tables:
            if not (table.breakdown or table.year or table.to_date):
                yield replace(table, key=f"{table.key}-{other.quarter.lower()}")
    of_year = {
        (each.indicator, each.breakdown): each for each in content.tables if each.year or (begins and not each.to_date)
    }
    for table in content.tables:
        best = of_year.get((table.indicator, table.breakdown))
        if not table.breakdown or table is best or (table.to_date and best is None):
            yield table


def _chapters(content: ReleaseContent) -> Iterator[Chapter]:
    for theme in THEMES:
        found = (pick(content, code, lambda _: True) for code in theme.codes)
        yield Chapter(theme.title, tuple(each for each in found if each))


def _quarters(first: int, last: int, earlier: Iterable[ReleaseContent]) -> Iterator[Row]:
    there = {each.quarter: each.name for each in earlier}
    wanted = {each: quarter_name(each) for each in range(first, last)}
    if beside := [_named(each, there[name]) for each, name in wanted.items() if name in there]:
        yield Row("Quarters beside it", ", ".join(beside))
    if lacking := [_named(each, name) for each, name in wanted.items() if name not in there]:
        yield Row("Quarters that had no release of their own", ", ".join(lacking))


def _named(quarter: int, release: str) -> str:
    """Its months first: the number of a quarter says nothing to most readers."""
    return f"{months(quarter, quarter)} ({release})"
