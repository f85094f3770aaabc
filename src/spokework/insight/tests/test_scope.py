"""Whose figures somebody sees, and nobody else's."""

import pytest

from spokework.access.roles import Role
from spokework.insight.scope import AT_THE_MACHINE, scope_of
from spokework.programme.memberships import actor_for
from spokework.programme.tests.situations import a_hub, a_member, a_membership, an_actor

pytestmark = pytest.mark.django_db
OF_ONE_HUB, OF_ALL = {Role.HUB_MANAGER}, {Role.PROGRAMME_LEAD}


def test_a_hub_manager_sees_her_own_hub_exactly_and_no_other() -> None:
    own, other = a_hub("Elm"), a_hub("Ash")
    actor = an_actor(Role.HUB_MANAGER, own)
    scope = scope_of(actor)
    assert scope is not None
    assert (scope.hub, scope.name, scope.exact, scope.others) == (own.slug, "Elm", True, ())
    assert scope.where == {"hub": own.slug}
    assert scope_of(actor, own.slug) == scope
    assert scope_of(actor, other.slug) is None
    assert scope_of(actor, "no-such-hub") is None


def test_a_manager_of_two_hubs_sees_one_at_a_time_and_the_way_to_the_other() -> None:
    first, second = a_hub("Ash"), a_hub("Elm")
    account = a_member(Role.HUB_MANAGER, first)
    a_membership(account, Role.HUB_MANAGER, second)
    actor = actor_for(account)
    for one, other in ((first, second), (second, first)):
        scope = scope_of(actor, one.slug)
        assert scope is not None
        assert (scope.hub, scope.others) == (one.slug, ((other.slug, other.name),))
    assert scope_of(actor) in (scope_of(actor, first.slug), scope_of(actor, second.slug))


def test_a_manager_who_is_something_else_in_another_hub_sees_only_that_which_is_hers() -> None:
    own, elsewhere = a_hub("Ash"), a_hub("Elm")
    account = a_member(Role.HUB_MANAGER, own)
    a_membership(account, Role.SPOKE_WORKER, elsewhere)
    scope = scope_of(actor_for(account))
    assert scope is not None
    assert (scope.hub, scope.others) == (own.slug, ())
    assert scope_of(actor_for(account), elsewhere.slug) is None


def test_a_programme_lead_sees_the_whole_and_no_hub_by_name() -> None:
    hub = a_hub()
    actor = an_actor(Role.PROGRAMME_LEAD)
    scope = scope_of(actor)
    assert scope is not None
    assert (scope.hub, scope.exact, scope.where) == ("", False, {})
    assert scope_of(actor, hub.slug) is None


@pytest.mark.parametrize("role", [role for role in Role if role not in OF_ONE_HUB | OF_ALL])
def test_nobody_else_sees_any(role: Role) -> None:
    hub = a_hub()
    actor = an_actor(role, hub if role.value in {"spoke_worker", "hub_administrator", "safeguarding_lead"} else None)
    assert scope_of(actor) is None
    assert scope_of(actor, hub.slug) is None


def test_whoever_is_at_the_machine_sees_everything() -> None:
    assert AT_THE_MACHINE.exact
    assert not AT_THE_MACHINE.where
