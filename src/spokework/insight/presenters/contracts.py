"""Grants as rows and spans, and the cases that would outlast them in plain words."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from spokework.core.components import Cell, Column, Table
from spokework.core.dates import long_date

from . import words

if TYPE_CHECKING:
    from spokework.insight.charts.time_line import Span
    from spokework.insight.outlasting import Outlasting, Typical

EVERYBODY = "The whole programme"
_DAYS_A_MONTH = 365.25 / 12
_COUNTED = ("Open cases", "Expected to go on after it", "Expected to end before")


def spans(grants: Iterable[Any], today: date) -> list["Span"]:
    from spokework.insight.charts.time_line import Span

    return [
        Span(f"{_whose(grant)}: {grant.funder.name}{_over(grant, today)}", grant.start, grant.end) for grant in grants
    ]


def grants_table(grants: Iterable[Any], today: date) -> Table:
    columns = [Column(title) for title in ("Funder", "For", "From", "Until", "Now")]
    columns += [Column("Amount", number=True), Column("Report every")]
    rows = [
        [
            Cell(grant.funder.name),
            Cell(_whose(grant)),
            Cell(long_date(grant.start)),
            Cell(long_date(grant.end)),
            Cell(_now(grant, today)),
            Cell(f"£{grant.amount:,.0f}"),
            Cell("month" if grant.reporting_months == 1 else f"{grant.reporting_months} months"),
        ]
        for grant in grants
    ]
    return Table("Grants", columns, rows)


def _whose(grant: Any) -> str:
    return grant.hub.name if grant.hub else EVERYBODY


def _over(grant: Any, today: date) -> str:
    return ", over" if grant.end < today else ""


def _now(grant: Any, today: date) -> str:
    if grant.end < today:
        return "Over"
    if grant.start > today:
        return "Not begun"
    months = int((grant.end - today).days / _DAYS_A_MONTH)
    return "Ends within a month" if months < 1 else f"{months} more month{'' if months == 1 else 's'}"


def outlasting_table(found: Sequence["Outlasting"], name: Callable[[str | None], str]) -> Table:
    columns = [Column("Hub"), Column("Its last grant ends")]
    columns += [Column(title, number=True) for title in (*_COUNTED, "Not known")]
    rows = [
        [
            Cell(name(each.hub) if each.hub else EVERYBODY),
            Cell(long_date(each.last_end) if each.last_end else "No grant recorded"),
            *(Cell(words.number(n)) for n in (each.open_cases, each.beyond, each.within, each.unknown)),
        ]
        for each in found
    ]
    note = "Not known: open cases of a hub for which no grant of its own is recorded."
    return Table("Open cases and the end of the money", columns, rows, note)


def meaning(found: "Outlasting", typical: "Typical") -> list[str]:
    if not found.open_cases:
        return ["No case is open, so none can outlast a grant."]
    if typical.days is None:
        return ["Half of the cases have not yet ended anywhere, so no end can be expected of those that are open."]
    whose = "this hub" if typical.own else "the whole programme"
    known = found.beyond + found.within
    reckoned = (
        f"A case is expected to last {typical.days} days from its opening: half of the cases of {whose} last "
        "no longer, half do (Kaplan–Meier median). One that has lasted longer already is expected to end any day."
    )
    if not known:
        return ["No grant of its own is recorded for any hub with open cases, so it cannot be said which outlast one."]
    if not found.beyond:
        return [f"None of {known} open cases is expected to go on after the last grant of its hub ends.", reckoned]
    return [
        f"{found.beyond} of {known} open cases are expected to go on after the last grant of their hub ends. "
        "Unless money is found, those young people would lose their worker before support would have ended by itself.",
        reckoned,
    ]
