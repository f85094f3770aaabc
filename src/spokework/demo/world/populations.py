"""How many young people of each group live in the invented areas: by sex, ethnicity and disability, to the last one.

Every number is invented. Some areas are more mixed than others, so that a setting can be held against the areas it
serves and not against the country.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from spokework.demo.world.places import Area
from spokework.demo.world.rolls import between, shares, stream

# As the map: not of the seed.
_PARTS = "populations"
_ETHNICITY = {"white": 70, "mixed": 7, "asian": 14, "black": 7, "other": 2}
_GIRLS_PER_MILLE = (482, 495)
_DISABLED_PER_MILLE = (92, 131)
# Of the number that the minority ethnic groups come to over the whole map, in hundredths.
_MIXED_AREAS = (25, 210)


@dataclass(frozen=True, slots=True)
class Population:
    area_code: str
    groups: Mapping[str, Mapping[str, int]]  # dimension → group → persons; each dimension adds up to the area's people


def build_populations(areas: tuple[Area, ...]) -> tuple[Population, ...]:
    return tuple(_population(area) for area in areas)


def _population(area: Area) -> Population:
    rng = stream(0, f"{_PARTS}:{area.code}")
    people = area.population_10_17
    girls, disabled = between(rng, *_GIRLS_PER_MILLE), between(rng, *_DISABLED_PER_MILLE)
    mixed = between(rng, *_MIXED_AREAS, 80)
    minority = {
        group: weight * mixed * between(rng, 60, 140) // 100 for group, weight in _ETHNICITY.items() if group != "white"
    }
    weights = {"white": max(100 * 100 - sum(minority.values()), 100)} | minority
    return Population(
        area.code,
        {
            "sex": _divided(people, {"F": girls, "M": 1000 - girls}),
            "ethnicity_group": _divided(people, weights),
            "disability": _divided(people, {"yes": disabled, "none": 1000 - disabled}),
        },
    )


def _divided(people: int, weights: Mapping[str, float]) -> dict[str, int]:
    return dict(zip(weights, shares(people, list(weights.values())), strict=True))
