"""Figures for whoever asks: what was counted, and – as a thing of its own – where nothing was recorded."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, repeat
from typing import Any

from .connection import Tables
from .counting import Asked, Counted, counted, hubs_of_groups, read_ahead
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
    found: dict[str, Iterable[Figure]] = {}
    by_base = sorted(indicators, key=lambda indicator: indicator.base.name)
    for _base, group in groupby(by_base, key=lambda indicator: indicator.base.name):
        of_base = list(group)
        numbers = counted(of_base, Asked(tables, tuple(by), wanted is not None, where or {}))
        hubs = hubs_of_groups(of_base[0], tables, tuple(by))
        found |= _read(of_base, numbers, by, wanted, _Recorded(silence, hubs))
    return list(chain.from_iterable(found[each.code] for each in indicators))


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

    def expected(self, by: Sequence[str], group: Group) -> Callable[[int | None], Expected]:
        """Of the group's own hubs, where it is one or those of a phase, or of those that ever counted in it."""
        whose = {name: value for name, value in zip(by, group, strict=True) if name in ("hub", "phase")}
        among = self.hubs.get(group)
        return lambda quarter: self.silence.of(**whose, among=among, quarter=quarter)

    def nothing(self, expected: Expected, group: Group, counted: Counted, at: int | None) -> bool:
        if group in self.hubs:
            return at is None and expected.nothing
        return expected.nothing or (not group and not expected.hubs and not _anything(counted, at))


def _anything(counted: Counted, at: int | None) -> bool:
    """Rows of a quarter are something whatever they say."""
    return at is not None and (counted.keys[at] != () or any(column[at] for column in counted.columns.values()))


def _read(
    indicators: Sequence[Indicator],
    counted: Counted,
    by: Sequence[str],
    wanted: list[int] | None,
    recorded: _Recorded,
) -> dict[str, Iterable[Figure]]:
    """Of each indicator, by its code."""
    groups = sorted({key[: len(by)] for key in counted.keys}, key=_unknown_last)
    if tuple(by) == ("hub",):
        groups = sorted({*groups, *((hub,) for hub in recorded.silence.hubs)}, key=_unknown_last)
    elif not by:
        groups = [()]
    told = list(_told(groups, counted, by, wanted, recorded))
    group, quarter, at, silent = zip(*told, strict=True) if told else ((), (), (), ())
    so_far = [each in recorded.silence.unfinished for each in quarter]
    numbers = _Numbers(counted, at)
    return {
        indicator.code: chain.from_iterable(
            zip(
                *(
                    map(
                        Figure,
                        repeat(indicator),
                        repeat(part),
                        group,
                        quarter,
                        *numbers.of(indicator, part),
                        silent,
                        so_far,
                    )
                    for part in indicator.all_parts
                ),
                strict=True,
            )
        )
        for indicator in indicators
    }


_NOTHING, _NO_DATA = -2, -1  # places after those of a column


def _told(
    groups: Sequence[Group],
    counted: Counted,
    by: Sequence[str],
    wanted: list[int] | None,
    recorded: _Recorded,
) -> Iterator[tuple[Group, int | None, int, tuple[str, ...]]]:
    """Each group and quarter somebody should have recorded, with where its numbers stand, and who is silent."""
    for group in groups:
        expected_in = recorded.expected(by, group)
        for quarter in wanted if wanted is not None else [None]:
            expected = expected_in(quarter)
            at = counted.at.get(group if quarter is None else (*group, quarter))
            if expected.hubs or at is not None:
                nothing = recorded.nothing(expected, group, counted, at)
                yield group, quarter, _NO_DATA if nothing else _NOTHING if at is None else at, expected.silent


@dataclass(frozen=True)
class _Numbers:
    """Numerators, denominators, what is missing and values: one of each for every place asked for."""

    counted: Counted
    at: Sequence[int]

    def of(self, indicator: Indicator, part: Part) -> tuple[Sequence[Any], ...]:
        code = indicator.code
        denominators, missing = (self._column(f"{code}__{what}") for what in "dm")
        if indicator.summary is Summary.COUNT:
            return denominators, denominators, missing, denominators
        numerators = self._column(f"{code}__n_{part.code}")
        if indicator.summary in (Summary.SHARE, Summary.RATIO):
            both = zip(numerators, denominators, strict=True)
            return numerators, denominators, missing, [n / of if of else None for n, of in both]
        return numerators, denominators, missing, self._column(f"{code}__v", nothing=None)

    def _column(self, name: str, nothing: int | None = 0) -> Sequence[Any]:
        counted = self.counted.columns.get(name) or [nothing] * len(self.counted.keys)
        numbers = [*(counted if nothing is None else (number or nothing for number in counted)), nothing, None]
        return [numbers[at] for at in self.at]


def _unknown_last(group: tuple[str | None, ...]) -> tuple[tuple[bool, str], ...]:
    return tuple((value is None, value or "") for value in group)
