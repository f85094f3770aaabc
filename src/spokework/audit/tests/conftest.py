from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest

from spokework.access.decide import Actor
from spokework.audit.record import record


@pytest.fixture
def worker() -> Actor:
    return Actor(id=uuid4(), name="Fiona Brightwater")


@pytest.fixture
def hub() -> UUID:
    return uuid4()


@pytest.fixture
def young_people() -> list[UUID]:
    return sorted((uuid4() for _ in range(3)), key=str)


@pytest.fixture
def log(db: None, worker: Actor, hub: UUID, young_people: list[UUID]) -> Iterator[UUID]:
    """A hub's chain of five events beside another hub's and the programme's."""
    other = uuid4()
    for number in range(1, 6):
        record(f"did {number}", by=worker, hub_id=hub, fields=["words"], young_people=young_people[: number % 3 + 1])
        record("did elsewhere", by=worker, hub_id=other, young_people=[uuid4()])
    return hub
