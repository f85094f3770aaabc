"""Two scenarios side by side: what the second changes, and how sure that is."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from spokework.core.components import Cell, Column, Table

from .words import NO_VALUE, between, mean, month_words, signed, signed_between

if TYPE_CHECKING:
    from spokework.scenarios.charts.fan import Month

Data = Mapping[str, Any]
_RANGE = "9 of 10 outcomes"
_SURE = "Mean difference, 95 % interval"
COUNTS = {
    "referred": "Referred",
    "started": "Start support",
    "withdrawn": "Withdrawn while waiting",
    "waiting": "Waiting at the end",
    "caseload": "In support at the end",
    "outlasting": "In the midst of support when their funding ends",
    "ended_worker_left": "Closed because a worker left",
    "ended_funding": "Closed because funding ended",
}


def sentences(answer: Data, first: str, second: str) -> list[str]:
    return [
        _said(answer["counts"]["started"], "start support", first, second),
        _said(answer["counts"]["outlasting"], "are in the midst of support when their funding ends", first, second),
        _said(answer["counts"]["waiting"], "wait at the end", first, second),
    ]


def _said(found: Data, what: str, first: str, second: str) -> str:
    number = found["difference"]["mean"]
    low, high = found["interval"]
    if low <= 0 <= high:
        return f"Whether “{second}” changes how many {what} cannot be told from chance ({_interval(found)})."
    more = "more" if number > 0 else "fewer"
    return (
        f"In “{second}” about {abs(round(number)):,} {more} young people {what} than in “{first}” "
        f"({signed_between(found['difference'])} in 9 of 10 outcomes)."
    )


def counts_table(answer: Data, first: str, second: str) -> Table:
    rows = [_row(name, answer["counts"][key]) for key, name in COUNTS.items()]
    rows += [_row(f"Mean wait in days, {each['level']}", each["change"]) for each in answer["waits"] if each["change"]]
    columns = [Column("Over all months"), Column(first, number=True), Column(second, number=True)]
    columns += [Column(name, number=True) for name in ("Difference", _RANGE, _SURE)]
    return Table(
        "Side by side",
        columns,
        rows,
        "Both played with the same luck. Without 0 in its interval a difference is there, in this model.",
    )


def _row(name: str, found: Data) -> list[Cell]:
    return [
        Cell(name),
        Cell(f"{mean(found['first'])} ({between(found['first'])})"),
        Cell(f"{mean(found['second'])} ({between(found['second'])})"),
        Cell(signed(found["difference"]["mean"])),
        Cell(signed_between(found["difference"])),
        Cell(_interval(found)),
    ]


def _interval(found: Data) -> str:
    low, high = found["interval"]
    if not round(low, 1) and not round(high, 1):
        return "0"
    return f"{low:+,.1f} to {high:+,.1f}".replace("-", "−")


def difference_months(months: Sequence[str], found: Data) -> list["Month"]:
    from spokework.scenarios.charts.fan import Month

    rows = zip(months, found["difference"], strict=True)
    return [Month(start, each["mean"], each["low"], each["high"], 0) for start, each in rows]


def months_table(title: str, months: Sequence[str], found: Data, first: str, second: str) -> Table:
    columns = [Column("At the end of")]
    columns += [Column(name, number=True) for name in (f"{first}, mean", f"{second}, mean", "Difference", _RANGE)]
    each = zip(months, found["first"], found["second"], found["difference"], strict=True)
    rows = [[Cell(month_words(at)), Cell(mean(one)), Cell(mean(two)), *_cells(apart)] for at, one, two, apart in each]
    return Table(title, columns, rows)


def _cells(found: Data | None) -> list[Cell]:
    return [Cell(NO_VALUE)] * 2 if found is None else [Cell(signed(found["mean"])), Cell(signed_between(found))]
