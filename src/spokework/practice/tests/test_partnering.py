"""Agencies and champions around an area: who, from when to when, and none twice at a time."""

from datetime import timedelta
from typing import Any

import pytest

from spokework.access.decide import NotAllowed
from spokework.access.roles import Role
from spokework.audit.models import Event
from spokework.core import clock
from spokework.core.errors import Stale
from spokework.practice import actions, codes
from spokework.practice.models import Champion, Correction, Partner
from spokework.programme import actions as programme
from spokework.programme.tests.situations import AT_THE_MACHINE, a_host, an_actor, an_area
from spokework.vault.keyring import forget

from .partnerships import a_champion, a_partner
from .situations import a_hub, a_manager, a_spoke, acting, refused

pytestmark = pytest.mark.django_db
TODAY, DAY = clock.today(), timedelta(days=1)


def test_an_agency_plays_several_parts_but_none_twice_at_a_time() -> None:
    hub, agency = a_hub(), a_host()
    a_partner(hub, agency=agency)
    a_partner(hub, agency=agency, role=codes.PartnerRole.PANEL)
    assert refused(a_partner, hub=hub, agency=agency).field == "start"
    assert Partner.objects.unscoped("tests").count() == 2
    a_partner(a_hub(), agency=agency)  # beside another hub it may


def test_what_ended_may_begin_again_and_not_run_into_what_began_again() -> None:
    hub, agency = a_hub(), a_host()
    first = a_partner(hub, agency=agency, start=TODAY - 100 * DAY)
    first = actions.end_partner(partner=first, end=TODAY - 50 * DAY, by=AT_THE_MACHINE)
    a_partner(hub, agency=agency, start=TODAY)
    answer = refused(actions.end_partner, partner=first, end=TODAY, by=AT_THE_MACHINE)
    assert answer.field == "end"
    assert answer.message.startswith("This ended on")


@pytest.mark.parametrize("end", [actions.end_partner, actions.end_champion])
def test_nothing_ends_before_it_begins_or_twice(end: Any) -> None:
    make, name = (a_partner, "partner") if end is actions.end_partner else (a_champion, "champion")
    row = make(start=TODAY)
    assert refused(end, **{name: row}, end=TODAY - DAY, by=AT_THE_MACHINE).field == "end"
    end(**{name: row}, end=TODAY, by=AT_THE_MACHINE)
    assert refused(end, **{name: row}, end=TODAY + DAY, by=AT_THE_MACHINE).field == "end"


def test_a_champions_name_and_what_they_opened_are_sealed_and_changed_with_the_earlier_role_kept() -> None:
    champion = a_champion(name="Odile  Marchbanks")
    forget()
    found = Champion.objects.unscoped("tests").get(pk=champion.pk)
    assert (found.name, found.opened) == ("Odile Marchbanks", "The morning briefing")
    said = {"name": found.name, "role": codes.ProfessionalRole.MANAGER, "opened": "The weekly panel too"}
    actions.change_champion(champion=found, by=AT_THE_MACHINE, expected=1, **said)
    assert Correction.objects.unscoped("tests").get(row=champion.pk).earlier == {"role": "police_officer"}
    with pytest.raises(Stale):
        actions.change_champion(champion=found, by=AT_THE_MACHINE, expected=1, **said)


@pytest.mark.parametrize(
    ("facts", "field"),
    [({"name": " "}, "name"), ({"role": "wizard"}, "role"), ({"end": TODAY - DAY}, "end")],
)
def test_a_champion_that_cannot_be_is_refused_by_field(facts: dict[str, Any], field: str) -> None:
    assert refused(a_champion, **facts).field == field


def test_a_worker_names_both_in_her_own_hub_only_and_it_is_in_the_log() -> None:
    spoke = a_spoke(a_hub())
    a_partner(spoke.hub, by=acting(spoke))
    a_champion(spoke.hub, by=acting(spoke))
    logged = Event.objects.filter(chain_id=spoke.hub_id, actor_id=spoke.worker_id).values_list("action", flat=True)
    assert list(logged) == ["partner added", "champion named"]
    for make in (a_partner, a_champion):
        with pytest.raises(NotAllowed):
            make(a_hub(), by=acting(spoke))


def test_a_worker_adds_an_agency_to_an_area_and_a_safeguarding_lead_does_not() -> None:
    area, hub = an_area(), a_hub()
    added = programme.add_host_agency(area=area, name="Quay School", kind="education", by=acting(a_spoke(hub)))
    assert added.area == area
    with pytest.raises(NotAllowed):
        programme.add_host_agency(
            area=area, name="Pier School", kind="education", by=an_actor(Role.SAFEGUARDING_LEAD, hub)
        )


def test_a_manager_of_another_hub_ends_nothing_here() -> None:
    partner, champion, by = a_partner(), a_champion(), a_manager(a_hub())
    with pytest.raises(NotAllowed):
        actions.end_partner(partner=partner, end=TODAY, by=by)
    with pytest.raises(NotAllowed):
        actions.end_champion(champion=champion, end=TODAY, by=by)
