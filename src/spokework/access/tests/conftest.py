from uuid import uuid4

import pytest

from spokework.access.decide import Actor, Grant
from spokework.access.roles import Role

from .things import Child, House, Page


@pytest.fixture
def house(db: None) -> House:
    return House.objects.create()


@pytest.fixture
def child(house: House) -> Child:
    return Child.objects.create(house=house, reference="SW-MINE-1")


@pytest.fixture
def page(child: Child) -> Page:
    return Page.objects.create(house=child.house, child=child)


@pytest.fixture
def stranger(db: None) -> Child:
    """A young person of another hub, with a page."""
    child = Child.objects.create(house=House.objects.create(), reference="SW-NTMN-1")
    Page.objects.create(house=child.house, child=child)
    return child


def holding(*roles: Role, hub: object = None) -> Actor:
    return Actor(id=uuid4(), name="Anita", grants=tuple(Grant(role, hub) for role in roles))


@pytest.fixture
def manager(house: House) -> Actor:
    return holding(Role.HUB_MANAGER, hub=house.pk)


@pytest.fixture
def administrator(house: House) -> Actor:
    return holding(Role.HUB_ADMINISTRATOR, hub=house.pk)


@pytest.fixture
def lead() -> Actor:
    return holding(Role.PROGRAMME_LEAD)
