"""However many rows there are, a page asks the databases the same number of questions."""

import logging
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections

from spokework.access.roles import Role
from spokework.casework.states import ReferralState
from tests import crowd
from tests.access_table import TABLE, Line
from tests.matrix import Walker
from tests.world import COLLEAGUES, OPEN, OWN, STATES, World, address, is_about_a_young_person

# How many questions the ORM asks is the same on both databases.
pytestmark = [pytest.mark.django_db, pytest.mark.once]

FEW, MANY = 5, 60
HUNDREDS, THOUSANDS = 50, 5_000
SEEN = 'UPDATE "accounts_signin"'
WORKER, MANAGER = Role.SPOKE_WORKER, Role.HUB_MANAGER


@pytest.fixture
def _django_db_helper() -> None:
    """No transaction a test: the world's is the module's."""


@pytest.fixture(scope="module")
def walker(kept_for_the_module: None) -> Iterator[Walker]:
    logging.disable()
    yield Walker(World(), raises=True)
    logging.disable(logging.NOTSET)


def shape(sql: str) -> str:
    """A question without what it asks for: the verb and the tables."""
    return " ".join([sql.partition(" ")[0], *re.findall(r"(?:FROM|INTO|UPDATE|JOIN) (\S+)", sql)])[:160]


def questions(walker: Walker, who: str, there: str) -> Counter[str]:
    """What the page asks, by the tables it asks about."""
    asked: Counter[str] = Counter()

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        asked[shape(sql)] += 1
        return execute(sql, *rest)

    with connections["default"].execute_wrapper(note), connections["keyring"].execute_wrapper(note):
        answer = walker.send(who, "GET", there)
    assert answer.status_code == 200, f"{there} as {who}: {answer.status_code}"
    del asked[SEEN]  # written when some time has passed, whatever the page
    return asked


def pages() -> Iterator[tuple[str, str]]:
    """Every page that opens, as everybody who may; those about a young person as those who work there."""
    for url_name, line in TABLE.items():
        if "GET" in line.methods and line.opens == 200 and STATES.get(url_name.rpartition(":")[2], OPEN) == OPEN:
            yield from ((url_name, role) for role in _readers(url_name, line))


def _readers(url_name: str, line: Line) -> list[Role]:
    if not is_about_a_young_person(url_name):
        there = line.something_for or line.roles
        return [role for role in there if role not in line.leads_on]
    return [role for role in (WORKER, MANAGER) if role in line.roles and line.places is None]


def counted(walker: Walker) -> dict[str, Counter[str]]:
    return {
        f"{url_name} as {role}": questions(walker, role, address(walker.world, url_name, OWN))
        for url_name, role in pages()
    }


def grow(world: World, number: int) -> None:
    posts = crowd.more_of_the_programme(world, number)
    crowd.more_around(world, number)
    crowd.more_evaluated(world, number)
    crowd.more_of(world, world.record(OWN), number)
    crowd.a_hub_of(world, number, [world.own_post, *posts])


def test_no_page_asks_more_because_there_is_more(walker: Walker) -> None:
    grow(walker.world, FEW)
    counted(walker)  # once, so that what is asked on first sight is not counted
    few = counted(walker)
    grow(walker.world, MANY - FEW)
    many = counted(walker)
    more = {page: many[page] - few[page] or few[page] - many[page] for page in few if few[page] != many[page]}
    assert not more
    assert len(few) > 100
    most = max(few, key=lambda page: few[page].total())
    assert few[most].total() < 60, most


LIVED_IN = ["casework:home", "casework:triage", "casework:waiting", "casework:team", "practice:work", "practice:area"]


def test_thousands_of_cases_are_asked_about_as_fifty_are(walker: Walker) -> None:
    world = walker.world
    own = address(world, "casework:young_person", OWN)
    young_people = f"{address(world, 'casework:young_people', OWN)}?state="
    asked: list[tuple[str, str]] = [(MANAGER, address(world, name, OWN)) for name in LIVED_IN]
    asked += [(MANAGER, f"{young_people}{state}") for state in ("supported", "open", "no_case", "ended")]
    asked += [(MANAGER, address(world, "casework:young_person", COLLEAGUES))]
    quarter = address(world, "practice:my_quarter", OWN)
    asked += [
        (WORKER, there) for there in (own, quarter, address(world, "casework:home", OWN), f"{young_people}supported")
    ]

    def all_asked() -> dict[Any, int]:
        return {each: questions(walker, *each) for each in asked for _ in range(2)}

    posts = crowd.more_of_the_programme(
        world, FEW
    )  # whom the worker of the matrix does not cover: her day does not grow
    crowd.cases(world, posts, HUNDREDS)
    crowd.referrals(world, ReferralState.RECEIVED, HUNDREDS)
    crowd.a_practice(world, HUNDREDS)
    crowd.known_to_the_planner()
    hundreds = all_asked()
    crowd.cases(world, posts, THOUSANDS - HUNDREDS)
    crowd.referrals(world, ReferralState.RECEIVED, THOUSANDS - HUNDREDS)
    crowd.a_practice(world, THOUSANDS - HUNDREDS)
    crowd.known_to_the_planner()
    assert all_asked() == hundreds


def test_a_question_too_many_is_seen(walker: Walker) -> None:
    """The count counts: another record's page, with an alert more, asks as much; a page of another kind does not."""
    record = address(walker.world, "casework:young_person", OWN)
    assert questions(walker, MANAGER, record) == questions(walker, MANAGER, record)
    assert questions(walker, MANAGER, record) != questions(walker, MANAGER, address(walker.world, LIVED_IN[3], OWN))
