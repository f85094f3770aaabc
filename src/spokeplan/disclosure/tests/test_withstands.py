"""More than a thousand sets of tables are protected and attacked, from outside and by a hub: no small count is told.

The same attack finds them where the profile is weakened – so the test can fail – and where the second look of
``secured`` is left out.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest

from spokeplan.disclosure import ROUND5, Found, Profile, Release, Table, attack, own_counts, protect_together
from spokeplan.disclosure.rounding import protect_each

from .situations import Draws, a_table, a_tree, linked, nested, released, truth

pytestmark = pytest.mark.once

# One set: what is published after each other, one or more tables at a time.
Set = Sequence[Sequence[Table]]
SETS: dict[str, tuple[int, Callable[[Draws], Set]]] = {
    "one table": (500, lambda draws: [[a_table(draws, *draws.integers(2, 6, 2).tolist(), hubs=3)]]),
    "four hubs": (100, lambda draws: [[a_table(draws, 4, 3, hubs=4)]]),
    "three dimensions": (60, lambda draws: [[a_table(draws, 3, 2, 3)]]),
    "a tree": (100, lambda draws: [[a_tree(draws)]]),
    "linked": (80, lambda draws: [linked(draws)]),
    "a circle": (40, lambda draws: [linked(draws, circle=True)]),
    "nested releases": (140, lambda draws: [[table] for table in nested(draws)]),
}


def as_the_rule_says(tables: Sequence[Table], past: Sequence[Release]) -> Release:
    return released(*protect_together(tables, past=past), name=str(len(past)))


def count_by_count(profile: Profile) -> Callable[[Sequence[Table], Sequence[Release]], Release]:
    def publish(tables: Sequence[Table], past: Sequence[Release]) -> Release:
        return released(*(protect_each(table, profile) for table in tables), name=str(len(past)))

    return publish


def told(drawn: Set, publish: Callable[[Sequence[Table], Sequence[Release]], Release], *, insider: int) -> list[Found]:
    """From outside and by one hub; whatever the attacker says, the truth lies in it."""
    releases: list[Release] = []
    for tables in drawn:
        releases.append(publish(tables, releases))
    tables = [table for together in drawn for table in together]
    counts, found = truth(tables), []
    for own in (None, own_counts(tables, insider)):
        attacked = attack(releases, own=own)
        assert attacked.joint
        assert not attacked.contradictory
        assert not attacked.undecided()
        for one in attacked.found:
            others = counts.get(one.cell, 0) - (own or {}).get(one.cell, 0)
            assert one.low <= others <= one.high or one.cell not in counts
        found += attacked.told(small=7)
    return found


def drawn_sets(kind: str, *, most: int | None = None) -> list[Set]:
    number, draw = SETS[kind]
    draws = np.random.default_rng([len(kind), number])
    return [draw(draws) for _ in range(most or number)]


def test_there_are_more_than_a_thousand() -> None:
    assert sum(number for number, _ in SETS.values()) >= 1_000


@pytest.mark.parametrize("kind", SETS)
def test_no_small_count_is_told(kind: str) -> None:
    for number, drawn in enumerate(drawn_sets(kind)):
        assert told(drawn, as_the_rule_says, insider=number % 3) == [], f"{kind}, set {number}"


@pytest.mark.parametrize("kind", SETS)
def test_with_exact_totals_the_same_attack_finds_them(kind: str) -> None:
    weakened = count_by_count(replace(ROUND5, name="suppressed only", base=1))
    assert sum(len(told(drawn, weakened, insider=0)) for drawn in drawn_sets(kind, most=10)) >= 10


def test_rounding_alone_is_not_enough() -> None:
    rounded_only = count_by_count(ROUND5)
    assert sum(len(told(drawn, rounded_only, insider=0)) for drawn in drawn_sets("three dimensions", most=20))
