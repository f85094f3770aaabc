"""A release as a page: the figures side by side for the quarter and to its end, and what may be done next."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format

from spokework.core.components import Cell, Column, Row, Table
from spokework.core.dates import long_date
from spokework.core.quarters import quarter_name
from spokework.insight.models import Release
from spokework.insight.releases.content import Definition, Message, ReleaseContent, ReleasedRow, ReleasedTable
from spokework.insight.releases.spoken import Unreleased, unreleased
from spokework.insight.states import ReleaseState

from .missing import beside_a_table, in_a_release, sentences
from .words import NO_DATA, number, percent

STATES = {
    ReleaseState.DRAFT: "Draft: not checked yet",
    ReleaseState.CHECKED: "Checked: waits for another person to approve it",
    ReleaseState.APPROVED: "Approved: ready to be published",
    ReleaseState.PUBLISHED: "Published",
}
_WHOLE = ("", "part")  # undivided, or in the figure's own parts
STEPS = {"made": "Made", "checked": "Checked", "approved": "Approved", "published": "Published"}


@dataclass(frozen=True)
class Said:
    """A key message. While somebody can still change it: ``unreleased``, which numbers in it stand in no figure;
    ``is_older``, it was written of other figures."""

    number: int
    words: str
    unreleased: Sequence[Unreleased]
    is_older: bool


@dataclass(frozen=True)
class Section:
    """One figure: as a whole, or in its parts, at once; divided where somebody opens it: there are hundreds of rows."""

    anchor: str
    title: str
    messages: Sequence[Said]
    whole: Table | None
    divided: Sequence[tuple[str, Table]]
    definition: Sequence[Row]


def url_of(release: Release, name: str = "release") -> str:
    return reverse(f"insight:{name}", args=[quarter_name(release.quarter), release.edition])


def listed(releases: Sequence[Release]) -> Table:
    rows = [
        [
            Cell(release.name, url=url_of(release)),
            Cell(STATES[ReleaseState(release.state)], note=_replaced(replaced_by(release, releases))),
            Cell(long_date(release.as_at)),
            Cell(_moment(release.published_at) if release.published_at else ""),
        ]
        for release in releases
    ]
    return Table("Releases", [Column("Quarter"), Column("State"), Column("Figures as at"), Column("Published")], rows)


def replaced_by(release: Release, releases: Iterable[Release]) -> Cell | None:
    latest = replacing(release, releases)
    return Cell(latest.name, url=url_of(latest)) if latest is not None else None


def replacing(release: Release, releases: Iterable[Release]) -> Release | None:
    """The latest version of its quarter, where that is published and another."""
    of_quarter = [each for each in releases if each.quarter == release.quarter and each.is_published]
    latest = max(of_quarter, key=lambda each: each.edition, default=release)
    return latest if release.is_published and latest.edition > release.edition else None


def _replaced(by: Cell | None) -> str:
    return f"Replaced by {by.text}" if by else ""


def facts(content: ReleaseContent) -> list[Row]:
    rows = [Row("State", STATES[ReleaseState(content.state)]), Row("Figures as at", long_date(content.as_at))]
    if content.reason:
        rows.append(Row("Why there is another version", content.reason))
    rows.append(Row("Rule", content.rule))
    rows += [Row(STEPS[step], f"{taken.by}, {_moment(taken.at)}") for step, taken in content.steps.items()]
    return rows


def missing(content: ReleaseContent) -> str:
    """A sentence a quarter; empty where every hub sent its return."""
    return " ".join(sentences(in_a_release(content.missing_returns)))


def report(release: Release) -> str:
    """What the attack came to, of a release that passed it."""
    found = release.report
    if not found:
        return ""
    beside = f", together with {', '.join(found['against'])}" if found["against"] else ""
    return (
        f"{number(found['counts'])} counts were attacked by somebody outside and by each of "
        f"{number(found['attackers'] - 1)} hubs{beside}. No small count could be worked out."
    )


def sections(content: ReleaseContent) -> list[Section]:
    return [
        Section(
            each.indicator.replace("_", "-"),
            each.title,
            [_said(message, content) for message in content.messages_on(each.indicator)],
            next((tables[way] for way in _WHOLE if way in tables), None),
            [(table.columns[0].label, table) for way, table in tables.items() if way not in _WHOLE],
            definitions(each),
        )
        for each in content.definitions
        for tables in [_tables(content.of(each.indicator))]
    ]


def _said(message: Message, content: ReleaseContent) -> Said:
    if content.is_published:
        return Said(message.number, message.words, [], False)
    return Said(message.number, message.words, unreleased(message, content), content.is_older(message))


def without_figure(content: ReleaseContent) -> list[Said]:
    """Key messages that stand nowhere: what they are of was in the version before, or when it was made first."""
    return [] if content.is_published else [_said(each, content) for each in content.messages_without_figure]


def to_look_at(content: ReleaseContent) -> list[str]:
    """Before somebody approves: messages of other figures, and numbers in messages that no figure bears out."""
    return [
        f"{message.title or 'A key message'}: {each}"
        for message in content.messages
        for each in _doubts(message, content)
    ]


def _doubts(message: Message, content: ReleaseContent) -> Iterator[str]:
    if message in content.messages_without_figure:
        yield "its figure is not in this release, so that nobody reads it."
    if content.is_older(message):
        yield "its message was written before these figures were made, and nobody has saved it since."
    yield from map(str, unreleased(message, content))


def _tables(tables: Sequence[ReleasedTable]) -> dict[str, Table]:
    ways = dict.fromkeys(table.breakdown for table in tables)
    return {way: _side_by_side([table for table in tables if table.breakdown == way]) for way in ways}


def _side_by_side(periods: Sequence[ReleasedTable]) -> Table:
    """The quarter and the time to its end, of the same groups."""
    first = periods[0]
    groups = dict.fromkeys((row.code, row.label) for table in periods for row in table.rows)
    rows = [[Cell(label), *(_cell(table, code) for table in periods)] for code, label in groups]
    silent = tuple(dict.fromkeys(name for table in periods for name in table.silent))
    open_ = tuple(dict.fromkeys(name for table in periods for name in table.unconfirmed))
    caption = (
        f"{first.title}: {first.breakdown_title[0].lower()}{first.breakdown_title[1:]}"
        if first.breakdown
        else f"{first.title}: by period"
    )
    columns = [
        Column(first.breakdown_title or "Of whom"),
        *(Column(table.period_title, number=True) for table in periods),
    ]
    return Table(caption, columns, rows, note=beside_a_table(silent, open_))


def _cell(table: ReleasedTable, code: str) -> Cell:
    row = next((each for each in table.rows if each.code == code), None)
    if row is None:
        return Cell("0" if table.is_count else "–")
    if row.withheld and (row.numerator is None or table.is_count):
        return Cell(NO_DATA if row.withheld.startswith(NO_DATA) else "Withheld", note=_why(row, table))
    if table.is_count:
        return Cell(number(row.numerator))
    return Cell(percent(row.rate) if row.rate is not None else "–", note=_why(row, table))


def _why(row: ReleasedRow, table: ReleasedTable) -> str:
    return ". ".join(filter(None, (_of(row), row.withheld, ""))) if not table.is_count else row.withheld


def _of(row: ReleasedRow) -> str:
    if row.denominator is None:
        return ""
    of = (
        f"of {number(row.denominator)}"
        if row.numerator is None
        else f"{number(row.numerator)} of {number(row.denominator)}"
    )
    return f"{of}, {number(row.missing)} not known" if row.missing else of


def definitions(each: Definition) -> list[Row]:
    facts: Iterable[tuple[str, str]] = (
        ("Counted", each.numerator),
        ("Of", each.denominator),
        ("Not known", each.missing_means),
        ("Period", each.period),
        ("Take care", each.caveat),
    )
    return [Row(term, value) for term, value in facts if value]


def _moment(at: datetime) -> str:
    return date_format(at, "j F Y")
