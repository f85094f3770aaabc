"""What to expect: the whole plan, and one area of it."""

from typing import Any

from spokework.scenarios.models import Forecast
from spokework.scenarios.presenters import outlook as shown

_UNITS = {"waiting": "Waiting for a worker", "caseload": "In support"}
_HOW = "The line is the mean, the band holds 9 of 10 outcomes"


def whole_plan(forecast: Forecast) -> dict[str, Any]:
    answer = forecast.answer
    return {
        "said": shown.in_words(answer),
        "charts": charts(answer["months"], answer["whole"], "in the whole plan"),
        "years": shown.years_table(answer),
        "levels": shown.levels_table(answer),
        "areas": shown.areas_table(forecast),
    }


def one_area(forecast: Forecast, name: str) -> dict[str, Any]:
    answer = forecast.answer
    return {"charts": charts(answer["months"], answer["areas"][name]["months"], f"in {name}")}


def charts(months: list[str], found: dict[str, Any], where: str) -> list[dict[str, Any]]:
    from spokework.scenarios.charts.fan import fan_chart

    drawn = []
    for output, unit in _UNITS.items():
        against = "places" if output == "caseload" else ""
        title = f"{unit} {where}"
        how = f"{_HOW}{', the dashed line places' if against else ''}. The table under it has each month"
        points = shown.fan_months(months, found, output, against=against)
        drawn.append(
            {
                "title": title,
                "how": f"{_HOW}{'; dashed: places' if against else ''}.",
                "svg": fan_chart(points, unit="Young people", title=title, description=how),
                "table": shown.months_table(title, months, found, output, against=against),
            }
        )
    return drawn
