"""What to expect: charts' months, tables under them, areas side by side."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from spokework.core.components import Cell, Column, Table

from .words import between, cells, mean, month_words, whole

if TYPE_CHECKING:
    from spokework.scenarios.charts.fan import Month
    from spokework.scenarios.models import Forecast

Data = Mapping[str, Any]
_RANGE = "9 of 10 outcomes"


def fan_months(months: Sequence[str], found: Data, output: str, *, against: str = "") -> list["Month"]:
    from spokework.scenarios.charts.fan import Month

    limits = found[against] if against else [None] * len(months)
    return [
        Month(start, each["mean"], each["low"], each["high"], limit and limit["mean"])
        for start, each, limit in zip(months, found[output], limits, strict=True)
    ]


def months_table(title: str, months: Sequence[str], found: Data, output: str, *, against: str = "") -> Table:
    columns = [Column("At the end of"), Column("Mean", number=True), Column(_RANGE, number=True)]
    rows = [[Cell(month_words(start)), *cells(each)] for start, each in zip(months, found[output], strict=True)]
    if against:
        columns.append(Column("Places, mean", number=True))
        for row, each in zip(rows, found[against], strict=True):
            row.append(Cell(mean(each)))
    return Table(title, columns, rows)


def in_words(answer: Data) -> list[str]:
    """The first year, the end, and who would lose their worker on the way."""
    whole_plan, months = answer["whole"], answer["months"]
    last = month_words(months[-1])
    waiting, held, places = (whole_plan[name][-1] for name in ("waiting", "caseload", "places"))
    year = answer["years"][0]
    said = [
        f"In {year['year']} about {mean(year['started'])} young people start support ({between(year['started'])} in "
        f"9 of 10 outcomes), of about {mean(year['referred'])} who are referred.",
        f"At the end of {last} {_in_support(held, places)}, and about {mean(waiting)} wait ({between(waiting)}).",
    ]
    for start, each in zip(months, whole_plan["outlasting"], strict=True):
        if round(each["mean"]):
            on_the_way = f"about {mean(each)} are in the midst of support then ({between(each)})"
            said.append(f"Funding ends in {month_words(start)}: {on_the_way}.")
    return said


def _in_support(held: Data, places: Data) -> str:
    if not round(places["high"]):
        return "no place is left"
    return f"about {mean(held)} are in support ({between(held)}), where there are {mean(places)} places"


_OF_A_YEAR = {
    "referred": "Referred",
    "started": "Start support",
    "withdrawn": "Withdrawn",
    "caseload": "In support at its end",
    "places": "Places at its end",
    "waiting": "Waiting at its end",
}


def years_table(answer: Data) -> Table:
    rows = [
        [Cell(str(year["year"])), *(Cell(_with_range(year[key])) for key in _OF_A_YEAR)] for year in answer["years"]
    ]
    return Table("Year by year", [Column("Year"), *(Column(name, number=True) for name in _OF_A_YEAR.values())], rows)


def _with_range(found: Data | None) -> str:
    return f"{mean(found)} ({between(found)})"


def levels_table(answer: Data) -> Table:
    rows = [
        [Cell(each["level"].capitalize()), *cells(each["mean"]), *cells(each["ninetieth"])] for each in answer["levels"]
    ]
    columns = [Column("Level"), Column("Mean wait in days", number=True), Column(_RANGE, number=True)]
    columns += [Column("Nine in ten started within, days", number=True), Column(_RANGE, number=True)]
    return Table("How long those who start have waited", columns, rows, "Who withdraws, or waits still, is not in it.")


def areas_table(forecast: "Forecast") -> Table:
    numbers = ("Referred", "Start support", "Withdrawn", "Waiting at the end", _RANGE)
    rows = []
    for number, (name, area) in enumerate(forecast.answer["areas"].items(), start=1):
        over = area["over"]
        url = reverse("scenarios:forecast_area", args=[forecast.pk, number])
        flows = [Cell(whole(over[key]["mean"])) for key in ("referred", "started", "withdrawn")]
        rows.append([Cell(name, url=url), *flows, *cells(over["waiting"])])
    columns = [Column("Area"), *(Column(name, number=True) for name in numbers)]
    return Table("By area, over all months", columns, rows, "An area’s own page has its months.")
