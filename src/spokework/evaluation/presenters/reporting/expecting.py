"""Patterns as they were stated, each beside the figures it was held against: what fits, and what cannot be said."""

from collections.abc import Iterator

from spokework.core.components import Table
from spokework.evaluation.presenters.patterns import Beside, beside, facts
from spokework.evaluation.queries.patterns import Expected
from spokework.evaluation.queries.report import Content
from spokework.insight.reports.document import Exhibit, Item

from .words import in_ones_own, table


def patterns(content: Content) -> Iterator[Item]:
    """One that was held beside nothing stands there too: else only those would be read that fit."""
    for each in content.expected:
        shown = [beside(content.evaluation, each.pattern, look) for look in each.looks]
        yield Item(f"Expected: {each.pattern}", tuple(_exhibits(content, each, shown)), says=tuple(_says(each, shown)))


def _says(of: Expected, shown: list[Beside]) -> Iterator[str]:
    pattern = of.pattern
    if pattern.at_version != pattern.theory.current:
        yield f"The theory has moved on to version {pattern.theory.current} since: what is expected of that is another."
    if not shown:
        yield "Not held beside any figures yet."
        return
    last = shown[0]
    yield f"{last.heading}. {last.test}"
    if moved := last.look.snapshot.since.moved:
        yield f"{moved}: it was not held beside that."
    yield from last.said


def _exhibits(content: Content, of: Expected, shown: list[Beside]) -> Iterator[Exhibit]:
    why = in_ones_own(of.pattern.reasoning, content)
    stated = [(row.term, why if row.value == of.pattern.reasoning else row.value) for row in facts(of.pattern)]
    yield Exhibit(table("As it was stated", ("What", "Said"), stated))
    for last in shown[:1]:
        groups, pairs = last.tables
        yield Exhibit(groups, last.chart)
        yield Exhibit(pairs)
    if len(shown) > 1:
        yield Exhibit(_in_turn(shown))


def _in_turn(shown: list[Beside]) -> Table:
    """Every release, so that nobody has chosen the one that fits best."""
    rows = [(each.heading, each.test, each.said[0]) for each in shown]
    return table("Every release that it was held beside", ("Release", "Whether it was a test", "Seen"), rows)
