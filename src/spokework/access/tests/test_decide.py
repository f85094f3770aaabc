from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest

from spokework.access.decide import Actor, Grant, NotAllowed, can, operator, require
from spokework.access.permissions import Permission as P
from spokework.access.roles import ROLES, Role

HERE, ELSEWHERE = uuid4(), uuid4()


def actor(role: Role, hub_id: UUID | None) -> Actor:
    return Actor(id=uuid4(), name="Anita", grants=(Grant(role, hub_id),))


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("permission", P)
def test_a_role_holds_what_its_row_says_where_it_is_held(role: Role, permission: P) -> None:
    rule = ROLES[role]
    somebody = actor(role, HERE if rule.of_hub else None)
    holds = permission in rule.permissions
    assert can(somebody, permission) == holds
    assert can(somebody, permission, HERE) == holds
    assert can(somebody, permission, SimpleNamespace(hub_id=HERE)) == holds
    assert can(somebody, permission, ELSEWHERE) == (holds and not rule.of_hub)


@pytest.mark.parametrize("role", [role for role in Role if not ROLES[role].of_hub])
def test_a_programme_wide_role_opens_no_childs_record(role: Role) -> None:
    """Nobody holds for the whole programme what opens a child's record."""
    assert not ROLES[role].permissions & {
        P.OPEN_YOUNG_PERSON, P.REACH_OWN, P.REACH_HUB, P.LOOK_BEYOND, P.WORK_CASE, P.VIEW_WHO_LOOKED
    }  # fmt: skip


def test_a_hub_administrator_sees_no_child() -> None:
    assert P.OPEN_YOUNG_PERSON not in ROLES[Role.HUB_ADMINISTRATOR].permissions


@pytest.mark.parametrize("role", Role)
def test_nobody_can_be_granted_a_role_by_one_without_the_permission_to_grant(role: Role) -> None:
    rule = ROLES[role]
    assert bool(rule.may_grant) == (P.MANAGE_PEOPLE in rule.permissions)
    for granted in rule.may_grant:
        if ROLES[granted].of_hub is False:
            assert P.MANAGE_PROGRAMME_PEOPLE in rule.permissions


def test_every_role_can_be_granted_by_somebody() -> None:
    assert {granted for rule in ROLES.values() for granted in rule.may_grant} == set(Role)


def test_whoever_holds_nothing_may_do_nothing() -> None:
    nobody = Actor(id=uuid4(), name="Nobody")
    assert not any(can(nobody, permission, thing) for permission in P for thing in (None, HERE))
    assert (nobody.hubs, nobody.roles) == (frozenset(), frozenset())


def test_an_actor_knows_the_hubs_and_roles_it_holds() -> None:
    two = Actor(id=uuid4(), name="Anita", grants=(Grant(Role.SPOKE_WORKER, HERE), Grant(Role.EVALUATOR)))
    assert two.hubs == {HERE}
    assert two.roles == {Role.SPOKE_WORKER, Role.EVALUATOR}
    assert two.hubs_with(P.WORK_CASE) == {HERE}
    assert two.hubs_with(P.CLOSE_CASE) == frozenset()


def test_whoever_runs_commands_on_the_machine_may_and_is_named_by_login() -> None:
    someone = operator("denise")
    assert someone.name == "denise (command line)"
    assert someone.id == operator("denise").id != operator("fiona").id
    assert someone.account_id is None
    require(someone, P.ERASE_YOUNG_PERSON, SimpleNamespace(hub_id=HERE, is_within_reach_of=lambda actor: False))


def test_require_says_no_without_a_word_about_the_thing() -> None:
    worker = actor(Role.SPOKE_WORKER, HERE)
    require(worker, P.WORK_CASE, HERE)
    with pytest.raises(NotAllowed, match="CLOSE_CASE is needed"):
        require(worker, P.CLOSE_CASE, SimpleNamespace(hub_id=HERE, name="Amelie"))


@pytest.mark.parametrize("within", [True, False])
def test_a_record_out_of_reach_is_refused_whatever_the_role(within: bool) -> None:
    record = SimpleNamespace(hub_id=HERE, is_within_reach_of=lambda actor: within)
    if within:
        require(actor(Role.SPOKE_WORKER, HERE), P.WORK_CASE, record)
    else:
        with pytest.raises(NotAllowed, match="reach"):
            require(actor(Role.SPOKE_WORKER, HERE), P.WORK_CASE, record)


def test_labels_are_words() -> None:
    assert Role.DATA_PROTECTION_OFFICER.label == "Data protection officer"
