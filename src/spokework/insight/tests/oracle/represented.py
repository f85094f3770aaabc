"""A group's share against the population's, from the words of its definition: one young person after the other."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from spokework.insight.tests.worlds import Row, World


@dataclass
class Expected:
    """Of one setting and dimension."""

    own: Counter[str] = field(default_factory=Counter)
    population: Counter[str] = field(default_factory=Counter)  # Σ of the shares of the areas they came from
    not_recorded: int = 0
    no_population: int = 0


def expected(world: World, table: str, day: str, key: str, dimension: str) -> dict[str | None, Expected]:
    found: dict[str | None, Expected] = {}
    for row in _first_of_each(world[table], day, key):
        of = found.setdefault(row["setting"], Expected())
        persons = {
            each["group"]: each["persons"]
            for each in world["area_populations"]
            if each["area"] == row["area"] and each["dimension"] == dimension
        }
        if row[dimension] is None:
            of.not_recorded += 1
        elif not sum(persons.values()):
            of.no_population += 1
        else:
            of.own[row[dimension]] += 1
            for group, n in persons.items():
                of.population[group] += Fraction(n, sum(persons.values()))
    return found


def _first_of_each(rows: Iterable[Row], day: str, key: str) -> Iterable[Row]:
    first: dict[tuple[object, object], Row] = {}
    for row in sorted((row for row in rows if row[day] is not None), key=lambda row: (row[day], row[key])):
        first.setdefault((row["setting"], row["young_person"]), row)
    return first.values()
