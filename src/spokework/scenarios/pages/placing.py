"""A placement plan on the schematic map of areas."""

from typing import Any

from spokework.scenarios.models import Forecast
from spokework.scenarios.presenters import placing as shown


def page(forecast: Forecast) -> dict[str, Any]:
    inputs, answer = forecast.inputs, forecast.answer
    drawn, table = shown.map_and_table(inputs, answer)
    said = shown.sentences(inputs, answer)
    return {"said": said, "map": drawn, "table": table, "costs": shown.costs_table(answer), "by_chance": False}
