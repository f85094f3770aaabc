"""The people around a young person, and alerts."""

import pytest

from spokework.access.decide import NotAllowed
from spokework.casework import actions
from spokework.casework.models import Alert, NetworkMember
from spokework.casework.queries.person import heading
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.programme.tests.situations import AT_THE_MACHINE, a_hub

from .situations import a_spoke, a_young_person, acting, an_open_case, refused

pytestmark = pytest.mark.django_db


def test_somebody_around_is_added_and_ended_once() -> None:
    young_person = a_young_person()
    member = actions.add_network_member(
        young_person=young_person, kind="family", name=" Aunt Jo ", relation="aunt", trusted=True, by=AT_THE_MACHINE
    )
    assert (member.number, member.name, member.trusted) == (1, "Aunt Jo", True)
    assert actions.end_network_member(member=member, by=AT_THE_MACHINE).ended_on == clock.today()
    with pytest.raises(Refused, match="no longer"):
        actions.end_network_member(member=member, by=AT_THE_MACHINE)


@pytest.mark.parametrize(("facts", "field"), [({"name": " "}, "name"), ({"kind": "cat"}, "kind")])
def test_who_it_is_must_be_said(facts: dict[str, str], field: str) -> None:
    given = {"young_person": a_young_person(), "kind": "family", "name": "Jo", "by": AT_THE_MACHINE}
    assert refused(actions.add_network_member, **(given | facts)).field == field
    assert not NetworkMember.objects.unscoped("tests").exists()


def test_an_alert_stands_in_the_header_until_it_is_ended() -> None:
    worker = a_spoke(a_hub())
    young_person = an_open_case(worker=worker).young_person
    alert = actions.raise_alert(young_person=young_person, text="Do not visit alone", by=acting(worker))
    assert [row.text for row in heading(acting(worker), young_person).alerts] == ["Do not visit alone"]
    actions.end_alert(alert=alert, by=acting(worker))
    assert heading(acting(worker), young_person).alerts == []
    with pytest.raises(Refused, match="was ended"):
        actions.end_alert(alert=alert, by=acting(worker))
    assert refused(actions.raise_alert, young_person=young_person, text="", by=acting(worker)).field == "text"


def test_nobody_writes_beyond_their_reach() -> None:
    worker = a_spoke(a_hub())
    young_person = an_open_case(worker=worker).young_person
    stranger = acting(a_spoke(worker.hub))
    with pytest.raises(NotAllowed):
        actions.raise_alert(young_person=young_person, text="x", by=stranger)
    with pytest.raises(NotAllowed):
        actions.add_network_member(young_person=young_person, kind="family", name="Jo", by=stranger)
    assert not Alert.objects.unscoped("tests").exists()
