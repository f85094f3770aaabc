"""No data is not nought, and what does not exist is answered with what does."""

from collections.abc import Callable
from pathlib import Path

import pytest

from spokework.insight.answer import Answer
from spokework.insight.asking import Unknown, figures
from spokework.insight.connection import Tables, opened
from spokework.insight.definition import Figure
from spokework.insight.indicators import INDICATORS
from spokework.insight.pages.figure import one_figure
from spokework.insight.presenters.dotted import over_quarters
from spokework.insight.presenters.tables import over_time
from spokework.insight.presenters.words import NO_DATA, value
from spokework.insight.queries.figures import Reader
from spokework.insight.scope import AT_THE_MACHINE

from .worlds import World, made, written

pytestmark = pytest.mark.once
QUARTERS = (8065, 8066, 8067)
Asked = Callable[..., list[Figure]]


@pytest.fixture
def world() -> World:
    """Two hubs of one phase and one of another, none of which has begun."""
    world = made(seed=3, hubs=3, quarters=3)
    for name, rows in world.tables.items():
        if name != "quarters":
            rows.clear()
    for hub, phase in (("busy", "1"), ("quiet", "1"), ("alone", "2")):
        world["hubs"].append({"hub": hub, "phase": phase, "began": world.quarters[0]["start"]})
    return world


def returned(world: World, hub: str, *records: int | None) -> None:
    (phase,) = (row["phase"] for row in world["hubs"] if row["hub"] == hub)
    for quarter, count in zip(QUARTERS, records, strict=True):
        if count is not None:
            world["returns"].append({"hub": hub, "phase": phase, "quarter": quarter, "records": count})
            start = next(row["start"] for row in world.quarters if row["quarter"] == quarter)
            for number in range(count):
                key = 100 * quarter + number
                row = {"hub": hub, "phase": phase, "case": key, "young_person": key, "opened": start, "sex": "F"}
                row |= {"first_level": "not_assessed", "last_level": "not_assessed", "state": "open", "goals": 0}
                world["cases"].append(row)


@pytest.fixture
def tables(world: World, tmp_path: Path) -> Callable[[], Tables]:
    return lambda: opened(written(world, tmp_path))


def of(found: list[Figure]) -> dict[tuple[object, ...], float | None]:
    return {(*figure.group, figure.quarter): figure.numerator for figure in found}


NEW = [INDICATORS["new_cases"]]


def test_a_quarter_without_a_record_is_no_data_and_not_nought(world: World, tables: Callable[[], Tables]) -> None:
    returned(world, "busy", 2, 1, 3)
    returned(world, "quiet", 1, 0, 1)
    returned(world, "alone", None, None, 0)
    found = figures(NEW, tables(), by=("hub",), each_quarter=True)
    assert of(found) == {
        ("alone", 8067): None,  # and nothing at all of the quarters before it began
        ("busy", 8065): 2,
        ("busy", 8066): 1,
        ("busy", 8067): 3,
        ("quiet", 8065): 1,
        ("quiet", 8066): None,
        ("quiet", 8067): 1,
    }
    silent = [figure for figure in found if figure.no_data]
    assert {value(figure) for figure in silent} == {NO_DATA}
    assert {figure.silent for figure in silent} == {("quiet",), ("alone",)}
    assert all(figure.denominator is figure.missing is figure.value is None for figure in silent)


def test_nothing_of_that_kind_where_other_things_were_recorded_is_nought(
    world: World, tables: Callable[[], Tables]
) -> None:
    returned(world, "busy", 2, 1, 3)
    (figure,) = figures([INDICATORS["referrals_received"]], tables(), by=("hub",), quarter="2016Q3")
    assert (figure.group, figure.numerator, figure.no_data) == (("busy",), 0, False)


def test_the_whole_programme_counts_on_and_names_who_was_silent(world: World, tables: Callable[[], Tables]) -> None:
    returned(world, "busy", 2, 1, 3)
    returned(world, "quiet", 1, 0, 1)
    returned(world, "alone", 0, 0, 0)
    (quarter,) = figures(NEW, tables(), quarter="2016Q3")
    assert (quarter.numerator, set(quarter.silent)) == (1, {"quiet", "alone"})
    (to_date,) = figures(NEW, tables())
    assert (to_date.numerator, to_date.silent) == (8, ("alone",))


def test_a_phase_whose_hubs_are_all_silent_has_no_data_and_names_only_its_own(
    world: World, tables: Callable[[], Tables]
) -> None:
    returned(world, "busy", 2, 1, 3)
    returned(world, "quiet", 1, 0, 1)
    returned(world, "alone", 1, 0, 0)
    found = figures(NEW, tables(), by=("phase",), each_quarter=True)
    assert of(found)["2", 8066] is None
    assert of(found)["1", 8066] == 1
    silent = {(*figure.group, figure.quarter): figure.silent for figure in found}
    assert silent["1", 8066] == ("quiet",)
    assert silent["1", 8067] == ()
    assert silent["2", 8067] == ("alone",)


