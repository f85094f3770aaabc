"""What administrators do to accounts, and what they may not."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from spokework.access.decide import Actor, Grant, NotAllowed
from spokework.access.roles import Role
from spokework.accounts import actions
from spokework.accounts.links import setup_link
from spokework.accounts.models import Account
from spokework.accounts.queries import by_email
from spokework.accounts.tests.situations import AT_THE_MACHINE, PASSWORD, an_account
from spokework.audit.models import Event
from spokework.core.errors import Refused

pytestmark = pytest.mark.django_db

HUB = uuid4()


def somebody(role: Role, hub_id: object = HUB) -> Actor:
    return Actor(id=uuid4(), name="Teal Hazel", grants=(Grant(role=role, hub_id=hub_id),))  # type: ignore[arg-type]  # test


def test_an_account_is_made_without_a_password_and_logged() -> None:
    by = somebody(Role.HUB_ADMINISTRATOR)
    account = actions.create_account(email=" Wren@Hub.Example ", name=" Wren ", by=by, hub_id=HUB)
    assert (account.email, account.name, account.is_set_up) == ("wren@hub.example", "Wren", False)
    assert by_email("WREN@hub.example") == account
    event = Event.objects.get(action="created account")
    assert (event.actor_id, event.chain_id, event.record_id) == (by.id, HUB, account.pk)
    assert event.fields == ["email", "name"]


@pytest.mark.parametrize(
    ("email", "name", "field"),
    [("no address", "Wren", "email"), ("wren@hub.example", " ", "name"), ("taken@hub.example", "Wren", "email")],
)
def test_what_cannot_be_made_names_its_field(email: str, name: str, field: str) -> None:
    actions.create_account(email="taken@hub.example", name="Teal", by=AT_THE_MACHINE)
    with pytest.raises(Refused) as refused:
        actions.create_account(email=email, name=name, by=AT_THE_MACHINE)
    assert refused.value.field == field
    assert Account.objects.count() == 1


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.HUB_ADMINISTRATOR])
def test_only_those_who_manage_people_may(role: Role) -> None:
    by = somebody(role, None if role is Role.SYSTEM_ADMINISTRATOR else HUB)
    account = an_account()
    if role is Role.SYSTEM_ADMINISTRATOR:
        actions.deactivate(account=account, by=by)
        return
    for act in (actions.deactivate, actions.reactivate, actions.reset_second_factor):
        with pytest.raises(NotAllowed):
            act(account=account, by=by, hub_id=HUB)
    with pytest.raises(NotAllowed):
        actions.create_account(email="wren@hub.example", name="Wren", by=by, hub_id=HUB)


def test_an_administrator_of_one_hub_may_not_act_for_another() -> None:
    with pytest.raises(NotAllowed):
        actions.reset_second_factor(account=an_account(), by=somebody(Role.HUB_ADMINISTRATOR), hub_id=uuid4())


def test_nobody_does_it_to_themselves() -> None:
    account = an_account()
    oneself = Actor(id=account.pk, name="Wren", grants=(Grant(role=Role.HUB_ADMINISTRATOR, hub_id=HUB),))
    for act in (actions.deactivate, actions.reset_second_factor):
        with pytest.raises(Refused, match="another administrator"):
            act(account=account, by=oneself, hub_id=HUB)


def test_a_leaver_who_comes_back_starts_anew() -> None:
    account = an_account()
    actions.deactivate(account=account, by=AT_THE_MACHINE)
    with pytest.raises(Refused, match="has left"):
        setup_link(account)
    assert "/account/welcome/" in actions.reactivate(account=account, by=AT_THE_MACHINE)
    account.refresh_from_db()
    assert account.is_active
    assert not account.check_password(PASSWORD)


def test_nobody_sets_anothers_password() -> None:
    with pytest.raises(NotAllowed):
        actions.set_password(
            account=an_account(), password="kettle orchard plain river", by=somebody(Role.SYSTEM_ADMINISTRATOR, None)
        )


def test_a_weak_password_is_refused_from_the_command_line_too() -> None:
    with pytest.raises(ValidationError):
        actions.set_password(account=an_account(), password="password", by=AT_THE_MACHINE)


def test_the_log_holds_no_values() -> None:
    account = an_account("Linnet Ashdown")
    actions.reset_second_factor(account=account, by=AT_THE_MACHINE)
    said = " ".join(f"{event.action} {event.fields}" for event in Event.objects.all())
    for value in ("Linnet", account.email, PASSWORD):
        assert value not in said
