"""Hubs: no data is not nought, and whoever knows one hub cannot work out another."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from spokework.insight.definition import Figure
from spokework.insight.hubs import beside, facts
from spokework.insight.indicators import INDICATORS
from spokework.insight.pages.hubs import hubs
from spokework.insight.presenters.hubs import NOT_SHOWN, silent, verdict
from spokework.insight.scope import Scope

from .programmes import AS_AT, Made, placement
from .releases import what_is_released

ACCEPTANCE = INDICATORS["acceptance"]
Q1, Q2, Q3, Q4 = range(2016 * 4, 2016 * 4 + 4)


def figure(part: int | None, whole: int | None, missing: int = 0) -> Figure:
    value = part / whole if part is not None and whole else None
    return Figure(ACCEPTANCE, ACCEPTANCE.all_parts[0], (), None, part, whole, missing, value)


def test_the_programme_is_shown_beside_a_hub_where_the_rest_is_large() -> None:
    found = beside(figure(10, 20), figure(50, 100), others=3)
    assert found.programme == figure(50, 100)
    assert found.rest
    assert (found.rest.numerator, found.rest.denominator) == (40, 80)


@pytest.mark.parametrize(
    ("own", "whole"),
    [
        (figure(10, 20), figure(13, 100)),  # the others: 3 of 80
        (figure(10, 20), figure(85, 100)),  # the others: all but 5
        (figure(10, 20), figure(14, 27)),  # the others: 7
        (figure(10, 20), figure(50, 100)._replace(missing=4)),
        (figure(10, 20), figure(None, None)),
    ],
)
def test_it_is_not_where_a_small_group_is_left(own: Figure, whole: Figure) -> None:
    assert beside(own, whole, others=15).programme is None


def test_of_two_other_hubs_each_would_know_the_other() -> None:
    assert beside(figure(10, 20), figure(50, 100), others=2).programme is None


def test_a_silent_quarter_that_is_not_over_is_named_so() -> None:
    made = Made()
    made.hub("one", silent=(Q3, Q4))
    (found,) = facts(made.world["hubs"], [], [], made.world["returns"], AS_AT, unfinished=frozenset({Q4}))
    assert silent(found) == "2016Q3, 2016Q4 (so far)"


def test_what_is_left_without_all_of_her_hubs_is_not_small() -> None:
    assert beside(figure(10, 20), figure(50, 100), others=3, also_own=[figure(10, 20)]).programme
    assert beside(figure(10, 20), figure(50, 100), others=3, also_own=[figure(35, 60)]).programme is None


def test_a_hub_without_data_takes_nothing_from_the_programme() -> None:
    found = beside(figure(None, None), figure(50, 100), others=3)
    assert found.rest == figure(50, 100)
    assert verdict(found) == "–"


@pytest.mark.parametrize(
    ("own", "said"), [(38, "Higher, intervals apart"), (2, "Lower, intervals apart"), (20, "No clear difference")]
)
def test_what_is_said_of_a_difference(own: int, said: str) -> None:
    assert verdict(beside(figure(own, 40), figure(own + 50, 140), others=3)) == said


def test_quarters_without_data_are_named() -> None:
    made = Made()
    made.hub("one", silent=(Q2, Q4))
    made.hub("two")
    world = made.world
    later = placement("b", start=date(2017, 1, 1))
    found = facts(world["hubs"], world["posts"], [placement("a"), later, placement(None)], world["returns"], AS_AT)
    assert [silent(hub) for hub in found] == ["2016Q2, 2016Q4", "None of 4"]
    assert [(hub.posts, hub.fte, hub.areas) for hub in found] == [(1, 0.5, 1), (1, 0.5, 0)]
    assert silent(replace(found[0], quarters=0, silent=())) == "Not begun"


@pytest.fixture
def made() -> Made:
    made = Made()
    for slug in ("one", "two", "three"):
        made.hub(slug)
        made.referrals(12, hub=slug)
        made.cases(9, hub=slug)
    return made


@pytest.mark.django_db
def test_no_figure_of_one_hub_stands_beside_anothers(made: Made, tmp_path: Path) -> None:
    made.hub("silent", silent=(Q1, Q2, Q3, Q4))
    shown = hubs(what_is_released(made.reader(tmp_path)))
    assert [column.label for column in shown["table"].columns][-1] == "Quarters without data"
    rows = {str(row[0].text): [cell.text for cell in row] for row in shown["table"].rows}
    assert rows["silent"][-1] == "2016Q1, 2016Q2, 2016Q3, 2016Q4 (so far)"
    tables = {table.caption: table for table in shown["phases"]}
    received = tables["Referrals received, by phase, to the end of 2016Q3"]
    assert [[cell.text for cell in row[:3]] for row in received.rows] == [["Phase 1", "35 referrals", "35"]]
    assert received.note.startswith("As published")


@pytest.mark.django_db
def test_a_manager_sees_her_hub_exactly_beside_the_programme(made: Made, tmp_path: Path) -> None:
    made.referrals(3, hub="one", state="declined")
    made.hub("four")
    made.cases(9, hub="four")
    shown = hubs(made.reader(tmp_path, Scope("one", "One")))
    rows = {str(row[0].text): [cell.text for cell in row[1:]] for row in shown["beside"].rows}
    assert rows["New cases"][0] == "9 cases"
    assert rows["New cases"][3] == "36 cases"
    assert rows["Referrals received"][3] == NOT_SHOWN  # only two other hubs received any
    assert rows["Referrals accepted"][:2] == ["80 %", "12 of 15"]
    assert rows["Referrals accepted"][3] == NOT_SHOWN  # none of the others' was declined
    assert "table" not in shown


@pytest.mark.django_db
@pytest.mark.parametrize("others", [(), (("four", "Four"),)])
def test_neither_silent_hubs_nor_her_own_make_up_the_programme(
    made: Made, tmp_path: Path, others: tuple[tuple[str, str], ...]
) -> None:
    made.hub("silent", silent=(Q1, Q2, Q3, Q4))
    made.hub("four")
    made.cases(9, hub="four")
    shown = hubs(made.reader(tmp_path, Scope("one", "One", others=others)))
    rows = {str(row[0].text): [cell.text for cell in row[1:]] for row in shown["beside"].rows}
    assert rows["New cases"][3] == (NOT_SHOWN if others else "36 cases")


@pytest.mark.django_db
def test_a_quarter_without_data_is_missing_and_one_without_referrals_is_nought(made: Made, tmp_path: Path) -> None:
    for row in made.world["returns"]:
        if row["hub"] == "one" and row["quarter"] == Q3:
            row["records"] = 0
    shown = hubs(made.reader(tmp_path, Scope("one", "One")))
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in shown["by_quarter"].rows}
    assert rows["2016Q2"] == ["12", "9", "9"]
    assert rows["2016Q3"] == ["No data"] * 3
    assert rows["2016Q4 (so far)"][:2] == ["0", "0"]