@pytest.fixture
def places(world: World) -> World:
    """The busy hub counts in the north, the quiet one in the north and the south, the last one in the west."""
    returned(world, "busy", 2, 1, 3)
    returned(world, "quiet", 2, 0, 1)
    returned(world, "alone", None, None, 1)
    areas = {"busy": ["north"], "quiet": ["north", "south"], "alone": ["west"]}
    for number, row in enumerate(world["cases"]):
        row["area"] = areas[row["hub"]][number % len(areas[row["hub"]])]
    return world


def test_an_area_whose_hubs_recorded_nothing_or_had_not_begun_is_not_nought(
    places: World, tables: Callable[[], Tables]
) -> None:
    assert {row["area"] for row in places["cases"] if row["hub"] == "quiet"} == {"north", "south"}
    for row in places["cases"]:
        if row["area"] == "north" and row["opened"] == places.quarters[1]["start"]:
            row["opened"] = places.quarters[0]["start"]
    found = figures(NEW, tables(), by=("area",), each_quarter=True)
    told, silent = of(found), {(*figure.group, figure.quarter): figure.silent for figure in found}
    assert told["north", 8066] == 0  # the busy hub recorded other things then
    assert silent["north", 8066] == ("quiet",)
    assert told["south", 8066] is None
    assert silent["south", 8066] == ("quiet",)
    assert ("west", 8065) not in told  # its only hub had not begun
    assert told["west", 8067] == 1
    assert silent["north", 8065] == ()


def test_a_group_with_figures_keeps_them_and_names_its_own_silent_hubs(
    places: World, tables: Callable[[], Tables]
) -> None:
    found = figures(NEW, tables(), by=("phase", "area"), quarter="2016Q3")
    assert {(*figure.group, figure.numerator, figure.silent) for figure in found} == {
        ("1", "north", 1, ("quiet",)),
        ("1", "south", None, ("quiet",)),
    }


def test_a_hubs_own_groups_have_no_data_where_it_recorded_nothing(places: World, tables: Callable[[], Tables]) -> None:
    found = of(figures(NEW, tables(), by=("hub", "area"), each_quarter=True))
    assert found["busy", "north", 8066] == 1
    assert found["quiet", "south", 8066] is None
    assert ("alone", "west", 8066) not in found


def test_one_hub_that_is_silent_has_no_data(world: World, tables: Callable[[], Tables]) -> None:
    returned(world, "busy", 2, 1, 3)
    returned(world, "quiet", 0, 0, 0)
    (figure,) = figures(NEW, tables(), where={"hub": "quiet"})
    assert (figure.no_data, figure.silent) == (True, ("quiet",))


def test_before_anything_has_begun_there_is_no_data(world: World, tables: Callable[[], Tables]) -> None:
    assert figures(NEW, tables())[0].no_data
    returned(world, "busy", 2, 1, 3)
    assert figures(NEW, tables(), where={"hub": "alone"})[0].no_data


def test_a_quarter_that_is_not_over_is_named_so(world: World, tables: Callable[[], Tables]) -> None:
    returned(world, "busy", 2, 1, 3)
    assert [row["whole"] for row in world.quarters] == [True, True, False]
    found = figures(NEW, tables(), each_quarter=True)
    assert [figure.quarter_title for figure in found] == ["2016Q2", "2016Q3", "2016Q4 (so far)"]
    assert [at.quarter for at in over_quarters(found)] == ["2016Q2", "2016Q3", "2016Q4 (so far)"]
    rows = over_time(NEW[0], Answer(tuple(found)), {}).rows
    assert [row[0].text for row in rows] == ["2016Q2", "2016Q3", "2016Q4 (so far)"]
    assert [figure.quarter_title for figure in figures(NEW, tables())] == [""]


@pytest.mark.django_db
def test_it_is_chosen_by_its_name_and_shown_by_its_title(world: World, tmp_path: Path) -> None:
    returned(world, "busy", 2, 1, 3)
    shown = one_figure(Reader(written(world, tmp_path), AT_THE_MACHINE), "new_cases", by="", quarter="2016Q4")
    assert shown["quarters"] == {"2016Q4": "2016Q4 (so far)", "2016Q3": "2016Q3", "2016Q2": "2016Q2"}
    assert shown["now"].caption == "In 2016Q4 (so far)"


@pytest.mark.parametrize("asked", ["2016Q5", "2015Q4", "2017Q1", "last", "2016q4", ""])
def test_an_unknown_quarter_is_refused_with_those_there_are(asked: str, tables: Callable[[], Tables]) -> None:
    with pytest.raises(Unknown, match=r"no quarter .*There are: 2016Q2, 2016Q3, 2016Q4\."):
        figures(NEW, tables(), quarter=asked)


@pytest.mark.parametrize("indicator", INDICATORS.values(), ids=lambda each: each.code)
def test_an_unknown_breakdown_is_refused_with_those_there_are(indicator: object, tables: Callable[[], Tables]) -> None:
    one = INDICATORS[indicator.code]  # type: ignore[attr-defined]  # any of them
    with pytest.raises(Unknown) as said:
        figures([one], tables(), by=("postcode",))
    assert "postcode" in str(said.value)
    assert f"There are: {', '.join(one.breakdowns)}." in str(said.value)
