"""Young people supported for each 10,000 of their age, where the population is known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from spokeplan.statistics import Rate, rate_per

PER = 10_000


@dataclass(frozen=True)
class PlaceRate:
    """``rate`` is None where the population is not known; a place of nobody has the rate 0."""

    code: str | None
    young_people: int
    population: int | None
    rate: Rate | None


def place_rate(code: str | None, young_people: int, population: int | None) -> PlaceRate:
    rate = rate_per(young_people, population, per=PER) if population else None
    return PlaceRate(code, young_people, population or None, rate)


def population_of(areas: Iterable[Mapping[str, Any]]) -> int | None:
    """Of these areas together: not known where one of them is not, or where there is none."""
    found: list[int | None] = [area["population"] for area in areas]
    known = [each for each in found if each is not None]
    return sum(known) if known and len(known) == len(found) else None
