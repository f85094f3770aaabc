from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from spokework.access.decide import Actor, NotAllowed
from spokework.access.roles import Role
from spokework.audit.models import Event
from spokework.core.errors import Refused
from spokework.programme import actions
from spokework.programme.actions import AreaFacts
from spokework.programme.models import Area, Programme, Setting

from . import situations as make

pytestmark = pytest.mark.django_db

NEW_YEAR = date(2016, 1, 1)


@pytest.fixture
def lead() -> Actor:
    make.the_programme()
    return make.an_actor(Role.PROGRAMME_LEAD)


def test_a_programme_begins_with_the_five_settings() -> None:
    make.the_programme()
    assert set(Setting.objects.unscoped("test").values_list("code", flat=True)) == {
        "multi_agency_team",
        "police",
        "social_care",
        "outreach",
        "home",
    }


def test_there_is_one_programme(lead: Actor) -> None:
    with pytest.raises(Refused, match="installation of its own"):
        actions.create_programme(name="Second", start=NEW_YEAR, end=NEW_YEAR, budget=Decimal(1), by=lead)
    assert Programme.objects.unscoped("test").count() == 1


def test_each_change_of_the_programme_is_in_the_log_with_its_fields_and_no_values(lead: Actor) -> None:
    hub = actions.open_hub(name="Quiet Harbour", phase=make.a_phase(), by=lead)
    event = Event.objects.get(action="opened hub")
    assert (event.chain_id, event.actor_id, event.record_id) == (hub.pk, lead.id, hub.pk)
    assert event.fields == ["charity_number", "name", "phase", "region"]
    funder = actions.add_funder(name="Three Lamps", by=lead)
    actions.add_grant(funder=funder, hub=hub, amount=Decimal("10.50"), start=NEW_YEAR, end=NEW_YEAR, by=lead)
    assert Event.objects.get(action="added grant").chain_id == hub.pk
    assert actions.add_setting(name="Health", by=lead).code == "health"


REFUSED: list[tuple[str, dict[str, Any], str, str]] = [
    ("add_phase", {"number": 0, "start": NEW_YEAR}, "number", "from 1"),
    ("add_phase", {"number": 1, "start": NEW_YEAR}, "number", "already"),
    ("add_phase", {"number": 2, "start": date(2000, 1, 1)}, "start", "within"),
    ("add_funder", {"name": " "}, "name", "Enter"),
    ("add_grant", {"amount": Decimal(0), "start": NEW_YEAR, "end": NEW_YEAR}, "amount", "above 0"),
    ("add_grant", {"amount": Decimal("1.005"), "start": NEW_YEAR, "end": NEW_YEAR}, "amount", "pence"),
    ("add_grant", {"amount": Decimal(1), "start": NEW_YEAR, "end": date(2015, 1, 1)}, "end", "before the first"),
    (
        "add_grant",
        {"amount": Decimal(1), "start": NEW_YEAR, "end": NEW_YEAR, "reporting_months": 0},
        "reporting_months",
        "1 to 36",
    ),
    ("open_hub", {"name": "lantern"}, "name", "already"),
    ("open_hub", {"name": "Lantern!"}, "name", "reads the same"),
    ("open_hub", {"name": "!!"}, "name", "letter or figure"),
    ("add_setting", {"name": "Police"}, "name", "already"),
]


@pytest.mark.parametrize(("verb", "facts", "field", "words"), REFUSED)
def test_what_cannot_be_is_refused_at_its_field(
    verb: str, facts: dict[str, Any], field: str, words: str, lead: Actor
) -> None:
    make.a_hub("Lantern")
    given = {
        "add_phase": lambda: {"programme": make.the_programme()},
        "add_grant": lambda: {"funder": make.a_funder()},
        "open_hub": lambda: {"phase": make.a_phase()},
    }
    with pytest.raises(Refused, match=words) as refusal:
        getattr(actions, verb)(by=lead, **facts, **given.get(verb, dict)())
    assert refusal.value.field == field


def test_a_funder_is_there_once(lead: Actor) -> None:
    actions.add_funder(name="Three Lamps", by=lead)
    with pytest.raises(Refused, match="already"):
        actions.add_funder(name="three  lamps", by=lead)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PROGRAMME_LEAD])
