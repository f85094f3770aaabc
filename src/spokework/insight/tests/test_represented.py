"""Groups against the population of the areas they come from."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from spokework.insight.pages.settings import settings_compared
from spokework.insight.presenters.represented import site_name
from spokework.insight.presenters.sections import Section
from spokework.insight.represented import (
    DIMENSIONS,
    Site,
    Standing,
    of_everybody,
    population_shares,
    referred,
    represented,
    supported,
)
from spokework.insight.scope import Scope

from .oracle import represented as oracle
from .programmes import Made, read
from .worlds import World, worlds

ASKED = (("referrals", referred, "received", "referral"), ("cases", supported, "opened", "case"))


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(worlds(hubs=12))
def test_it_is_what_plain_python_counts(tmp_path: Path, world: World) -> None:
    for hub in (None, world.hubs[0]):
        reader = read(world, tmp_path, Scope(hub, "One") if hub else Scope())
        for dimension in DIMENSIONS:
            shares = population_shares(world["area_populations"], dimension)
            for table, question, day, key in ASKED:
                found = represented(reader.asked(question), shares, dimension)
                wanted = oracle.expected(world.of(hub) if hub else world, table, day, key, dimension)
                if not shares:
                    assert found.sites == ()
                    continue
                assert {site.code for site in found.sites} == set(wanted)
                for site in found.sites:
                    of = wanted[site.code]
                    assert (site.not_recorded, site.no_population) == (of.not_recorded, of.no_population)
                    assert {group: n for group, n in site.counts.items() if n} == dict(of.own)
                    for group in site.counts:
                        assert site.expected[group] == pytest.approx(float(of.population[group]))


def by_hand() -> Made:
    """Twenty from an area where one in ten is Asian, ten from one where half are; three of them are Asian."""
    made = Made()
    made.hub("one")
    made.population("a", "ethnicity_group", white=900, mixed=0, asian=100, black=0, other=0)
    made.population("b", "ethnicity_group", white=40, mixed=5, asian=50, black=5, other=0)
    made.referrals(19, area="a", setting="police")
    made.referrals(1, area="a", setting="police", ethnicity_group="asian")
    made.referrals(8, area="b", setting="police")
    made.referrals(2, area="b", setting="police", ethnicity_group="asian")
    made.referrals(4, area="b", setting="police", ethnicity_group=None)
    made.referrals(5, area="c", setting="police")
    return made


def site(made: Made, place: Path, dimension: str = "ethnicity_group") -> Site:
    shares = population_shares(made.world["area_populations"], dimension)
    (found,) = represented(made.reader(place).asked(referred), shares, dimension).sites
    return found


def test_each_area_counts_as_often_as_young_people_came_from_it(tmp_path: Path) -> None:
    found = site(by_hand(), tmp_path)
    assert (found.total, found.counts["asian"]) == (30, 3)
    assert found.share("asian") == pytest.approx(0.1)
    assert found.of_population("asian") == pytest.approx((20 * 0.1 + 10 * 0.5) / 30)  # 7 of 30
    assert sum(found.expected.values()) == pytest.approx(30)
    assert (found.not_recorded, found.no_population, found.missing) == (4, 5, 9)
    # Wilson of 3 in 30 is 3.5 to 25.6 %: 23.3 % lies in it. Of 0 in 30 it ends at 11.4 %, and 1.7 % lies in that too.
    assert found.standing("asian") is Standing.NEITHER
    assert found.standing("black") is Standing.NEITHER


def test_a_group_is_below_where_its_whole_interval_is(tmp_path: Path) -> None:
    made = by_hand()
    made.referrals(30, area="b", setting="police")
    found = site(made, tmp_path)  # 3 of 60 are 1.7 to 13.7 %; (20 × 0.1 + 40 × 0.5) / 60 is 36.7 %
    assert found.of_population("asian") == pytest.approx(22 / 60)
    assert found.standing("asian") is Standing.BELOW
    assert found.standing("white") is Standing.ABOVE


def test_whoever_is_referred_again_counts_once_in_a_setting_where_they_came_from_first(tmp_path: Path) -> None:
    made = Made()
    made.hub("one")
    for area, girls in (("a", 10), ("b", 90)):
        made.population(area, "sex", F=girls, M=100 - girls)
    made.referrals(1, area="b", setting="police", young_person=1, received=date(2016, 6, 1))
    made.referrals(1, area="a", setting="police", young_person=1, received=date(2016, 5, 1))
    made.referrals(1, area="b", setting="home", young_person=1, received=date(2016, 7, 1))
    shares = population_shares(made.world["area_populations"], "sex")
    home, police = represented(made.reader(tmp_path).asked(referred), shares, "sex").sites
    assert (police.counts, police.of_population("F")) == ({"F": 1, "M": 0}, pytest.approx(0.1))
    assert (home.counts, home.of_population("F")) == ({"F": 1, "M": 0}, pytest.approx(0.9))


def test_an_area_of_nobody_has_no_shares() -> None:
    rows = [{"area": "a", "dimension": "sex", "group": group, "persons": 0} for group in "FM"]
    assert population_shares(rows, "sex") == {}
    assert represented([{"setting": "home", "area": "a", "sex": "F", "n": 1}], {}, "sex").sites == ()


def test_of_the_programme_each_area_weighs_as_many_as_live_there() -> None:
    persons = {"white": 940, "mixed": 5, "asian": 150, "black": 5, "other": 0}
    counts = {"white": 80, "asian": 10, "black": 10, "other": 0, None: 25}
    found = of_everybody(counts, persons, "ethnicity_group")
    assert found is not None
    (everybody,) = found.sites
    assert (everybody.total, everybody.missing, everybody.share("asian")) == (100, 25, 0.1)
    assert everybody.of_population("asian") == pytest.approx(150 / 1100)
    assert everybody.counts["mixed"] == 0
    assert site_name(everybody, str) == "All settings"


def test_where_a_release_withholds_a_group_nothing_is_said_of_any() -> None:
    assert of_everybody({"F": 80, "M": None}, {"F": 50, "M": 50}, "sex") is None
    nobody_lives_there = of_everybody({"F": 80, "M": 20}, {}, "sex")
    assert nobody_lives_there is not None
    assert nobody_lives_there.sites == ()


def section(made: Made, place: Path, scope: Scope) -> Section:
    shown = settings_compared(made.reader(place, scope))
    return next(each for each in shown["sections"] if each.heading == "Who is under-represented")


@pytest.mark.django_db
def test_the_page_names_who_seems_under_represented_and_what_cannot_be_said(tmp_path: Path) -> None:
    made = by_hand()
    made.referrals(30, area="b", setting="police")
    made.cases(9, area="b", setting="police")
    found = section(made, tmp_path, Scope("one", "One"))
    said = " ".join(found.paragraphs).replace("\u00a0", " ")
    assert "Of young people referred, these groups seem under-represented: Asian in Police (3 of 60, 5 %" in said
    assert "against 37 %)" in said
    assert "Of young people supported, these groups seem under-represented: Asian in Police (0 of 9, 0 %" in said
    assert "Of 10 comparisons on this page, about one in twenty" in said
    assert "not of those at risk" in said
    assert "Care status is in no census" in said
    first = found.tables[0]
    rows = {row[0].text: [str(cell.text) for cell in row[1:]] for row in first.rows}
    assert rows["Police: Asian"] == ["5 %", "3", "60", "9", "2 to 14\u00a0%", "37 %", "Smaller than in the population"]
    assert [row[4].note for row in first.rows] == ["5 of an area without numbers"] * 5


@pytest.mark.django_db
def test_whoever_is_not_disabled_is_not_said_to_be_under_represented(tmp_path: Path) -> None:
    made = Made()
    made.hub("one")
    made.population("a", "disability", yes=100, none=900)
    made.referrals(40, area="a", setting="police", disability="yes")
    found = section(made, tmp_path, Scope("one", "One"))
    assert "no group's share lies clearly below" in found.paragraphs[1]
    rows = {row[0].text: row[-1].text for row in found.tables[0].rows}
    assert rows == {
        "Police: Disabled": "Larger than in the population",
        "Police: Not disabled": "Smaller than in the population",
    }


@pytest.mark.django_db
def test_without_numbers_of_the_areas_it_says_where_they_are_brought_in(tmp_path: Path) -> None:
    made = Made()
    made.hub("one")
    made.referrals(9, area="a", setting="police")
    found = section(made, tmp_path, Scope())
    assert not found.tables
    assert "The programme lead imports it" in found.paragraphs[0]
