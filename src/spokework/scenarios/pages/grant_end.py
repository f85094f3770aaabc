"""What if a grant ends."""

from typing import Any

from spokework.scenarios.models import Forecast
from spokework.scenarios.presenters import grant_end as shown


def page(forecast: Forecast) -> dict[str, Any]:
    inputs, answer = forecast.inputs, forecast.answer
    said = shown.sentences(inputs, answer, forecast.scenario.name)
    if not answer["posts"]:
        return {"said": said}
    return {"said": said, "wind_downs": shown.wind_down_table(answer), "follows": shown.follows_table(answer)}
