"""Who lives in an area, by group: numbers that agree, or none of them."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from spokework.access.decide import Actor
from spokework.access.roles import Role
from spokework.accounts.tests.situations import signed_in
from spokework.audit.models import Event
from spokework.core.errors import Refused
from spokework.programme import actions
from spokework.programme.actions import AreaFacts
from spokework.programme.models import Area, AreaPopulation
from spokework.programme.populations import AreaPeople
from spokework.programme.queries.populations import populations

from . import situations as make

pytestmark = pytest.mark.django_db

SEX = {"F": 4_300, "M": 4_500}
ETHNICITY = {"white": 7_000, "mixed": 500, "asian": 800, "black": 300, "other": 100}


@pytest.fixture
def lead() -> Actor:
    return make.an_actor(Role.PROGRAMME_LEAD)


@pytest.fixture
def area() -> Area:
    return make.an_area(population_10_17=9_000)


def said(area: Area, lead: Actor, total: int | None = None, **groups: dict[str, int]) -> Any:
    return actions.set_populations(populations=[AreaPeople(area.code, total, groups)], by=lead)


def events() -> int:
    return Event.objects.filter(action="set populations").count()


def test_groups_are_added_changed_and_left_alone(area: Area, lead: Actor) -> None:
    assert said(area, lead, sex=SEX, ethnicity_group=ETHNICITY).added == (area.code,)
    assert said(area, lead, sex={"F": 4_301, "M": 4_500}).changed == (area.code,)
    assert populations(lead)[area.code].groups == {"sex": {"F": 4_301, "M": 4_500}, "ethnicity_group": ETHNICITY}
    rows = AreaPopulation.objects.unscoped("test").filter(area=area)
    versions = dict(rows.values_list("group", "version"))
    assert versions == dict.fromkeys([*SEX, *ETHNICITY], 1) | {"F": 2}
    before = events()
    assert said(area, lead, sex={"F": 4_301, "M": 4_500}, ethnicity_group=ETHNICITY).unchanged == 1
    assert dict(rows.values_list("group", "version")) == versions
    assert events() == before == 2


def test_the_population_and_its_groups_change_together(area: Area, lead: Actor) -> None:
    said(area, lead, 10_000, sex={"F": 5_000, "M": 5_000})
    said(area, lead, 8_000, sex={"F": 4_000, "M": 4_000})
    assert populations(lead)[area.code] == AreaPeople(area.code, 8_000, {"sex": {"F": 4_000, "M": 4_000}})


@pytest.mark.parametrize(
    ("groups", "words"),
    [
        ({"sex": {"F": 4_500, "M": 4_501}}, "by sex come to 9,001, but 9,000"),
        ({"sex": {"F": 10}}, "no number for M by sex"),
        ({"sex": {"F": 10, "M": 10, "U": 10}}, "no group “U”"),
        ({"sex": {"F": -1, "M": 10}}, "not a number of people"),
        ({"care_status": {"looked_after": 10}}, "no dimension “care_status”. There are: sex,"),
    ],
)
def test_numbers_that_do_not_agree_are_refused_and_none_is_saved(
    groups: dict[str, dict[str, int]], words: str, area: Area, lead: Actor
) -> None:
    with pytest.raises(Refused, match=words):
        said(area, lead, ethnicity_group=ETHNICITY, **groups)
    assert not AreaPopulation.objects.unscoped("test").exists()


def test_nothing_can_be_held_against_a_population_that_is_not_known(lead: Actor) -> None:
    area = make.an_area()
    with pytest.raises(Refused, match="is not known, so its groups"):
        said(area, lead, sex=SEX)
    with pytest.raises(Refused, match="not a number of people"):
        said(area, lead, -1)
    assert said(area, lead, 8_800, sex=SEX).added == (area.code,)
    with pytest.raises(Refused, match="X99999999 is not in the list"):
        actions.set_populations(populations=[AreaPeople("X99999999", 1)], by=lead)


def test_no_area_is_left_with_fewer_people_than_its_groups_come_to(area: Area, lead: Actor) -> None:
    said(area, lead, sex=SEX)
    for attempt in (
        lambda: said(area, lead, 8_799),
        lambda: actions.add_areas(areas=[AreaFacts(area.code, area.name, population_10_17=8_799)], by=lead),
    ):
        with pytest.raises(Refused, match="by sex come to 8,800, but 8,799"):
            attempt()
        area.refresh_from_db()
        assert area.population_10_17 == 9_000
    actions.add_areas(areas=[AreaFacts(area.code, area.name, population_10_17=8_800)], by=lead)


@pytest.mark.parametrize(("dimension", "group"), [("sex", "asian"), ("care_status", "F"), ("sex", "U")])
def test_the_database_itself_holds_no_group_of_another_dimension(dimension: str, group: str, area: Area) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        AreaPopulation.objects.create(area=area, dimension=dimension, group=group, persons=1)


def test_the_areas_page_shows_them(area: Area) -> None:
    hub_client: Client = signed_in(make.a_member(Role.HUB_MANAGER))
    lead_client: Client = signed_in(make.a_member(Role.PROGRAMME_LEAD))
    page = lead_client.get(reverse("programme:areas")).content.decode()
    assert "Young people of 10 to 17 by sex" not in page
    assert reverse("exchange:import_populations") in page
    make.a_population(area, sex=SEX)
    page = hub_client.get(reverse("programme:areas")).content.decode()
    assert "Young people of 10 to 17 by sex" in page
    assert "by ethnicity" not in page
    assert "4,300" in page
    assert reverse("exchange:import_populations") not in page
