"""Where the programme works, since when, what was there before, and how many of those who live there it reaches."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from spokework.insight.coverage import Before, by_quarter, served_areas
from spokework.insight.pages.coverage import coverage
from spokework.insight.presenters.coverage import NOT_KNOWN, area_table
from spokework.insight.presenters.tile_map import tile_map
from spokework.insight.rates import place_rate, population_of
from spokework.insight.scope import Scope
from spokework.insight.supported import opened_by_region, supported

from .programmes import AS_AT, Made, placement
from .releases import what_is_released

AREAS = [{"area": code} for code in ("a", "b", "c")]
FIRST = {"quarter": 2016 * 4, "start": date(2016, 1, 1), "end": date(2016, 3, 31), "whole": True}
SECOND = {"quarter": 2016 * 4 + 1, "start": date(2016, 4, 1), "end": date(2016, 6, 30), "whole": False}


def test_an_area_is_served_in_a_quarter_in_which_a_post_was_there_on_any_day() -> None:
    last_day, first_day = placement("a", start=date(2016, 3, 31), end=date(2016, 3, 31)), placement("b")
    first_day |= {"start": date(2016, 1, 1), "end": date(2016, 4, 1)}
    nowhere = placement(None)
    found = by_quarter([last_day, first_day, nowhere], [SECOND, FIRST])
    assert [(each.quarter, each.areas) for each in found] == [(8064, {"a", "b"}), (8065, {"b"})]
    assert [each.title for each in found] == ["2016Q1", "2016Q2 (so far)"]


def test_since_until_and_never() -> None:
    rows = [placement("a"), placement("b", end=date(2016, 6, 1)), placement("c", start=date(2017, 1, 1))]
    found = served_areas(AREAS, rows, AS_AT)
    assert found["a"].now
    assert found["a"].since == date(2016, 2, 1)
    assert (found["b"].now, found["b"].until) == (False, date(2016, 6, 1))
    assert found["c"].since is None


def test_an_area_whose_last_day_is_the_day_of_the_extract_is_served() -> None:
    assert served_areas(AREAS, [placement("a", end=AS_AT)], AS_AT)["a"].now


def test_what_was_there_before_is_what_was_said_of_the_first_post() -> None:
    rows = [
        placement("a", hub_known_there=False),
        placement("a", start=date(2016, 5, 1), hub_known_there=True),  # known by then because of the first
        placement("b", hub_known_there=True),
    ]
    found = served_areas(AREAS, [*rows, placement("c")], AS_AT)
    assert [found[code].before for code in "abc"] == [Before.NEW, Before.KNOWN, Before.NOT_RECORDED]


def test_a_population_nobody_entered_is_not_known_and_never_nought() -> None:
    assert population_of([{"population": 10}, {"population": None}]) is None
    assert population_of([]) is None
    assert place_rate("a", 5, None).rate is None
    assert place_rate("a", 5, 0).rate is None
    known = place_rate("a", 5, 10_000).rate
    assert known
    assert known.rate == 5.0


def test_the_map_says_each_state_in_words_and_leaves_out_what_has_no_place() -> None:
    areas = [
        {"area": "a", "x": 0, "y": 0, "neighbours": ["b"]},
        {"area": "b", "x": 1, "y": 0, "neighbours": ["a", "c"]},
        {"area": "c", "x": None, "y": None, "neighbours": ["b"]},
    ]
    served = served_areas(areas, [placement("a")], AS_AT)
    found = tile_map(areas, served, {"a": "Upper Long Meadows by the Sea"})
    wide, narrow = found.drawings
    assert [(tile.state, tile.lines[-1].words) for tile in wide.tiles] == [
        ("now", "Since Feb 2016"),
        ("never", "Not served"),
    ]
    assert [line.words for line in wide.tiles[0].lines] == ["Upper Long", "Meadows by…", "Since Feb 2016"]
    assert len(wide.links) == len(narrow.links) == 1
    assert found.left_out == 1
    assert "1 of 3 are served now" in found.label


@pytest.mark.parametrize("columns", [1, 7, 12])
def test_the_narrow_map_fits_and_its_numbers_are_those_of_the_table(columns: int) -> None:
    areas = [
        {"area": f"{at:02}", "x": at, "y": 0, "neighbours": [], "region": "North"} for at in reversed(range(columns))
    ]
    served = served_areas(areas, [], AS_AT)
    wide, narrow = tile_map(areas, served, {}).drawings
    assert narrow.width <= 286 <= max(wide.width, 286)
    rows = area_table(areas, served, {}, {}).rows
    assert [row[0].text for row in rows] == [f"{at + 1} {at:02}" for at in range(columns)]
    assert {tile.x: tile.lines[0].words for tile in narrow.tiles} == {
        narrow.tile.gap + at * (narrow.tile.width + narrow.tile.gap): str(at + 1) for at in range(columns)
    }


@pytest.fixture
def made() -> Made:
    made = Made()
    made.hub("one")
    for code, region in (("a", "North"), ("b", "North"), ("c", "South")):
        made.area(code, region=region)
        made.placement(code, region=region)
    return made


def test_the_programme_is_one_number_and_the_regions_a_release_has(made: Made, tmp_path: Path) -> None:
    for hub in ("one", "two", "three"):
        made.cases(7, area="a", region="North", hub=hub)
        made.cases(1, area="c", region="South", hub=hub)
    for hub in ("two", "three"):
        made.hub(hub)
    reader = what_is_released(made.reader(tmp_path))
    areas = reader.rows("areas")
    served = served_areas(areas, reader.rows("placements"), AS_AT)
    assert [(rate.young_people, rate.population) for rate in supported(reader, areas, served).rates] == [(24, 30_000)]
    regions = opened_by_region(reader, areas, served)
    assert [(rate.code, rate.young_people, rate.population) for rate in regions.rates] == [("North", 20, 20_000)]
    assert regions.note.startswith("As published")
    assert opened_by_region(replace(reader, release=None), areas, served).rates == ()


def test_a_manager_sees_her_own_areas_exactly(made: Made, tmp_path: Path) -> None:
    made.cases(3, area="a", region="North")
    made.cases(30, area="b", region="North", hub="two")
    reader = made.reader(tmp_path, Scope("one", "One"))
    areas = reader.rows("areas")
    found = supported(reader, areas, served_areas(areas, reader.rows("placements"), AS_AT))
    assert [(rate.code, rate.young_people) for rate in found.rates] == [("a", 3), ("b", 0), ("c", 0)]


def test_a_hub_that_recorded_nothing_has_no_rate(made: Made, tmp_path: Path) -> None:
    for row in made.world["returns"]:
        row["records"] = 0
    for scope in (Scope(), Scope("one", "One")):
        reader = made.reader(tmp_path, scope)
        areas = reader.rows("areas")
        assert supported(reader, areas, served_areas(areas, reader.rows("placements"), AS_AT)).rates == ()


@pytest.mark.django_db
def test_the_page_says_where_the_population_is_not_known(made: Made, tmp_path: Path) -> None:
    made.world["areas"][0]["population"] = None
    for code in "abc":
        made.cases(8, area=code, region="North")
    shown = coverage(made.reader(tmp_path, Scope("one", "One")))
    rows = [[str(cell.text) for cell in row] for row in shown["rates"].rows]
    assert rows[0][1:] == ["8", NOT_KNOWN, NOT_KNOWN, "–"]
    assert rows[1][1:4] == ["8", "10,000", "8.0"]
    assert 'aria-label="Areas served by quarter' in shown["chart"]
    assert "style=" not in shown["chart"]
