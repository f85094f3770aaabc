"""Young people supported by area; where that would show a small group, by region; where that would, of all areas."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .coverage import Served
from .queries.figures import Reader
from .rates import PlaceRate, place_rate, population_of
from .small_groups import LEAST

_CODE = "young_people_supported"


@dataclass(frozen=True)
class Supported:
    by: str  # area, region, or nothing: all areas together
    rates: tuple[PlaceRate, ...]
    withheld: tuple[str, ...]  # what was tried before


def supported(reader: Reader, areas: list[dict[str, Any]], served: Mapping[str, Served]) -> Supported:
    """Populations are of the areas that have been served: of the others nobody could have come."""
    reached = [row for row in areas if served[row["area"]].since is not None]
    tried: list[str] = []
    for by in ("area", "region"):
        found = _by(reader, by, reached)
        if found is not None:
            return Supported(by, found, tuple(tried))
        tried.append(by)
    total = reader.ask((_CODE,)).one(_CODE)
    if total.numerator is None:
        return Supported("", (), tuple(tried))
    return Supported("", (place_rate(None, int(total.numerator), population_of(reached)),), tuple(tried))


def _by(reader: Reader, by: str, reached: list[dict[str, Any]]) -> tuple[PlaceRate, ...] | None:
    """None where one cell is small – that of a place served without anybody supported is one."""
    answer = reader.ask((_CODE,), by=(by,))
    if answer.withheld:
        return None
    people = {figure.group[0]: int(figure.numerator or 0) for figure in answer.figures if not figure.no_data}
    places = sorted({row[by] for row in reached} | set(people), key=lambda code: (code is None, code or ""))
    if not reader.scope.exact and any(people.get(place, 0) < LEAST for place in places):
        return None
    return tuple(place_rate(place, people.get(place, 0), _population(by, place, reached)) for place in places if people)


def _population(by: str, place: str | None, reached: list[dict[str, Any]]) -> int | None:
    return population_of([row for row in reached if row[by] == place]) if place is not None else None
