"""What a hub owes of a quarter, who says that it is there, and who asks for it."""

from datetime import date

import pytest

from spokework.access.decide import NotAllowed
from spokework.access.roles import Role
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.audit.models import Event
from spokework.casework.models import Notice
from spokework.casework.tests.situations import a_contact, an_open_case
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.core.quarters import quarter_number
from spokework.practice.actions.returning import confirm_return, remind_of_return
from spokework.practice.models import HubReturn
from spokework.practice.queries.returns import due_quarter, standings
from spokework.programme.models import Hub
from spokework.programme.tests.situations import a_hub, an_actor

pytestmark = pytest.mark.django_db
LAST = date(2026, 8, 20)
TODAY = date(2026, 10, 5)


@pytest.fixture(autouse=True)
def _a_quarter_is_over() -> object:
    with clock.standing_at(TODAY):
        yield


@pytest.fixture
def hub() -> Hub:
    """With a contact in the quarter that is over."""
    with clock.standing_at(LAST):
        case = an_open_case()
        a_contact(case, day=LAST)
    found: Hub = Hub.objects.unscoped("tests").get(pk=case.hub_id)
    return found


def waiting() -> int:
    return int(Notice.objects.unscoped("tests").filter(kind="return due", done_at=None).count())


def test_the_due_quarter_is_the_last_one_that_is_over() -> None:
    assert due_quarter() == quarter_number(LAST)


def test_a_manager_confirms_once_and_it_says_how_much_was_lacking(hub: Hub) -> None:
    manager = an_actor(Role.HUB_MANAGER, hub)
    made = confirm_return(hub=hub, quarter=due_quarter(), by=manager)
    assert made.confirmed_by_id == manager.id
    assert made.owed > 0  # the birth quarter, ethnicity and more of the young person of the situation
    assert Event.objects.filter(record_id=made.pk, action="return confirmed").exists()
    with pytest.raises(Refused, match="confirmed already"):
        confirm_return(hub=hub, quarter=due_quarter(), by=manager)


def test_silence_is_not_a_return_and_a_quarter_that_goes_on_is_none(hub: Hub) -> None:
    silent = a_hub()
    with pytest.raises(Refused, match="that is not nought"):
        confirm_return(hub=silent, quarter=due_quarter(), by=an_actor(Role.HUB_MANAGER, silent))
    with pytest.raises(Refused, match="not over yet"):
        confirm_return(hub=hub, quarter=due_quarter() + 1, by=an_actor(Role.HUB_MANAGER, hub))


@pytest.mark.parametrize("role", [Role.SPOKE_WORKER, Role.PROGRAMME_LEAD, Role.FUNDER])
def test_nobody_else_confirms_and_only_the_office_asks(hub: Hub, role: Role) -> None:
    actor = an_actor(role, hub if role is Role.SPOKE_WORKER else None)
    with pytest.raises(NotAllowed):
        confirm_return(hub=hub, quarter=due_quarter(), by=actor)
    if role is not Role.PROGRAMME_LEAD:
        with pytest.raises(NotAllowed):
            remind_of_return(hub=hub, quarter=due_quarter(), by=actor)


def test_a_reminder_is_one_notice_and_goes_with_the_return(hub: Hub) -> None:
    lead = an_actor(Role.PROGRAMME_LEAD)
    for _ in range(2):
        remind_of_return(hub=hub, quarter=due_quarter(), by=lead)
    assert waiting() == 1
    confirm_return(hub=hub, quarter=due_quarter(), by=an_actor(Role.HUB_MANAGER, hub))
    assert waiting() == 0
    with pytest.raises(Refused, match="already"):
        remind_of_return(hub=hub, quarter=due_quarter(), by=lead)


def test_a_manager_sees_her_hub_and_the_lead_every_hub(hub: Hub) -> None:
    other = a_hub("Away")
    manager, lead = an_actor(Role.HUB_MANAGER, hub), an_actor(Role.PROGRAMME_LEAD)
    assert [each.hub for each in standings(manager, due_quarter())] == [hub]
    assert {(each.hub, each.recorded) for each in standings(lead, due_quarter())} == {(hub, True), (other, False)}
    own = signed_in(Account.objects.get(pk=manager.id)).get("/practice/returns/").content.decode()
    assert "What is still owed" in own
    assert "/data-quality/ethnicity/" in own
    assert "Away" not in own
    assert "What your hub owes of 2026Q3" in own
    everybody = signed_in(Account.objects.get(pk=lead.id)).get("/practice/returns/").content.decode()
    assert "Missing: nothing is recorded in it" in everybody
    assert "data-quality" not in everybody
    assert "What hubs owe of 2026Q3" in everybody


def test_one_of_a_hub_and_quarter_is_all_there_is(hub: Hub) -> None:
    confirm_return(hub=hub, quarter=due_quarter(), by=an_actor(Role.HUB_MANAGER, hub))
    assert HubReturn.objects.unscoped("tests").count() == 1
