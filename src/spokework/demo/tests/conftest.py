import pytest

from spokework.demo.world import Plan, build_plan
from spokework.demo.world.events import Event

SEEDS = (2016, 1, 7, 148, 1884)


@pytest.fixture(scope="session", params=SEEDS, ids=lambda seed: f"seed {seed}")
def plan(request: pytest.FixtureRequest) -> Plan:
    """The plan of several seeds: what holds for one must hold for all."""
    return build_plan(request.param)


@pytest.fixture(scope="session")
def events(plan: Plan) -> list[Event]:
    return list(plan.events())


@pytest.fixture(scope="session")
def usual_plan() -> Plan:
    return build_plan()
