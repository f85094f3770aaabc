"""What every way of counting gives back, so that they can be held against each other."""

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from spokework.insight.definition import Figure, Summary


class Key(NamedTuple):
    code: str
    part: str
    by: str  # "": nothing
    group: str | None
    quarter: int | None  # None: to date


class Numbers(NamedTuple):
    numerator: float
    denominator: float
    missing: float
    value: float | None = None  # of medians, the longest and survival


Answers = dict[Key, Numbers]
_VALUED = (Summary.MEDIAN, Summary.LONGEST, Summary.SURVIVAL)


def of_figures(figures: Iterable[Figure], by: str) -> Answers:
    """Groups that have rows: where there are none, no way of counting says anything."""
    found: Answers = {}
    for figure in figures:
        if figure.numerator is None or figure.denominator is None:
            continue
        key = Key(figure.indicator.code, figure.part.code, by, figure.group[0] if by else None, figure.quarter)
        value = figure.value if figure.indicator.summary in _VALUED else None
        found[key] = Numbers(figure.numerator, figure.denominator, figure.missing or 0, value)
    return found


def differences(ours: Mapping[Key, Numbers], theirs: Mapping[Key, Numbers], *, tell: int = 5) -> list[str]:
    """Nothing counted on one side is noughts on the other."""
    nothing = Numbers(0, 0, 0)
    return [
        f"{key}: {mine} here, {other} there"
        for key in {**ours, **theirs}
        if not _same(mine := ours.get(key, nothing), other := theirs.get(key, nothing))
    ][:tell]


def _same(mine: Numbers, other: Numbers) -> bool:
    return all(
        one == two or (one is not None and two is not None and math.isclose(one, two, rel_tol=1e-9, abs_tol=1e-9))
        for one, two in zip(mine, other, strict=True)
    )
