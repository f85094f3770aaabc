"""Grants as rows and spans, and the cases that would outlast them in plain words."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from spokework.core.components import Cell, Column, Table
from spokework.core.dates import long_date

from . import words

if TYPE_CHECKING:
    from spokework.insight.charts.time_line import Span
    from spokework.insight.outlasting import Curve, Outlasting

EVERYBODY = "The whole programme"
ALONE = "How long support lasts in the whole programme is not shown: too few other hubs are in it to hide one of them."
_COUNTED = ("Open cases", "Expected to go on after it", "95 % interval", "Expected to end before", "Not known")


def spans(grants: Iterable[Any], today: date) -> list["Span"]:
    from spokework.insight.charts.time_line import Span

    return [
        Span(_whose(grant), f"{grant.funder.name}{_over(grant, today)}", grant.start, grant.end) for grant in grants
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


def areas_table(placed: Iterable[Any], grants: Sequence[Any], today: date) -> Table:
    """For each area where somebody works today: whose money keeps them there, and until when."""
    columns = [Column(title) for title in ("Area", "Hub", "Funded by", "Until", "Then")]
    columns.insert(2, Column("Posts placed there", number=True))
    posts: dict[tuple[Any, Any], int] = {}
    for row in placed:
        posts[row.area, row.hub] = posts.get((row.area, row.hub), 0) + 1
    rows = [
        [Cell(area.name), Cell(hub.name), Cell(words.number(many)), *_funded(hub, grants, today)]
        for (area, hub), many in posts.items()
    ]
    note = "By the hub's own grants that run today, the last of them to end. Grants for the whole programme are below."
    return Table("By area", columns, rows, note)


def _funded(hub: Any, grants: Sequence[Any], today: date) -> list[Cell]:
    running = [grant for grant in grants if grant.hub == hub and grant.start <= today <= grant.end]
    if not running:
        return [Cell("No grant of its own"), Cell(words.NO_VALUE), Cell(words.NO_VALUE)]
    last = max(running, key=lambda grant: grant.end)
    follows = [grant for grant in grants if grant.hub == hub and grant.start > today]
    then = f"{follows[0].funder.name} from {long_date(follows[0].start)}" if follows else "Nothing recorded"
    return [Cell(", ".join(sorted({grant.funder.name for grant in running}))), Cell(long_date(last.end)), Cell(then)]


def _whose(grant: Any) -> str:
    return grant.hub.name if grant.hub else EVERYBODY


def _over(grant: Any, today: date) -> str:
    return ", over" if grant.end < today else ""


def _now(grant: Any, today: date) -> str:
    if grant.end < today:
        return "Over"
    if grant.start > today:
        return "Not begun"
    months = int((grant.end - today).days / words.MONTH)
    return "Ends within a month" if months < 1 else f"{months} more month{'' if months == 1 else 's'}"


def outlasting_table(found: Sequence["Outlasting"], name: Callable[[str | None], str]) -> Table:
    columns = [Column("Hub"), Column("Its last grant ends")]
    columns += [Column(title, number=True) for title in _COUNTED]
    rows = [
        [
            Cell(name(each.hub) if each.hub else EVERYBODY),
            Cell(long_date(each.last_end) if each.last_end else "No grant recorded"),
            Cell(words.number(each.open_cases)),
            *(_expected(each) if each.known else [Cell(words.NO_VALUE)] * 3),
            Cell(words.number(each.unknown)),
        ]
        for each in found
    ]
    note = "Not known: open cases of a hub for which no grant of its own is recorded."
    return Table("Open cases and the end of the money", columns, rows, note)


def _expected(found: "Outlasting") -> list[Cell]:
    return [Cell(words.number(found.beyond)), Cell(_interval(found)), Cell(words.number(found.within))]


def _interval(found: "Outlasting") -> str:
    low, high = found.interval
    return f"{words.number(low)} to {words.number(high)}"


def meaning(found: "Outlasting", lasting: "Curve") -> list[str]:
    if not found.open_cases:
        return ["No case is open, so none can outlast a grant."]
    if not found.known:
        return ["No grant of its own is recorded for any hub with open cases, so it cannot be said which outlast one."]
    if not lasting.found.ended:
        said = "No case has ended yet, so it cannot be said how many would go on after a grant ends."
        return [f"{said} {ALONE}" if lasting.alone else said]
    return [_how_many(found), *_at_most(found), _reckoned(lasting)]


def _how_many(found: "Outlasting") -> str:
    of = f"of {words.number(found.known)} open case{'' if found.known == 1 else 's'}"
    said = f"{_about(found)} {of} can be expected to be open still when the last grant of their hub has ended"
    said += f" (95 % interval {_interval(found)})."
    if not found.beyond:
        return said
    return f"{said} Unless money is found, those young people would lose their worker in the midst of support."


def _about(found: "Outlasting") -> str:
    if found.past_data:
        return f"At most about {words.number(found.beyond)}"
    return f"About {words.number(found.beyond)}" if found.beyond else "None, or next to none,"


def _at_most(found: "Outlasting") -> list[str]:
    if not found.past_data:
        return []
    whose = "all of them" if found.past_data == found.known else f"{words.number(found.past_data)} of them"
    return [
        f"It is an upper bound: for {whose} the grant ends later than any case has been watched for. How many last "
        "so long is not known, and here it is taken that none ends after that."
    ]


def _reckoned(lasting: "Curve") -> str:
    whose = "this hub" if lasting.own else "the whole programme"
    return (
        f"For each open case: of the cases of {whose} that lasted as long as it has by now, the share that went on for "
        "as long as the grant still runs (Kaplan–Meier). The interval is what chance does to that number; that the "
        f"shares themselves are not known exactly is not in it.{f' {ALONE}' if lasting.alone else ''}"
    )
