"""No part of the programme is counted where it is shown, and no quarter of the whole tells of fewer than eight."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest

from spokework.extract.files import Extract
from spokework.insight.answer import Answer
from spokework.insight.bases import RECEIVED
from spokework.insight.breakdowns import BREAKDOWNS
from spokework.insight.definition import Figure, Summary
from spokework.insight.indicators import INDICATORS
from spokework.insight.published import NONE_OUT
from spokework.insight.quarters import quarter_name
from spokework.insight.queries.figures import Reader
from spokework.insight.scope import AT_THE_MACHINE, Scope
from spokework.insight.small_groups import has_a_small_group

from .worlds import World, made, written

pytestmark = pytest.mark.once
PROGRAMME = Scope()
PEOPLE = (Summary.COUNT, Summary.SHARE, Summary.MEDIAN, Summary.SURVIVAL)


@pytest.fixture(scope="module")
def world() -> World:
    """Large enough that something may be shown."""
    return made(seed=8, hubs=120, quarters=4)


@pytest.fixture(scope="module")
def extract(world: World, tmp_path_factory: pytest.TempPathFactory) -> Extract:
    return written(world, tmp_path_factory.mktemp("extract"))


def test_no_part_of_the_programme_comes_from_the_extract(extract: Extract) -> None:
    reader = Reader(extract, PROGRAMME)
    for indicator in INDICATORS.values():
        for name in indicator.breakdowns:
            for quarter in (None, quarter_name(8064)):
                assert reader.ask((indicator.code,), by=(name,), quarter=quarter) == Answer((), True, NONE_OUT)
        assert reader.breakdowns(indicator.code) == []
    with pytest.raises(ValueError, match="counted for a release"):
        reader.counts(RECEIVED, "setting")


def test_a_quarter_of_the_whole_that_is_shown_is_not_small(extract: Extract) -> None:
    answers = [Reader(extract, PROGRAMME).ask((code,), each_quarter=True) for code in INDICATORS]
    assert not [cell for answer in answers for cell in small_cells(answer.figures)]
    assert {answer.withheld for answer in answers} == {True, False}


def small_cells(found: Iterable[Figure]) -> list[str]:
    """From what is shown alone: counts, and what is left when they are taken away from each other."""
    small, parts = [], defaultdict(list)
    for figure in found:
        if figure.numerator is None or figure.denominator is None or figure.indicator.summary not in PEOPLE:
            continue
        shown = {"n": figure.numerator, "of": figure.denominator}
        if figure.indicator.summary in (Summary.SHARE, Summary.SURVIVAL):
            shown["rest"] = figure.denominator - figure.numerator
        small += [f"{figure}: {name}" for name, count in shown.items() if count < 8]
        small += [f"{figure}: missing"] if figure.missing and figure.missing < 8 else []
        parts[figure.indicator.code, figure.group, figure.quarter].append(figure)
    for key, of in parts.items():
        if len(of) > 1:
            left = of[0].denominator - sum(figure.numerator for figure in of)
            small += [f"{key}: {left} under no part"] if 0 < left < 8 else []
    return small


def test_the_whole_programme_is_exact(extract: Extract) -> None:
    codes = tuple(INDICATORS)
    assert Reader(extract, PROGRAMME).ask(codes) == Reader(extract, AT_THE_MACHINE).ask(codes)
    assert not Reader(extract, PROGRAMME).ask(codes).withheld


def test_a_hub_and_whoever_is_at_the_machine_see_every_part(extract: Extract, world: World) -> None:
    for scope in (AT_THE_MACHINE, Scope(world.hubs[0])):
        for name in BREAKDOWNS:
            codes = tuple(each.code for each in INDICATORS.values() if name in each.breakdowns)
            assert not Reader(extract, scope).ask(codes, by=(name,)).withheld


def test_a_quarter_is_withheld_where_another_one_is_small(tmp_path: Path) -> None:
    """Otherwise the one that is small could be had from the whole by taking away the others."""
    world = made(seed=1, hubs=1, quarters=2)
    world["referrals"].clear()
    for number, quarter in ((20, world.quarters[0]), (3, world.quarters[1])):
        for _ in range(number):
            row = {"hub": "hub-000", "phase": "1", "received": quarter["start"], "source": "police", "sex": "F"}
            world["referrals"].append(row | {"reasons": [], "level": "low", "state": "received"})
    world["returns"][:] = [
        {"hub": "hub-000", "phase": "1", "quarter": quarter["quarter"], "records": 9} for quarter in world.quarters
    ]
    reader = Reader(written(world, tmp_path), PROGRAMME)
    for quarter in ("2016Q3", "2016Q4"):
        assert reader.ask(("referrals_received",), quarter=quarter) == Answer((), withheld=True, note=NONE_OUT)
    assert reader.ask(("referrals_received",)).one("referrals_received").numerator == 23


def a_figure(code: str, numerator: float, denominator: float, missing: int = 0, part: str = "") -> Figure:
    indicator = INDICATORS[code]
    (found,) = (each for each in indicator.all_parts if each.code == part)
    return Figure(indicator, found, ("x",), None, numerator, denominator, missing, None)


@pytest.mark.parametrize(
    ("figures", "small"),
    [
        ([a_figure("acceptance", 8, 16)], False),
        ([a_figure("acceptance", 7, 16)], True),
        ([a_figure("acceptance", 9, 16)], True),  # seven were not
        ([a_figure("acceptance", 0, 16)], True),
        ([a_figure("acceptance", 16, 16)], True),
        ([a_figure("acceptance", 0, 0)], True),
        ([a_figure("new_cases", 8, 8)], False),
        ([a_figure("new_cases", 0, 0)], True),
        ([a_figure("early_referral", 8, 16, missing=7)], True),
        ([a_figure("early_referral", 8, 16, missing=8)], False),
        ([a_figure("planned_endings", 10, 30, missing=15)], True),  # five ended otherwise
        ([a_figure("wait_to_first_contact", 3, 20, missing=17)], True),  # the median of three
        ([a_figure("wait_to_first_contact", 20, 20)], False),
        ([a_figure("longest_wait", 20, 20)], True),  # of one
        ([a_figure("caseload_per_fte", 3, 9)], True),  # three cases, however many posts
        ([a_figure("caseload_per_fte", 8, 9)], False),
        ([a_figure("contact_hours", 3, 9)], False),  # hours are nobody
        ([a_figure("referrals_received", 10, 10, missing=8)], True),  # two came from a named source
        ([a_figure("referrals_received", 16, 16, missing=16)], True),
        ([a_figure("referrals_received", 16, 16, missing=8)], False),
        ([a_figure("duration", 8, 15)], True),
        ([a_figure("place_chosen", 10, 30, part="young_person"), a_figure("place_chosen", 12, 30, part="both")], False),
        ([a_figure("place_chosen", 10, 30, part="young_person"), a_figure("place_chosen", 16, 30, part="both")], True),
    ],
)
def test_where_a_cell_is_small(figures: list[Figure], small: bool) -> None:
    assert has_a_small_group(figures) is small
