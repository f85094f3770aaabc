"""Missing returns: named wherever they matter. A hub that recorded nothing is never counted as nought."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spokeplan.disclosure import ALL, Protected, ProtectedTable, Rule, Table
from spokework.core.quarters import quarter_name
from spokework.insight.silence import Silence

from .content import MissingReturn
from .counting import PERIOD
from .figures import Returns
from .periods import Period, periods_of


def missing_returns(silence: Silence, quarter: int, names: dict[str, str]) -> list[MissingReturn]:
    """The latest quarter first, down to the first one: what lacks a hub's records, and what lacks its word."""
    return [
        MissingReturn(hub, names.get(hub, hub), quarter_name(each), recorded)
        for each in reversed([number for number in silence.quarters if number <= quarter])
        for recorded, hubs in ((False, silence.of(quarter=each).silent), (True, silence.unconfirmed(each)))
        for hub in hubs
    ]


def returns_of(silence: Silence, quarter: int, names: dict[str, str]) -> Returns:
    def named(hubs: Iterable[str]) -> dict[str, str]:
        return {names.get(hub, hub): silence.phases[hub] for hub in dict.fromkeys(hubs)}

    so_far = [number for number in silence.quarters if number <= quarter]
    first = {period: so_far[0] if period is Period.TO_DATE else period.first(quarter) for period in periods_of(quarter)}
    within = {period: [each for each in so_far if each >= begins] for period, begins in first.items()}
    return Returns(
        {period: named(hub for each in of for hub in silence.of(quarter=each).silent) for period, of in within.items()},
        {
            period: tuple(named(hub for each in of for hub in silence.unconfirmed(each)))
            for period, of in within.items()
        },
    )


def noughts_of_the_silent(
    table: Table | None, shown: ProtectedTable, hubs: Sequence[str], silence: Silence, quarter: int
) -> list[int]:
    """The places of cells that say nought, of quarter or year, where every hub that could have counted is silent in it.

    Which could: those of the phase, or those that ever counted in the group, as the unprotected ``table`` says.
    """
    found = []
    periods = {
        period.code(quarter): [each for each in silence.quarters if period.first(quarter) <= each <= quarter]
        for period in (Period.QUARTER, Period.YEAR)
    }
    for place, (codes, cell) in enumerate(zip(shown.shape.codes(), shown.cells, strict=True)):
        of = {each.name: code for each, code in zip(shown.shape.dimensions, codes, strict=True)}
        quarters = periods.get(of.get(PERIOD, ""), []) if cell.shown == 0 else []
        if quarters and all(_all_silent(of, table, hubs, silence, each) for each in quarters):
            found.append(place)
    return found


def _all_silent(of: dict[str, str], table: Table | None, hubs: Sequence[str], silence: Silence, quarter: int) -> bool:
    if "phase" in of and of["phase"] != ALL:
        return silence.of(phase=of["phase"], quarter=quarter).nothing
    expected = silence.of(quarter=quarter)
    if table is None:
        return expected.nothing
    group = {name: code for name, code in of.items() if name not in table.sides and name != PERIOD}
    ever = table.by_hub[table.shape.place([group.get(each.name, each.codes[0]) for each in table.shape.dimensions])]
    counting = {hub for hub, count in zip(hubs, ever, strict=True) if count}
    return expected.nothing or bool(counting and counting <= {*expected.silent})


def without_noughts(shown: ProtectedTable, places: Sequence[int]) -> ProtectedTable:
    no_data = Protected(None, Rule.UNPUBLISHED)
    return replace(shown, cells=tuple(no_data if place in places else cell for place, cell in enumerate(shown.cells)))
