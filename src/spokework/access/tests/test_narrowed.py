"""A question composed once for a set of roles is still narrowed to who asks it."""

from uuid import UUID

import pytest

from spokework.access.decide import Actor
from spokework.access.narrowed import Narrowed
from spokework.access.roles import Role
from spokework.access.scoping import Unscoped

from .conftest import holding
from .things import Child, House


def test_each_asks_with_their_own_roles(house: House, child: Child, stranger: Child) -> None:
    composed: list[Actor] = []

    def compose(actor: Actor, key: UUID) -> object:
        composed.append(actor)
        return Child.objects.visible_to(actor).filter(house=key).values_list("reference")

    children = Narrowed(compose)
    here, there = (holding(Role.HUB_MANAGER, hub=each.pk) for each in (house, stranger.house))
    for _ in range(2):
        assert children.every(here, house.pk) == [("SW-MINE-1",)]
        assert children.every(here, stranger.house.pk) == []
        assert children.every(there, house.pk) == []
        assert children.every(there, stranger.house.pk) == [("SW-NTMN-1",)]
        assert children.every(holding(), house.pk) == []
    assert len(composed) == 3
    children.every(holding(Role.HUB_MANAGER, hub=house.pk), house.pk)
    assert len(composed) == 3  # somebody else with the same roles
    assert not {actor.id for actor in composed} & {here.id, there.id}


def test_one_that_nobody_narrowed_is_refused(house: House, lead: Actor) -> None:
    with pytest.raises(Unscoped):
        Narrowed(lambda _actor, key: Child.objects.filter(house=key)).every(lead, house.pk)
