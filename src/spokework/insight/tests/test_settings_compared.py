"""The page of settings: shown where no group is small, withheld as a whole where one is, exact for a hub's manager."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from spokework.insight.pages.coverage import coverage
from spokework.insight.pages.hubs import hubs
from spokework.insight.pages.settings import settings_compared
from spokework.insight.presenters.sections import Section
from spokework.insight.presenters.tables import WITHHELD
from spokework.insight.scope import Scope

from .programmes import SETTINGS, Made, read
from .worlds import World, worlds

pytestmark = pytest.mark.django_db
THREE = list(SETTINGS)[:3]


@pytest.fixture
def made() -> Made:
    made = Made()
    made.hub("one")
    for area, setting in zip("abc", THREE, strict=True):
        made.area(area)
        made.placement(area, setting=setting)
    for setting, early in zip(THREE, (20, 8, 12), strict=True):
        made.referrals(early, setting=setting, level="low")
        made.referrals(40 - early, setting=setting, level="high", source="self", reasons=["missing", "online"])
    return made


def section(shown: dict[str, Any], heading: str) -> Section:
    return next(each for each in shown["sections"] if each.heading == heading)


def test_the_earliest_setting_with_funnel_pooled_estimates_and_the_table_under_them(made: Made, tmp_path: Path) -> None:
    shown = settings_compared(made.reader(tmp_path))
    assert "The earliest referrals come to Outreach. There 20 of 40" in shown["said"][0]
    early = section(shown, "Referred early")
    assert len(early.charts) == 2
    for chart in early.charts:
        assert 'role="img" aria-label="Referred early, by setting' in chart
        assert "style=" not in chart
        assert "<script" not in chart
    for name in THREE:
        assert SETTINGS[name] in early.charts[0]
    rows = {row[0].text: [str(cell.text) for cell in row[1:]] for row in early.tables[0].rows}
    assert rows["Outreach"][:4] == ["50 %", "20", "40", "0"]
    assert rows["Outreach"][-1] == "Above, beyond 95 %"
    assert early.definitions


def test_one_small_setting_withholds_the_comparison_and_leaves_the_total(made: Made, tmp_path: Path) -> None:
    made.referrals(3, setting="home", level="low")
    shown = settings_compared(made.reader(tmp_path))
    early = section(shown, "Referred early")
    assert len(shown["said"]) == 1
    assert "of: Referred early;" in shown["said"][0]
    assert (early.charts, early.tables) == ((), ())
    assert early.paragraphs[0] == WITHHELD
    assert "43 of 123" in early.paragraphs[1]


def test_those_without_a_setting_are_a_row_of_their_own(made: Made, tmp_path: Path) -> None:
    made.referrals(10, setting=None, level="low")
    made.referrals(10, setting=None, level="high")
    early = section(settings_compared(made.reader(tmp_path)), "Referred early")
    assert early.tables[0].rows[-1][0].text == "Not recorded"
    assert early.tables[0].rows[-1][1].text == "50 %"
    assert "Not recorded" not in early.charts[0]


def test_a_manager_sees_small_groups_of_her_own_hub(made: Made, tmp_path: Path) -> None:
    made.referrals(3, setting="home", level="low")
    shown = settings_compared(made.reader(tmp_path, Scope("one", "One")))
    rows = {row[0].text: row[2].text for row in section(shown, "Referred early").tables[0].rows}
    assert rows["Home"] == "3"


def test_a_hub_with_two_settings_has_no_funnel_and_is_told_so(tmp_path: Path) -> None:
    made = Made()
    made.hub("one")
    for setting in THREE[:2]:
        made.referrals(10, setting=setting)
    early = section(settings_compared(made.reader(tmp_path, Scope("one", "One"))), "Referred early")
    assert early.charts == ()
    assert "No funnel" in early.paragraphs[0]
    assert len(early.tables[0].rows) == 2


def test_who_referred_and_why_beside_each_other(made: Made, tmp_path: Path) -> None:
    who, why = section(settings_compared(made.reader(tmp_path)), "Who refers, and why").tables
    assert [column.label for column in who.columns[1:]] == ["Outreach", "Police", "Social care"]
    assert {row[0].text: row[1].text for row in who.rows} == {
        "Police": "50 % (20 of 40)",
        "The young person": "50 % (20 of 40)",
    }
    assert {row[0].text: row[1].text for row in why.rows}["Going missing"] == "50 % (20 of 40)"


def test_who_is_supported_stands_beside_the_other_settings_and_points_to_the_population(
    made: Made, tmp_path: Path
) -> None:
    who = section(settings_compared(made.reader(tmp_path)), "Who is supported")
    assert "How they stand to the population is further down" in who.paragraphs[0]
    assert len(who.tables) == 4


def test_lower_risk_is_withheld_where_the_rest_can_be_worked_out(made: Made, tmp_path: Path) -> None:
    """Of 40 closed 28 lower and 9 not assessed: three are left, whom the table does not name."""
    for setting in THREE:
        made.cases(28, setting=setting, state="closed", closed=made.world.as_at, change="lower")
        made.cases(9, setting=setting, state="closed", closed=made.world.as_at, change="not_assessed")
        made.cases(3, setting=setting, state="closed", closed=made.world.as_at, change="raised")
    shown = settings_compared(made.reader(tmp_path))
    for heading in ("Lower risk, of all closed", "Lower risk, of closed with both assessments"):
        assert section(shown, heading).paragraphs[0] == WITHHELD


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(worlds(hubs=4))
def test_every_page_stands_on_whatever_a_programme_recorded(tmp_path: Path, world: World) -> None:
    for scope in (Scope(), Scope(world.hubs[0], "One")):
        reader = read(world, tmp_path, scope)
        for page in (coverage, settings_compared, hubs):
            assert page(reader)
