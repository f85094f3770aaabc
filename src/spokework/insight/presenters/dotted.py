"""From figures to the points of a chart. What has no value, or no data, has no point."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from spokework.insight.definition import Figure, Indicator, Summary

from . import words

if TYPE_CHECKING:
    from spokework.insight.charts.dots import Dot
    from spokework.insight.charts.over_time import At

_FEW = 2  # points that are worth a picture


def dots_of(figures: Iterable[Figure], label: Callable[[Figure], str]) -> list["Dot"]:
    from spokework.insight.charts.dots import Dot

    found = []
    for figure in figures:
        if figure.value is not None:
            low, high = words.bounds(figure) or (None, None)
            found.append(Dot(label(figure), figure.value, _beside(figure), low, high))
    return found if len(found) >= _FEW else []


def _beside(figure: Figure) -> str:
    if figure.indicator.summary is Summary.SHARE:
        return f"{words.value(figure)}, {words.number(figure.numerator)} of {words.number(figure.denominator)}"
    return words.number(figure.value)


def over_quarters(figures: Iterable[Figure]) -> list["At"]:
    """Quarters without data stay in it, so that the line has a gap there."""
    from spokework.insight.charts.over_time import At

    found = []
    for figure in figures:
        low, high = words.bounds(figure) or (None, None)
        found.append(At(figure.quarter_title, figure.part.title, figure.value, low, high))
    return found if sum(each.value is not None for each in found) >= _FEW else []


def is_share(indicator: Indicator) -> bool:
    return indicator.summary is Summary.SHARE
