"""Two scenarios side by side."""

from typing import Any

from spokework.scenarios.models import Forecast
from spokework.scenarios.presenters import side_by_side as shown

_TITLES = {"waiting": "How many more wait", "caseload": "How many more are in support"}
_HOW = "The line is the mean difference, the band holds 9 of 10 outcomes; dashed: no difference."


def page(forecast: Forecast) -> dict[str, Any]:
    answer, first, second = forecast.answer, forecast.inputs["name"], forecast.inputs["other_name"]
    return {
        "said": shown.sentences(answer, first, second),
        "table": shown.counts_table(answer, first, second),
        "charts": [_chart(answer, output, title, first, second) for output, title in _TITLES.items()],
    }


def _chart(answer: dict[str, Any], output: str, title: str, first: str, second: str) -> dict[str, Any]:
    from spokework.scenarios.charts.fan import fan_chart

    months, found = answer["months"], answer["by_month"][output]
    full = f"{title} in “{second}”"
    points = shown.difference_months(months, found)
    description = f"{_HOW} The table under it has each month"
    return {
        "title": full,
        "how": _HOW,
        "svg": fan_chart(points, unit="Young people more", title=full, description=description),
        "table": shown.months_table(full, months, found, first, second),
    }
