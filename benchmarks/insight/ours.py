"""Every figure by everything it can be broken down by, to date and each quarter, as pages ask for them."""

from collections.abc import Container, Iterator
from itertools import groupby

from spokework.insight.asking import figures
from spokework.insight.connection import Tables
from spokework.insight.counting import read_ahead
from spokework.insight.definition import Figure, Indicator
from spokework.insight.indicators import INDICATORS, practice

# Figures of the work around the casework are few rows each, and not measured.
MEASURED = [each for each in INDICATORS.values() if each not in practice.INDICATORS]


def questions(
    indicators: list[Indicator] | None = None, only: Container[str] | None = None
) -> Iterator[tuple[list[Indicator], tuple[str, ...]]]:
    """The indicators of one base that share a breakdown, asked together; () is nothing broken down."""
    wanted = indicators if indicators is not None else MEASURED
    by_base = sorted(wanted, key=lambda indicator: indicator.base.name)
    for _base, group in groupby(by_base, key=lambda indicator: indicator.base.name):
        of_base = list(group)
        names = dict.fromkeys(name for indicator in of_base for name in indicator.breakdowns)
        yield of_base, ()
        for name in names:
            if only is not None and name not in only:
                continue
            yield [each for each in of_base if name in each.breakdowns], (name,)


def everything(
    tables: Tables, indicators: list[Indicator] | None = None, only: Container[str] | None = None
) -> list[tuple[str, list[Figure]]]:
    read_ahead(indicators if indicators is not None else MEASURED, tables)
    return [
        (by[0] if by else "", figures(asked, tables, by=by, each_quarter=each_quarter))
        for asked, by in questions(indicators, only)
        for each_quarter in (False, True)
    ]
