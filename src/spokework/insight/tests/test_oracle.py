"""Every figure equals what plain Python counts from the words of its definition, on a thousand random programmes."""

from collections.abc import Iterator, Sequence
from itertools import islice
from math import isclose
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings

from spokework.insight.asking import figures
from spokework.insight.breakdowns import BREAKDOWNS
from spokework.insight.connection import Tables, opened
from spokework.insight.counting import Asked
from spokework.insight.counting import counted as added_up
from spokework.insight.definition import Base, Figure, Indicator
from spokework.insight.indicators import INDICATORS
from spokework.insight.measuring import expression

from .oracle import MEASURES, Counted, expected
from .worlds import World, made, worlds, written

pytestmark = pytest.mark.once
ALL = tuple(INDICATORS.values())
EXTRACTS, HUBS = 5, 200  # together a thousand programmes of one hub
# A seed cannot be made smaller: what fails is seen in the hub that is named.
WORLDS = settings(max_examples=EXTRACTS, phases=(Phase.generate,))


def with_breakdown(name: str) -> list[Indicator]:
    return [each for each in ALL if name in each.breakdowns]


class Silence:
    """Who had begun and has nothing dated in a period: a quarter, or None for to date."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.begun: dict[int | None, set[str]] = {}
        self.recorded: set[tuple[str, int | None]] = set()
        self.hubs: dict[tuple[str, tuple[str, ...]], dict[Any, set[str]]] = {}
        for row in world["returns"]:
            for period in (None, row["quarter"]):
                self.begun.setdefault(period, set()).add(row["hub"])
                if row["records"]:
                    self.recorded.add((row["hub"], period))

    def no_data(self, hub: str, quarter: int | None) -> bool:
        return hub in self.begun.get(quarter, ()) and (hub, quarter) not in self.recorded

    def nobody_recorded(self, indicator: Indicator, by: tuple[str, ...], group: Any, quarter: int | None) -> bool:
        """All the hubs that ever counted in the group, and had begun, have no data in the period."""
        if "hub" in by:
            return self.no_data(group[0], quarter)
        if not by:
            return False
        begun = self.begun.get(quarter, set()) & self._hubs_that_count(indicator, by).get(group, set())
        return bool(begun) and all(self.no_data(hub, quarter) for hub in begun)

    def _hubs_that_count(self, indicator: Indicator, by: tuple[str, ...]) -> dict[Any, set[str]]:
        if (indicator.code, by) not in self.hubs:
            found = self.hubs[indicator.code, by] = {}
            for each_quarter in (False, True):
                there = expected(MEASURES[indicator.code], self.world, ("hub", *by), each_quarter=each_quarter)
                for (hub, *group), _quarter in there:
                    found.setdefault(tuple(group), set()).add(hub)
        return self.hubs[indicator.code, by]


def differences(
    world: World, tables: Tables, indicators: Sequence[Indicator], by: tuple[str, ...], *, each_quarter: bool
) -> Iterator[str]:
    """``by`` begins with the hub, so that each hub is a world of its own."""
    found: dict[tuple[str, str, Any, int | None], Figure] = {
        (figure.indicator.code, figure.part.code, figure.group, figure.quarter): figure
        for figure in figures(indicators, tables, by=by, each_quarter=each_quarter)
    }
    silence = Silence(world)
    for indicator in indicators:
        for (group, quarter), parts in expected(MEASURES[indicator.code], world, by, each_quarter=each_quarter).items():
            assert set(parts) == {part.code for part in indicator.all_parts}
            for part, counted in parts.items():
                key = (indicator.code, part, group, quarter)
                figure = found.pop(key, None)
                if figure is None:
                    yield f"{key}: no figure, {counted}"
                elif "hub" in by and silence.no_data(group[0], quarter):
                    if not figure.no_data:
                        yield f"{key}: {figure}, though nothing was recorded"
                elif not same(figure, counted):
                    yield f"{key}: {figure}, {counted}"
    for key, figure in found.items():
        silent = silence.nobody_recorded(INDICATORS[key[0]], by, key[2], key[3])
        if figure.no_data != silent or figure.numerator or figure.denominator or figure.missing or figure.value:
            yield f"{key}: {figure}, though there is none of that group"


def first(found: Iterator[str]) -> list[str]:
    return list(islice(found, 10))


def same(figure: Figure, counted: Counted) -> bool:
    pairs = (
        (figure.numerator, counted.numerator),
        (figure.denominator, counted.denominator),
        (figure.missing, counted.missing),
        (figure.value, counted.value),
    )
    return all(found == told or _close(found, told) for found, told in pairs)


def _close(found: float | None, told: float | None) -> bool:
    return found is not None and told is not None and isclose(found, told, rel_tol=1e-9, abs_tol=1e-9)


def test_every_indicator_has_an_oracle() -> None:
    assert set(MEASURES) == set(INDICATORS)


@WORLDS
@given(world=worlds(hubs=HUBS))
def test_figures_of_a_thousand_programmes_to_date_and_by_quarter(
    world: World, tmp_path_factory: pytest.TempPathFactory
) -> None:
    tables = opened(written(world, tmp_path_factory.mktemp("world")))
    for each_quarter in (False, True):
        assert not first(differences(world, tables, ALL, ("hub",), each_quarter=each_quarter))


@WORLDS
@given(world=worlds(hubs=HUBS))
def test_figures_of_a_thousand_programmes_in_every_breakdown(
    world: World, tmp_path_factory: pytest.TempPathFactory
) -> None:
    tables = opened(written(world, tmp_path_factory.mktemp("world")))
    for name in BREAKDOWNS:
        if name != "hub":
            assert not first(differences(world, tables, with_breakdown(name), ("hub", name), each_quarter=False)), name


@pytest.mark.parametrize("name", BREAKDOWNS)
def test_breakdowns_of_the_whole_programme_in_each_quarter(name: str, tmp_path: Path) -> None:
    world = made(seed=len(name), hubs=30)
    tables = opened(written(world, tmp_path))
    for by in ((name,), ()):
        for each_quarter in (False, True):
            assert not first(differences(world, tables, with_breakdown(name), by, each_quarter=each_quarter))


def test_one_hub_asked_for_by_itself_has_the_figures_it_has_among_all(tmp_path: Path) -> None:
    world = made(seed=11, hubs=20)
    tables = opened(written(world, tmp_path))
    among_all = {
        (figure.indicator.code, figure.part.code, figure.group[0], figure.quarter): figure
        for figure in figures(ALL, tables, by=("hub",), each_quarter=True)
    }
    for hub in world.hubs:
        for figure in figures(ALL, tables, each_quarter=True, where={"hub": hub}):
            other = among_all.pop((figure.indicator.code, figure.part.code, hub, figure.quarter))
            assert (figure.numerator, figure.denominator, figure.missing, figure.no_data) == (
                other.numerator,
                other.denominator,
                other.missing,
                other.no_data,
            )
            assert figure.value == pytest.approx(other.value)
    assert not among_all


@pytest.mark.parametrize(
    "base", sorted({each.base for each in ALL}, key=lambda base: base.name), ids=lambda base: base.name
)
def test_what_is_added_up_here_is_what_the_expression_says_on_any_engine(base: Base, tmp_path: Path) -> None:
    world = made(seed=12, hubs=30)
    tables, of_base = opened(written(world, tmp_path)), [each for each in ALL if each.base is base]
    for each_quarter in (False, True):
        asked = Asked(tables, ("hub",), each_quarter, {})
        said = tables.read(expression(of_base, tables, by=("hub",), each_quarter=each_quarter))
        found = {(row["hub"], row.get("quarter")): row for row in added_up(of_base, asked).rows}
        for row in said:
            other = found[row["hub"], row.get("quarter")]
            for name in set(row) - {"hub", "quarter"}:
                assert (other.get(name) or 0) == pytest.approx(row[name] or 0), name
