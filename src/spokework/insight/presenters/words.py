"""Figures in words: a value with its unit, a share as a whole number of per cent, nothing where nothing is known."""

from typing import TYPE_CHECKING

from spokework.insight.definition import Figure, Summary

if TYPE_CHECKING:  # SciPy comes with it
    from spokeplan.statistics import Interval

NO_DATA = "No data"
WITHHELD = "Withheld"
NO_VALUE = "–"
MONTH = 365.25 / 12  # days


def number(value: float | None) -> str:
    if value is None:
        return NO_VALUE
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def percent(share: float) -> str:
    """Whole, and never nought or all for what is neither."""
    whole = round(100 * share)
    if whole == 0 < share:
        return "under 1 %"
    return "over 99 %" if share < 1 <= whole / 100 else f"{whole} %"


def value(figure: Figure) -> str:
    if figure.no_data:
        return WITHHELD if figure.withheld else NO_DATA
    if figure.value is None:
        return NO_VALUE
    if figure.indicator.summary is Summary.SHARE:
        return percent(figure.value)
    if figure.indicator.summary is Summary.SURVIVAL:
        return days(figure.value)
    return f"{number(figure.value)} {figure.indicator.unit}"


def days(length: float) -> str:
    """Of support: it is counted in days, and contracts are made for months."""
    return f"{number(length)} days ({length / MONTH:.1f} months)"


def per_cent(interval: "Interval | None") -> str:
    return f"{100 * interval.low:.0f} to {100 * interval.high:.0f}\u00a0%" if interval else NO_VALUE


def interval(figure: Figure) -> str:
    """95 % of Wilson, for a share."""
    found = bounds(figure)
    return f"{100 * found[0]:.0f} to {100 * found[1]:.0f} %" if found else ""


def bounds(figure: Figure) -> tuple[float, float] | None:
    """The same, as the shares it lies between."""
    if figure.indicator.summary is not Summary.SHARE or not figure.denominator or figure.numerator is None:
        return None
    from spokeplan.statistics import wilson

    found = wilson(int(figure.numerator), int(figure.denominator)).interval
    return (found.low, found.high) if found else None


def line(figure: Figure, group: str) -> tuple[str, ...]:
    """For the command line: the part beside the name, the numbers as they are."""
    name = ".".join(filter(None, (figure.indicator.code, figure.part.code)))
    if figure.no_data:
        return (name, group, value(figure), "", "", figure.withheld)
    divided = figure.indicator.summary not in (Summary.COUNT, Summary.LONGEST)
    return (
        name,
        group,
        number(figure.numerator),
        number(figure.denominator) if divided else NO_VALUE,
        number(figure.missing),
        value(figure),
    )
