"""The page of settings: a hub's own exactly, the programme's from what is published – or not at all."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from spokework.insight.pages.coverage import coverage
from spokework.insight.pages.hubs import hubs
from spokework.insight.pages.outcomes import outcomes
from spokework.insight.pages.settings import settings_compared
from spokework.insight.presenters.sections import Section
from spokework.insight.published import NONE_OUT
from spokework.insight.queries.figures import Reader
from spokework.insight.scope import Scope

from .programmes import SETTINGS, Made, read
from .releases import what_is_released
from .worlds import World, worlds

pytestmark = [pytest.mark.django_db, pytest.mark.once]
THREE = list(SETTINGS)[:3]
HUBS = ("one", "two", "three", "four")
EARLY = {"outreach": 11, "police": 3, "social_care": 6}  # of 20 in each hub


@pytest.fixture(scope="module")
def made() -> Made:
    """Four hubs alike. In each setting of each: twenty referrals, eleven of them early or three or six; cases of three,
    and two in a setting of their own, whom nobody may make out."""
    made = Made()
    for area, setting in zip("abc", THREE, strict=True):
        made.area(area)
        made.placement(area, setting=setting)
        made.population(area, "sex", F=50, M=50)
    for hub in HUBS:
        made.hub(hub)
        for setting, early in EARLY.items():
            own = {"hub": hub, "setting": setting, "area": "a"}
            made.referrals(early, level="low", **own)
            made.referrals(20 - early, level="high", source="self", reasons=["missing", "online"], **own)
            made.cases(3, **own)
    made.referrals(1, hub="one", setting="home", level="low")
    made.referrals(1, hub="two", setting="home", level="low", sex="M")
    return made


@pytest.fixture(scope="module")
def office(made: Made, tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return what_is_released(made.reader(tmp_path_factory.mktemp("released")))


def section(shown: dict[str, Any], heading: str) -> Section:
    return next(each for each in shown["sections"] if each.heading == heading)


def test_the_earliest_setting_is_told_from_what_is_published(office: Reader) -> None:
    shown = settings_compared(office)
    assert "The earliest referrals come to Outreach. There 45 of 80" in shown["said"][0]  # 44 of 80, rounded
    early = section(shown, "Referred early")
    assert early.paragraphs[0].startswith("As published on ")
    assert early.paragraphs[0].endswith("in release 2016Q3.")
    assert early.paragraphs[1] == "Withheld: Home (all or nearly all of the group alike)."
    assert len(early.charts) == 2
    for chart in early.charts:
        assert 'role="img" aria-label="Referred early, by setting' in chart
        assert "style=" not in chart
        assert "<script" not in chart
    for name in THREE:
        assert SETTINGS[name] in early.charts[0]
    assert SETTINGS["home"] not in early.charts[0]
    (table,) = early.tables
    rows = {row[0].text: [str(cell.text) for cell in row[1:]] for row in table.rows}
    assert rows["Outreach"][:3] == ["56 %", "45", "80"]
    assert rows["Outreach"][-1] == "Above, beyond 99.8 %"
    assert "To the end of 2016Q3" in table.note
    assert early.definitions


def test_all_settings_are_together_where_a_release_has_no_more(office: Reader) -> None:
    shown = settings_compared(office)
    (who,) = section(shown, "Who refers").tables
    assert {row[0].text: row[2].text for row in who.rows} == {"Police": "80", "The young person": "160"}
    assert {table.caption for table in section(shown, "Who is supported").tables} == {
        f"New cases, by {what}, to the end of 2016Q3" for what in ("age", "sex", "ethnicity")
    }
    waiting = section(shown, "Waiting and contact")
    assert "in no release" in waiting.paragraphs[0]
    assert len(waiting.tables[0].rows) >= 4


def test_the_published_groups_stand_against_everybody_who_lives_there(office: Reader) -> None:
    found = section(settings_compared(office), "Who is under-represented")
    assert "each area counting as many as live there" in found.paragraphs[0]
    assert "Of cases opened, these groups seem under-represented: Male in all settings together" in found.paragraphs[1]
    table = found.tables[-1]
    assert {row[0].text: row[6].text for row in table.rows} == {
        "All settings: Female": "50 %",
        "All settings: Male": "50 %",
    }
    assert table.note.startswith("As published")


def test_while_nothing_is_published_only_the_whole_is_said(made: Made, tmp_path: Path) -> None:
    shown = settings_compared(made.reader(tmp_path))
    early = section(shown, "Referred early")
    assert (early.charts, early.tables) == ((), ())
    assert early.paragraphs[0] == NONE_OUT
    assert "82 of 242" in early.paragraphs[1]
    assert len(shown["said"]) == 1
    assert "Referred early;" in shown["said"][0]
    assert not outcomes(made.reader(tmp_path))["lower_by"]


def test_a_manager_sees_small_groups_of_her_own_hub(made: Made, tmp_path: Path) -> None:
    shown = settings_compared(made.reader(tmp_path, Scope("one", "One")))
    rows = {row[0].text: row[2].text for row in section(shown, "Referred early").tables[0].rows}
    assert rows["Home"] == "1"
    who, why = section(shown, "Who refers, and why").tables
    assert [column.label for column in who.columns[1:]] == ["Home", "Outreach", "Police", "Social care"]
    assert {row[0].text: row[2].text for row in who.rows} == {
        "Police": "55 % (11 of 20)",
        "The young person": "45 % (9 of 20)",
    }
    assert {row[0].text: row[2].text for row in why.rows}["Going missing"] == "45 % (9 of 20)"
    supported = section(shown, "Who is supported")
    assert "How they stand to the population is further down" in supported.paragraphs[0]
    assert len(supported.tables) == 4


def test_a_hub_with_two_settings_has_no_funnel_and_is_told_so(tmp_path: Path) -> None:
    made = Made()
    made.hub("one")
    for setting in THREE[:2]:
        made.referrals(10, setting=setting)
    early = section(settings_compared(made.reader(tmp_path, Scope("one", "One"))), "Referred early")
    assert early.charts == ()
    assert "No funnel" in early.paragraphs[2]
    assert len(early.tables[0].rows) == 2


def test_those_without_a_setting_are_a_row_of_their_own(tmp_path: Path) -> None:
    made = Made()
    made.hub("one")
    for setting in (*THREE, None):
        made.referrals(10, setting=setting, level="low", received=date(2016, 5, 2))
    early = section(settings_compared(made.reader(tmp_path, Scope("one", "One"))), "Referred early")
    assert early.tables[0].rows[-1][0].text == "Not recorded"
    assert "Not recorded" not in early.charts[0]


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(worlds(hubs=4))
def test_every_page_stands_on_whatever_a_programme_recorded(tmp_path: Path, world: World) -> None:
    for scope in (Scope(), Scope(world.hubs[0], "One")):
        reader = read(world, tmp_path, scope)
        for page in (coverage, settings_compared, hubs, outcomes):
            assert page(reader)
