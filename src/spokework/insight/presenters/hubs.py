"""Hubs beside each other for the programme; one hub beside the programme for its manager."""

from collections.abc import Callable, Sequence

from django.urls import reverse

from spokeplan.statistics import Interval, wilson
from spokework.core.components import Cell, Column, Row, Table
from spokework.core.dates import long_date
from spokework.insight.definition import Figure, Indicator, Summary
from spokework.insight.hubs import Beside, HubFacts
from spokework.insight.quarters import quarter_title
from spokework.insight.sites import overlap

from . import words

NOT_SHOWN = "Not shown"


def hub_table(
    found: Sequence[HubFacts], *, name: Callable[[str | None], str], phase: Callable[[str | None], str]
) -> Table:
    facts = ("Posts", "Full-time equivalents", "Areas served")
    columns = [Column("Hub"), Column("Phase"), Column("Began"), *_numbers(*facts), Column("Quarters without data")]
    rows = [
        [
            Cell(name(hub.hub), note=hub.region or ""),
            Cell(phase(hub.phase)),
            Cell(long_date(hub.began) or words.NO_VALUE),
            Cell(hub.posts),
            Cell(words.number(hub.fte)),
            Cell(hub.areas),
            Cell(silent(hub)),
        ]
        for hub in found
    ]
    return Table("Hubs side by side, to date", columns, rows)


def hub_facts(hub: HubFacts) -> list[Row]:
    return [
        Row("Posts", f"{hub.posts} ({words.number(hub.fte)} full-time equivalents)"),
        Row("Areas served so far", hub.areas),
        Row("Began", long_date(hub.began) or words.NO_VALUE),
        Row("Quarters without data", silent(hub)),
    ]


def silent(hub: HubFacts) -> str:
    if not hub.quarters:
        return "Not begun"
    quarters = (quarter_title(number, so_far=number in hub.unfinished) for number in hub.silent)
    return ", ".join(quarters) or f"None of {hub.quarters}"


def beside_table(found: Sequence[Beside]) -> Table:
    titles = ("Your hub", "Counted", "95 % interval", "Whole programme", "Counted", "95 % interval")
    columns = [Column("Figure, to date"), *_numbers(*titles), Column("Against the other hubs")]
    note = "The last column compares with the other hubs together, without yours."
    return Table("Your hub beside the programme", columns, [_beside(each) for each in found], note)


def by_quarter(found: Sequence[tuple[Indicator, Sequence[Figure]]]) -> Table:
    titles = {
        figure.quarter: figure.quarter_title for _, each in found for figure in each if figure.quarter is not None
    }
    cells = {(figure.indicator.code, figure.quarter): _counted(figure) for _, each in found for figure in each}
    rows = [
        [Cell(titles[quarter]), *(Cell(cells.get((each.code, quarter), words.NO_DATA)) for each, _ in found)]
        for quarter in sorted(titles)
    ]
    note = "A quarter in which nothing at all was recorded has no data: that does not mean 0."
    return Table("Quarter by quarter", [Column("Quarter"), *_numbers(*(each.title for each, _ in found))], rows, note)


def _numbers(*titles: str) -> list[Column]:
    return [Column(title, number=True) for title in titles]


def _counted(figure: Figure) -> str:
    return words.NO_DATA if figure.no_data else words.number(figure.value)


def _beside(each: Beside) -> list[Cell]:
    indicator, part = each.own.indicator, each.own.part
    title = f"{indicator.title}: {part.title.lower()}" if indicator.parts else indicator.title
    link = reverse("insight:figure", kwargs={"code": indicator.code})
    return [Cell(title, url=link), *_figure(each.own), *_figure(each.programme), Cell(verdict(each))]


def _figure(figure: Figure | None) -> list[Cell]:
    if figure is None:
        return [Cell(NOT_SHOWN), Cell(words.NO_VALUE), Cell(words.NO_VALUE)]
    divided = figure.indicator.summary not in (Summary.COUNT, Summary.LONGEST)
    counted = f"{words.number(figure.numerator)} of {words.number(figure.denominator)}" if divided else words.NO_VALUE
    missing = f"missing {words.number(figure.missing)}"
    return [Cell(words.value(figure)), Cell(counted, note=missing), Cell(words.interval(figure) or words.NO_VALUE)]


def verdict(each: Beside) -> str:
    """In words, and only of shares: of the rest no interval is known."""
    own, rest = _interval(each.own), _interval(each.rest)
    if each.rest is None or own is None or rest is None:
        return words.NO_VALUE
    if overlap(own, rest):
        return "No clear difference"
    return "Higher, intervals apart" if own.low > rest.high else "Lower, intervals apart"


def _interval(figure: Figure | None) -> Interval | None:
    if figure is None or figure.indicator.summary is not Summary.SHARE or figure.numerator is None:
        return None
    return wilson(int(figure.numerator), int(figure.denominator or 0)).interval
