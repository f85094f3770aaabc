"""The plan held against what happened."""

from typing import Any

from spokework.scenarios.models import Forecast
from spokework.scenarios.presenters import track_record as shown

_TITLE = "Cases begun in each quarter, as planned and as it was"
_HOW = "The line is the plan’s mean, the band holds 9 of 10 outcomes; a dot is what happened."


def page(forecast: Forecast) -> dict[str, Any]:
    from spokework.scenarios.charts.fan import fan_chart

    inputs, answer = forecast.inputs, forecast.answer
    points = shown.fan_quarters(inputs, answer)
    svg = fan_chart(points, unit="Cases begun", title=_TITLE, description=f"{_HOW} The table under it has each quarter")
    chart = {"title": _TITLE, "how": _HOW, "svg": svg, "table": shown.quarters_table(inputs, answer)}
    return {"said": shown.sentences(inputs, answer), "charts": [chart]}
