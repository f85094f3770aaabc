from datetime import timedelta

import pytest

from spokework.access.decide import NotAllowed
from spokework.access.permissions import Permission as P
from spokework.access.roles import ROLES, Role
from spokework.accounts import actions as accounts
from spokework.accounts.models import Account
from spokework.audit.models import Event
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.programme import actions
from spokework.programme.memberships import actor_for, grantable
from spokework.programme.models import Invitation, Membership

from . import situations as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("of", ["one's own hub", "another hub"])
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("granter", Role)
def test_who_may_give_which_role_is_the_table(granter: Role, role: Role, of: str) -> None:
    hub = make.a_hub()
    by = make.an_actor(granter, hub if ROLES[granter].of_hub else None)
    where = (hub if of == "one's own hub" else make.a_hub()) if ROLES[role].of_hub else None
    account = make.a_person()
    reaches = not ROLES[granter].of_hub or where is None or where == hub
    may = role in ROLES[granter].may_grant and reaches
    assert (role in grantable(by, where.pk if where else None)) is may
    if may:
        assert actions.grant_membership(account=account, role=role, hub=where, by=by).is_current
    else:
        with pytest.raises(NotAllowed):
            actions.grant_membership(account=account, role=role, hub=where, by=by)
        with pytest.raises(NotAllowed):
            actions.invite(email="new@example.org", name="New", role=role, hub=where, by=by)
        assert not Account.objects.filter(email="new@example.org").exists()


def test_no_role_may_grant_what_gives_it_more_reach_to_young_people() -> None:
    """Whoever hands out roles sees no young person, so handing them out opens nothing to themselves."""
    for rule in ROLES.values():
        assert not rule.may_grant or P.OPEN_YOUNG_PERSON not in rule.permissions


@pytest.mark.parametrize("role", [Role.SPOKE_WORKER, Role.HUB_MANAGER])
def test_nobody_gives_a_role_to_themselves(role: Role) -> None:
    hub = make.a_hub()
    account = make.a_member(Role.HUB_ADMINISTRATOR, hub)
    with pytest.raises(NotAllowed, match="themselves"):
        actions.grant_membership(account=account, role=role, hub=hub, by=actor_for(account))


def test_nobody_ends_a_role_of_their_own() -> None:
    account = make.a_person()
    membership = make.a_membership(account, Role.SYSTEM_ADMINISTRATOR)
    with pytest.raises(Refused, match="another administrator"):
        actions.end_membership(membership=membership, by=actor_for(account))


def test_a_role_is_held_where_it_belongs() -> None:
    with pytest.raises(Refused, match="Choose the hub"):
        make.a_membership(make.a_person(), Role.SPOKE_WORKER)
    with pytest.raises(Refused, match="whole programme"):
        make.a_membership(make.a_person(), Role.FUNDER, make.a_hub())


def test_a_role_is_held_once_at_a_time() -> None:
    hub, account = make.a_hub(), make.a_person()
    membership = make.a_membership(account, Role.SPOKE_WORKER, hub)
    with pytest.raises(Refused, match="already"):
        make.a_membership(account, Role.SPOKE_WORKER, hub)
    make.a_membership(account, Role.HUB_MANAGER, hub)
    actions.end_membership(membership=membership, by=make.AT_THE_MACHINE)
    make.a_membership(account, Role.SPOKE_WORKER, hub, start=clock.today())


def test_an_invited_person_gets_an_account_a_role_and_a_link() -> None:
    hub = make.a_hub()
    administrator = make.an_actor(Role.HUB_ADMINISTRATOR, hub)
    invited = actions.invite(
        email=" Avery@Example.org ", name="Avery Quill", role=Role.SPOKE_WORKER, hub=hub, by=administrator
    )
    assert invited.account.email == "avery@example.org"
    assert invited.link.startswith("http")
    assert actor_for(invited.account).roles == {Role.SPOKE_WORKER}
    assert Invitation.objects.visible_to(administrator).get().by_id == administrator.id
    event = Event.objects.get(action="invited")
    assert (event.chain_id, event.fields) == (hub.pk, ["membership"])


def test_somebody_who_signs_in_already_gets_the_role_and_no_link() -> None:
    account = make.a_person()
    accounts.set_password(account=account, password="correct horse battery", by=make.AT_THE_MACHINE)
    hub = make.a_hub()
    invited = actions.invite(
        email=account.email.upper(),
        name="Other",
        role=Role.SPOKE_WORKER,
        hub=hub,
        by=make.an_actor(Role.HUB_ADMINISTRATOR, hub),
    )
    assert (invited.account, invited.link) == (account, "")


def test_an_invitation_to_one_hub_does_not_open_a_role_held_elsewhere() -> None:
    hub = make.a_hub()
    waiting = make.a_member(Role.PROGRAMME_LEAD)
    invited = actions.invite(
        email=waiting.email, name="", role=Role.SPOKE_WORKER, hub=hub, by=make.an_actor(Role.HUB_ADMINISTRATOR, hub)
    )
    assert invited.link == ""
    system = make.an_actor(Role.SYSTEM_ADMINISTRATOR)
    assert actions.link_for(account=waiting, by=system)


def test_the_last_role_closes_the_account_and_the_appointment() -> None:
    hub = make.a_hub()
    account = make.a_person()
    first, second = make.a_membership(account, Role.SPOKE_WORKER, hub), make.a_membership(account, Role.EVALUATOR)
    appointment = make.an_appointment(make.a_post(hub), account)
    actions.end_membership(membership=first, by=make.an_actor(Role.HUB_ADMINISTRATOR, hub))
    account.refresh_from_db()
    appointment.refresh_from_db()
    assert account.is_active
    assert appointment.end == clock.today()
    actions.end_membership(membership=second, by=make.an_actor(Role.SYSTEM_ADMINISTRATOR))
    account.refresh_from_db()
    assert not account.is_active


