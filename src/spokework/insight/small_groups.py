"""Where exact numbers may stand that are no hub's own: a quarter of the whole programme, and all of it but one hub."""

from collections.abc import Hashable, Iterable, Iterator
from itertools import chain

from .definition import Figure, Summary

LEAST = 8


def cells(figure: Figure) -> Iterator[float]:
    """Every count of people that the figure tells, or that can be worked out from it by taking away."""
    if figure.numerator is None or figure.denominator is None:
        return
    yield figure.denominator
    if figure.indicator.summary in (Summary.SHARE, Summary.SURVIVAL):
        yield figure.numerator
        yield figure.denominator - figure.numerator
    if figure.indicator.summary is Summary.MEDIAN or figure.indicator.numerator_counts_cases:
        yield figure.numerator
    if figure.indicator.summary is Summary.LONGEST:
        yield 1  # whose it is
    if figure.missing:
        yield figure.missing
        if _missing_are_counted_in(figure):
            yield figure.denominator - figure.numerator - figure.missing
        if figure.indicator.summary is Summary.COUNT:
            yield figure.denominator - figure.missing


def _missing_are_counted_in(figure: Figure) -> bool:
    """Of all closed, say: lower, not assessed, and the rest, whom nobody named and everybody can work out."""
    indicator = figure.indicator
    return indicator.summary is Summary.SHARE and indicator.counted is None and not indicator.parts


def _left_over(figures: Iterable[Figure]) -> Iterator[float]:
    """Those under none of an indicator's parts: nobody names them either."""
    rest: dict[Hashable, float] = {}
    for figure in figures:
        if figure.indicator.parts and figure.numerator is not None and figure.denominator is not None:
            of = figure.indicator.code, figure.group, figure.quarter
            rest[of] = rest.get(of, figure.denominator) - figure.numerator
    yield from (count for count in rest.values() if count > 0)


def has_a_small_group(figures: Iterable[Figure]) -> bool:
    found = list(figures)
    return any(cell < LEAST for cell in chain(_left_over(found), *map(cells, found)))
