"""How many are reached for each 10,000 who live there: by area in a hub, by region where a release says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .coverage import Served
from .queries.figures import Reader
from .rates import PlaceRate, place_rate, population_of

_PEOPLE, _CASES = "young_people_supported", "new_cases"


@dataclass(frozen=True)
class Supported:
    by: str  # area or region; empty: all areas together
    rates: tuple[PlaceRate, ...]
    note: str = ""


def supported(reader: Reader, areas: list[dict[str, Any]], served: Mapping[str, Served]) -> Supported:
    """Young people. Populations are of the areas that have been served: of the others nobody could have come."""
    reached = [row for row in areas if served[row["area"]].since is not None]
    if reader.scope.exact:
        return Supported("area", _by_area(reader, reached))
    total = reader.ask((_PEOPLE,)).one(_PEOPLE)
    if total.numerator is None:
        return Supported("", ())
    return Supported("", (place_rate(None, int(total.numerator), population_of(reached)),))


def _by_area(reader: Reader, reached: list[dict[str, Any]]) -> tuple[PlaceRate, ...]:
    figures = reader.ask((_PEOPLE,), by=("area",)).figures
    people = {figure.group[0]: int(figure.numerator or 0) for figure in figures if not figure.no_data}
    places = sorted({row["area"] for row in reached} | set(people), key=lambda code: (code is None, code or ""))
    return tuple(
        place_rate(place, people.get(place, 0), _population("area", place, reached)) for place in places if people
    )


def opened_by_region(reader: Reader, areas: list[dict[str, Any]], served: Mapping[str, Served]) -> Supported:
    """Cases, as a release has them: whoever was in two regions would be two young people."""
    reached = [row for row in areas if served[row["area"]].since is not None]
    answer = reader.ask((_CASES,), by=("region",))
    rates = (
        place_rate(each.group[0], int(each.numerator), _population("region", each.group[0], reached))
        for each in answer.figures
        if each.numerator is not None
    )
    return Supported("region", tuple(rates), answer.note)


def _population(by: str, place: str | None, reached: list[dict[str, Any]]) -> int | None:
    return population_of([row for row in reached if row[by] == place]) if place is not None else None