def test_a_role_kept_in_the_hub_keeps_the_appointment() -> None:
    hub = make.a_hub()
    account = make.a_person()
    ending = make.a_membership(account, Role.SPOKE_WORKER, hub)
    make.a_membership(account, Role.HUB_MANAGER, hub)
    appointment = make.an_appointment(make.a_post(hub), account)
    actions.end_membership(membership=ending, by=make.AT_THE_MACHINE)
    appointment.refresh_from_db()
    assert appointment.end is None


def test_a_leaver_known_in_advance_stays_until_the_day() -> None:
    membership = make.a_membership(make.a_person(), Role.SPOKE_WORKER, make.a_hub())
    leaves = clock.today() + timedelta(days=10)
    actions.end_membership(membership=membership, end=leaves, by=make.AT_THE_MACHINE)
    account = membership.account
    account.refresh_from_db()
    assert account.is_active
    assert actor_for(account).grants
    with clock.standing_at(leaves):
        assert not actor_for(account).grants
        with pytest.raises(Refused, match="This role ended"):
            actions.end_membership(membership=membership, by=make.AT_THE_MACHINE)


def test_a_leaver_who_comes_back_sets_up_anew() -> None:
    hub = make.a_hub()
    account = make.a_person()
    membership = make.a_membership(account, Role.SPOKE_WORKER, hub)
    accounts.set_password(account=account, password="correct horse battery", by=make.AT_THE_MACHINE)
    actions.end_membership(membership=membership, by=make.AT_THE_MACHINE)
    account.refresh_from_db()
    with pytest.raises(Refused, match="has left"):
        make.a_membership(account, Role.SPOKE_WORKER, hub, start=clock.today())
    invited = actions.invite(
        email=account.email, name="", role=Role.SPOKE_WORKER, hub=hub, by=make.an_actor(Role.HUB_ADMINISTRATOR, hub)
    )
    account.refresh_from_db()
    assert account.is_active
    assert invited.link
    assert not account.is_set_up


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.HUB_ADMINISTRATOR, {Role.SPOKE_WORKER, Role.HUB_MANAGER}),
        (Role.SYSTEM_ADMINISTRATOR, {Role.SPOKE_WORKER, Role.HUB_MANAGER, Role.HUB_ADMINISTRATOR, Role.FUNDER}),
        (Role.HUB_MANAGER, set()),
        (Role.PROGRAMME_LEAD, set()),
    ],
)
def test_roles_are_ended_by_those_who_give_them_and_by_the_system_administrator(role: Role, may: set[Role]) -> None:
    hub = make.a_hub()
    by = make.an_actor(role, hub if ROLES[role].of_hub else None)
    for held in (Role.SPOKE_WORKER, Role.HUB_MANAGER, Role.HUB_ADMINISTRATOR, Role.FUNDER):
        membership = make.a_membership(make.a_person(), held, hub if ROLES[held].of_hub else None)
        if held in may:
            actions.end_membership(membership=membership, by=by)
        else:
            with pytest.raises(NotAllowed):
                actions.end_membership(membership=membership, by=by)
    elsewhere = make.a_membership(make.a_person(), Role.SPOKE_WORKER, make.a_hub())
    if role is not Role.SYSTEM_ADMINISTRATOR:
        with pytest.raises(NotAllowed):
            actions.end_membership(membership=elsewhere, by=by)


def test_a_lost_second_factor_is_reset_in_the_persons_own_hub_only() -> None:
    hub = make.a_hub()
    administrator, system = make.an_actor(Role.HUB_ADMINISTRATOR, hub), make.an_actor(Role.SYSTEM_ADMINISTRATOR)
    ours, shared, theirs = make.a_worker(hub), make.a_worker(hub), make.a_worker()
    make.a_membership(shared, Role.EVALUATOR)
    assert actions.reset_lost_second_factor(account=ours, by=administrator, hub=hub).startswith("http")
    assert Event.objects.get(action="reset second factor").chain_id == hub.pk
    for account in (shared, theirs, make.a_person()):
        with pytest.raises(NotAllowed):
            actions.reset_lost_second_factor(account=account, by=administrator, hub=hub)
        assert actions.reset_lost_second_factor(account=account, by=system)
    for account in (Account.objects.get(pk=administrator.id), Account.objects.get(pk=system.id)):
        with pytest.raises(NotAllowed):
            actions.reset_lost_second_factor(account=account, by=actor_for(account))


def test_the_second_factor_of_somebody_who_left_is_not_reset() -> None:
    account = make.a_person()
    actions.end_membership(membership=make.a_membership(account, Role.EVALUATOR), by=make.AT_THE_MACHINE)
    account.refresh_from_db()
    with pytest.raises(Refused, match="has left"):
        actions.reset_lost_second_factor(account=account, by=make.an_actor(Role.SYSTEM_ADMINISTRATOR))


def test_the_first_administrator_is_made_at_the_machine_only() -> None:
    invited = actions.first_administrator(email="first@example.org", name="First", by=make.AT_THE_MACHINE)
    assert actor_for(invited.account).roles == {Role.SYSTEM_ADMINISTRATOR}
    assert invited.link
    with pytest.raises(NotAllowed):
        actions.first_administrator(email="x@example.org", name="X", by=actor_for(invited.account))
    assert Membership.objects.all().unscoped("test").count() == 1
