"""How many young people of each group live in the areas of a drawn world."""

from collections.abc import Iterable, Iterator
from random import Random
from typing import Any

from spokework.programme.models.area_population import GROUPS


def who_lives_there(areas: Iterable[str], draw: Random) -> Iterator[dict[str, Any]]:
    """Of some areas by some dimensions; in some nobody of a group, or nobody at all."""
    for area in areas:
        for dimension, groups in GROUPS.items():
            if draw.random() < 0.8:
                most = draw.choice((0, 40, 9_000))
                for group in groups:
                    yield {"area": area, "dimension": dimension, "group": group, "persons": draw.randint(0, most)}
