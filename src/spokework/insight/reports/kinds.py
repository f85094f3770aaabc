"""The reports there are, each from the same release: what each shows, in which order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spokework.insight.releases.content import ReleasedTable
from spokework.insight.themes import THEMES

from .composing import Chapter, Composer, Wanted, pick
from .document import Report

PART = "part"  # what a release calls an indicator's own parts


@dataclass(frozen=True)
class Line:
    """One figure of a funder's report: which, and under which heading if not its own."""

    indicator: str
    heading: str = ""


def quarterly(composer: Composer) -> Report:
    """What happened in the quarter, beside the year and all until its end; in parts of the figures' own."""

    def wanted(table: ReleasedTable) -> bool:
        return table.breakdown == PART and not table.year

    return composer.report("Quarterly return", composer.quarter, "quarterly-return", by_themes(composer, wanted))


def for_funder(composer: Composer, title: str, lines: Sequence[Line]) -> Report:
    """A funder's own form: the figures it asks for, in its order, under its headings."""

    def wanted(table: ReleasedTable) -> bool:
        return table.to_date or (table.breakdown == PART and not table.year)

    found = (pick(composer.content, line.indicator, wanted, line.heading) for line in lines)
    chapter = Chapter("Figures", tuple(each for each in found if each))
    return composer.report(title, composer.quarter, "funder-report", [chapter])


def by_themes(composer: Composer, wanted: Wanted) -> Iterator[Chapter]:
    for theme in THEMES:
        found = (pick(composer.content, code, wanted) for code in theme.codes)
        yield Chapter(theme.title, tuple(each for each in found if each))
