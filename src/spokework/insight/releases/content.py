"""What a release says, for whoever draws it: pages, documents, data. Plain, frozen, and protected already.

``released(release)`` is the one way in. Whatever is not in what it returns is not published: no renderer counts, adds
up or reads an extract.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from spokework.core.quarters import quarter_name
from spokework.insight.models import Release

NOT_RECORDED = "not_recorded"  # the code of those whose group nobody wrote down


@dataclass(frozen=True)
class ReleasedRow:
    """One group, or one part of an indicator. Numbers as published: rounded, or None and why in ``withheld``.

    ``denominator`` is None of a mere count. ``rate`` is that of the published numbers, from 0 to 1. ``missing``: of how
    many it cannot be said. ``silent``: the hubs that recorded nothing in the period and could have counted here.
    """

    code: str  # empty: everybody
    label: str
    numerator: int | None
    denominator: int | None = None
    missing: int | None = None
    rate: float | None = None
    withheld: str = ""  # why a number of the row is not shown, in words
    silent: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReleasedTable:
    """One indicator in one period, divided by one thing, by its own parts, or not at all.

    ``key`` is its name in files and links, the same in every release. ``is_count``: no denominator, no rate.
    """

    key: str
    indicator: str
    title: str
    breakdown: str  # code; empty: not divided. "part": by the indicator's own parts
    breakdown_title: str
    to_date: bool
    period_title: str  # In 2016Q4 · From April to December 2016 · To the end of 2016Q4
    is_count: bool
    rows: tuple[ReleasedRow, ...]
    year: bool = False  # of the financial year up to the quarter's end; where both are one, of the quarter alone
    unconfirmed: tuple[str, ...] = ()  # hubs that are counted, and have not said of each of its quarters that it is all

    @property
    def length(self) -> int:
        """By which the shortest period comes first."""
        return self.year + 2 * self.to_date

    @property
    def silent(self) -> tuple[str, ...]:
        """The hubs whose missing return would change the table."""
        return tuple(dict.fromkeys(name for row in self.rows for name in row.silent))


@dataclass(frozen=True)
class Definition:
    """How a figure is counted, in the words that stood when it was released: for an annex."""

    indicator: str
    title: str
    question: str
    numerator: str
    denominator: str
    missing_means: str
    unit: str
    period: str  # which quarter something counts in
    direction: str
    caveat: str


@dataclass(frozen=True)
class Message:
    """``title`` is that of the figure it stands beside."""

    number: int
    indicator: str
    title: str
    words: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Step:
    by: str
    at: datetime


@dataclass(frozen=True)
class MissingReturn:
    """A hub that should have recorded something in the quarter and did not, or has not confirmed that it is all."""

    hub: str  # slug
    name: str
    quarter: str
    recorded: bool = False  # something, which is counted: what is missing is its manager's word


@dataclass(frozen=True)
class ReleaseContent:
    """Messages are in the order in which they were written, tables in that of the fixed list."""

    name: str  # 2016Q4 · 2016Q4, version 2
    quarter: str
    edition: int
    reason: str  # of another edition
    profile: str  # round5 or dfe
    rule: str  # what that does, in one sentence
    state: str
    as_at: date  # the day of the records it was counted on
    tables: tuple[ReleasedTable, ...]
    definitions: tuple[Definition, ...]
    messages: tuple[Message, ...]
    missing_returns: tuple[MissingReturn, ...]
    notes: tuple[str, ...] = ()  # what is left out, and why
    steps: Mapping[str, Step] = field(default_factory=dict)  # made, checked, approved, published: those that were taken

    @property
    def is_published(self) -> bool:
        return self.state == "published"

    def of(self, indicator: str) -> tuple[ReleasedTable, ...]:
        return tuple(table for table in self.tables if table.indicator == indicator)

    def table(self, key: str) -> ReleasedTable | None:
        return next((table for table in self.tables if table.key == key), None)

    def is_older(self, message: Message) -> bool:
        """Than the figures: it was written of others, and nobody has saved it since."""
        return "made" in self.steps and message.at < self.steps["made"].at

    @property
    def messages_without_figure(self) -> tuple[Message, ...]:
        there = {each.indicator for each in self.definitions}
        return tuple(message for message in self.messages if message.indicator not in there)

    def messages_on(self, indicator: str) -> tuple[Message, ...]:
        return tuple(message for message in self.messages if message.indicator == indicator)


RULES = {
    "round5": "Counts from 1 to 7 are withheld, every other count and total is rounded to the nearest 5, each by "
    "itself, and rates are worked out from the rounded numbers. No figure comes from fewer than three hubs.",
    "dfe": "Counts from 1 to 5, and as many others as it takes to keep them from being worked out, are withheld. "
    "Everything else is exact.",
}
STEPS = ("made", "checked", "approved", "published")


def released(release: Release) -> ReleaseContent:
    """``release`` as ``queries.releases.one`` gives it: with its messages and the people who took its steps."""
    definitions = tuple(Definition(**each) for each in release.figures["definitions"])
    titles = {each.indicator: each.title for each in definitions}
    return ReleaseContent(
        name=release.name,
        quarter=quarter_name(release.quarter),
        edition=release.edition,
        reason=release.reason,
        profile=release.profile,
        rule=RULES[release.profile],
        state=release.state,
        as_at=release.as_at,
        tables=tuple(table_of(each) for each in release.figures["tables"]),
        definitions=definitions,
        messages=tuple(_messages(release, titles)),
        missing_returns=tuple(MissingReturn(**each) for each in release.missing_returns),
        notes=tuple(release.figures.get("notes", ())),
        steps=dict(_steps(release)),
    )


def table_of(stored: Mapping[str, Any]) -> ReleasedTable:
    rows = tuple(ReleasedRow(**{**row, "silent": tuple(row["silent"])}) for row in stored["rows"])
    return ReleasedTable(**{**stored, "rows": rows, "unconfirmed": tuple(stored.get("unconfirmed", ()))})


def _messages(release: Release, titles: Mapping[str, str]) -> Iterable[Message]:
    for each in release.kept_messages:
        name = each.by.name if each.by else AT_THE_MACHINE
        yield Message(each.number, each.indicator, titles.get(each.indicator, ""), each.words, name, each.at)


AT_THE_MACHINE = "somebody at the command line"


def _steps(release: Release) -> Iterable[tuple[str, Step]]:
    for step in STEPS:
        at = getattr(release, f"{step}_at")
        if at is not None:
            by = getattr(release, f"{step}_by")
            yield step, Step(by.name if by else AT_THE_MACHINE, at)