def test_only_the_programme_lead_changes_the_programme(role: Role) -> None:
    actor, hub, phase, funder = make.an_actor(role), make.a_hub(), make.a_phase(), make.a_funder()
    facts = AreaFacts(code="X00000001", name="Vale")
    for attempt in (
        lambda: actions.create_programme(name="x", start=NEW_YEAR, end=NEW_YEAR, budget=Decimal(1), by=actor),
        lambda: actions.add_phase(programme=phase.programme, number=9, start=NEW_YEAR, by=actor),
        lambda: actions.add_funder(name="x", by=actor),
        lambda: actions.add_grant(funder=funder, hub=hub, amount=Decimal(1), start=NEW_YEAR, end=NEW_YEAR, by=actor),
        lambda: actions.open_hub(name="x", phase=phase, by=actor),
        lambda: actions.add_setting(name="x", by=actor),
        lambda: actions.add_areas(areas=[facts], by=actor),
        lambda: actions.set_neighbours(neighbours={}, by=actor),
        lambda: actions.set_populations(populations=[], by=actor),
    ):
        with pytest.raises(NotAllowed):
            attempt()


def test_areas_are_added_changed_and_left_alone(lead: Actor) -> None:
    vale, moor = AreaFacts("X00000001", "Vale", population_10_17=900), AreaFacts("X00000002", "Moor")
    first = actions.add_areas(areas=[vale, moor], by=lead)
    assert (first.added, first.changed, first.unchanged) == (("X00000001", "X00000002"), (), 0)
    moved = AreaFacts("X00000002", "Moorland")
    second = actions.add_areas(areas=[AreaFacts("X00000001", "Vale"), moved], by=lead)
    assert (second.added, second.changed, second.unchanged) == ((), ("X00000002",), 1)
    # What the second list did not say was not forgotten.
    assert Area.objects.unscoped("test").get(code="X00000001").population_10_17 == 900
    events = Event.objects.filter(action="saved areas").count()
    assert actions.add_areas(areas=[vale, moved], by=lead).unchanged == 2
    assert Event.objects.filter(action="saved areas").count() == events


def test_borders_hold_from_both_sides_and_twice_said_are_said_once(lead: Actor) -> None:
    a, b, c = (make.an_area() for _ in range(3))

    def around(area: Area) -> set[Any]:
        return set(area.neighbours.all().unscoped("test"))

    assert actions.set_neighbours(neighbours={a.code: [b.code, c.code]}, by=lead) == 2
    assert around(a) == {b, c}
    assert around(b) == {a}
    assert actions.set_neighbours(neighbours={a.code: [b.code, c.code, a.code]}, by=lead) == 0
    assert actions.set_neighbours(neighbours={a.code: [b.code]}, by=lead) == 1
    assert around(c) == set()
    with pytest.raises(Refused, match="X99999999"):
        actions.set_neighbours(neighbours={a.code: ["X99999999"]}, by=lead)


@pytest.mark.parametrize("role", [Role.SPOKE_WORKER, Role.HUB_MANAGER, Role.HUB_ADMINISTRATOR, Role.PROGRAMME_LEAD])
def test_agencies_are_added_by_whoever_works_beside_them_places_posts_or_runs_the_programme(role: Role) -> None:
    area = make.an_area()
    host = actions.add_host_agency(area=area, name="Old Mill Police", kind="police", by=make.an_actor(role))
    assert host.area == area
    with pytest.raises(Refused, match="already"):
        actions.add_host_agency(area=area, name="old mill police", kind="police", by=make.an_actor(role))
    with pytest.raises(Refused, match="kinds"):
        actions.add_host_agency(area=area, name="Circus", kind="circus", by=make.an_actor(role))


@pytest.mark.parametrize("role", [Role.SAFEGUARDING_LEAD, Role.DATA_PROTECTION_OFFICER, Role.EVALUATOR])
def test_nobody_else_adds_an_agency(role: Role) -> None:
    with pytest.raises(NotAllowed):
        actions.add_host_agency(area=make.an_area(), name="x", kind="police", by=make.an_actor(role))


@pytest.mark.parametrize(
    ("code", "name", "words"), [("E0800002", "Vale", "no area code"), ("X00000003", " ", "a name")]
)
def test_an_area_without_a_code_or_a_name_is_refused_and_none_is_saved(
    code: str, name: str, words: str, lead: Actor
) -> None:
    with pytest.raises(Refused, match=words):
        actions.add_areas(areas=[AreaFacts("X00000001", "Vale"), AreaFacts(code, name)], by=lead)
    assert not Area.objects.unscoped("test").exists()
