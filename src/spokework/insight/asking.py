"""Figures for whoever asks: what was counted, and – as a thing of its own – where nothing was recorded."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from .connection import Tables
from .counting import Asked, Row, counted, hubs_of_groups, read_ahead
from .definition import Figure, Indicator, Part, Summary
from .quarters import quarter_name, quarter_number
from .silence import Expected, Group, Silence


class Unknown(ValueError):
    """A breakdown, quarter or indicator that does not exist. Says which do."""

    def __init__(self, what: str, asked: str, there_are: Sequence[str]) -> None:
        super().__init__(f"There is no {what} “{asked}”. There are: {', '.join(there_are)}.")


def figures(
    indicators: Sequence[Indicator],
    tables: Tables,
    *,
    by: Sequence[str] = (),
    quarter: str | None = None,
    each_quarter: bool = False,
    where: Mapping[str, str] | None = None,
) -> list[Figure]:
    """To date; or of one ``quarter`` (2016Q4); or of ``each_quarter``. In the order of the indicators."""
    hub = (where or {}).get("hub")
    silence = tables.remember(("silence", hub), lambda: Silence(tables, hub))
    wanted = _quarters_wanted(silence, quarter, each_quarter)
    for each in indicators:
        for name in by:
            if name not in each.breakdowns:
                raise Unknown(f"breakdown of “{each.title}” called", name, each.breakdowns)
    read_ahead(indicators, tables)
    found: list[Figure] = []
    by_base = sorted(indicators, key=lambda indicator: indicator.base.name)
    for _base, group in groupby(by_base, key=lambda indicator: indicator.base.name):
        of_base = list(group)
        rows = counted(of_base, Asked(tables, tuple(by), wanted is not None, where or {}))
        hubs = hubs_of_groups(of_base[0], tables, tuple(by))
        found += _read(of_base, rows, by, wanted, _Recorded(silence, hubs))
    order = {each.code: at for at, each in enumerate(indicators)}
    return sorted(found, key=lambda figure: order[figure.indicator.code])


def _quarters_wanted(silence: Silence, quarter: str | None, each_quarter: bool) -> list[int] | None:
    if quarter is not None:
        there_are = [quarter_name(number) for number in silence.quarters]
        if quarter not in there_are:
            raise Unknown("quarter", quarter, there_are)
        return [quarter_number(quarter)]
    return list(silence.quarters) if each_quarter else None


@dataclass(frozen=True)
class _Recorded:
    """Who should have recorded what counts in a group, and whether that none of it is there means nought."""

    silence: Silence
    hubs: Mapping[Group, frozenset[str]]

    def expected(self, by: Sequence[str], group: Group, quarter: int | None) -> Expected:
        """Of the group's own hubs, where it is one or those of a phase, or of those that ever counted in it."""
        whose = {name: value for name, value in zip(by, group, strict=True) if name in ("hub", "phase")}
        return self.silence.of(**whose, among=self.hubs.get(group), quarter=quarter)

    def nothing(self, expected: Expected, group: Group, row: Mapping[str, Any] | None) -> bool:
        if group in self.hubs:
            return row is None and expected.nothing
        return expected.nothing or (not group and not expected.hubs and not any((row or {}).values()))


def _read(
    indicators: list[Indicator],
    rows: list[dict[str, Any]],
    by: Sequence[str],
    wanted: list[int] | None,
    recorded: _Recorded,
) -> Iterator[Figure]:
    found = {(tuple(row[name] for name in by), row.get("quarter")): row for row in rows}
    groups = sorted({group for group, _ in found}, key=_unknown_last)
    if tuple(by) == ("hub",):
        groups = sorted({*groups, *((hub,) for hub in recorded.silence.hubs)}, key=_unknown_last)
    elif not by:
        groups = [()]
    told = list(_told(groups, found, by, wanted, recorded))
    for indicator in indicators:
        numbers = _Numbers(indicator)
        for group, quarter, row, silent in told:
            so_far = quarter in recorded.silence.unfinished
            for part, n, of, missing, value in numbers.of(row):
                yield Figure(indicator, part, group, quarter, n, of, missing, value, silent, so_far)


def _told(
    groups: Sequence[Group],
    found: Mapping[tuple[Group, int | None], Row],
    by: Sequence[str],
    wanted: list[int] | None,
    recorded: _Recorded,
) -> Iterator[tuple[Group, int | None, Row | None, tuple[str, ...]]]:
    """Each group and quarter somebody should have recorded, with what was counted and who is silent; None: no data."""
    for group in groups:
        for quarter in wanted if wanted is not None else [None]:
            expected, row = recorded.expected(by, group, quarter), found.get((group, quarter))
            if expected.hubs or row is not None:
                nothing = recorded.nothing(expected, group, row)
                yield group, quarter, None if nothing else row or {}, expected.silent


class _Numbers:
    """Of an indicator's parts: numerator, denominator, missing and value."""

    def __init__(self, indicator: Indicator) -> None:
        code = indicator.code
        self.parts = [(part, f"{code}__n_{part.code}") for part in indicator.all_parts]
        self.denominator, self.missing, self.value = (f"{code}__{what}" for what in "dmv")
        self.counts = indicator.summary is Summary.COUNT
        self.divides = indicator.summary in (Summary.SHARE, Summary.RATIO)

    def of(self, row: Row | None) -> Iterator[tuple[Part, Any, Any, Any, Any]]:
        """Without a row nothing was recorded."""
        if row is None:
            for part, _ in self.parts:
                yield part, None, None, None, None
            return
        denominator, missing, value = (
            row.get(self.denominator) or 0,
            int(row.get(self.missing) or 0),
            row.get(self.value),
        )
        for part, name in self.parts:
            numerator = denominator if self.counts else row.get(name) or 0
            if self.divides:
                value = numerator / denominator if denominator else None
            yield part, numerator, denominator, missing, numerator if self.counts else value


def _unknown_last(group: tuple[str | None, ...]) -> tuple[tuple[bool, str], ...]:
    return tuple((value is None, value or "") for value in group)
