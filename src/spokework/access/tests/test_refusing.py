"""Whom somebody is told to ask where their role does not reach: nobody who does not exist for them."""

from collections.abc import Iterable
from types import SimpleNamespace
from uuid import uuid4

import pytest

from spokework.access.decide import Actor, Grant
from spokework.access.refusing import not_allowed
from spokework.access.roles import ROLES, Role, whom_to_ask

pytestmark = pytest.mark.once


def told(*roles: Role) -> str:
    hub = uuid4()
    grants = (Grant(role, hub if ROLES[role].of_hub else None) for role in roles)
    return page(Actor(id=uuid4(), name="Anita", grants=tuple(grants)))


def page(actor: Actor | None) -> str:
    return not_allowed(SimpleNamespace(actor=actor)).content.decode()


@pytest.mark.parametrize("role", Role)
def test_who_has_no_hub_is_told_of_nobody_in_one_and_nobody_is_told_to_ask_themselves(role: Role) -> None:
    asked = ROLES[role].asks
    assert asked is not role
    assert ROLES[role].of_hub or not ROLES[asked].of_hub
    assert f"ask {whom_to_ask([role])}." in told(role)


@pytest.mark.parametrize(
    ("roles", "whom"),
    [
        ([Role.SPOKE_WORKER], "your hub’s manager"),
        ([Role.HUB_MANAGER], "your hub’s administrator"),
        ([Role.SPOKE_WORKER, Role.HUB_MANAGER], "your hub’s administrator"),
        ([Role.FUNDER], "the programme lead"),
        ([Role.PROGRAMME_LEAD], "the system administrator"),
        ([Role.HUB_MANAGER, Role.HUB_ADMINISTRATOR], ""),
        ([], ""),
    ],
)
def test_whoever_holds_several_roles_asks_somebody_else(roles: Iterable[Role], whom: str) -> None:
    assert whom_to_ask([*roles]) == whom


def test_where_nobody_is_known_it_is_whoever_invited_them() -> None:
    assert "ask whoever invited you to Spokework." in page(None)
    assert "ask whoever invited you to Spokework." in told(Role.HUB_MANAGER, Role.HUB_ADMINISTRATOR)
