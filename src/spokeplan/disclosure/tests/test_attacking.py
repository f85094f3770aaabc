"""The attacker: by hand, against every possibility written out, and honest where it was stopped."""

import math
from collections.abc import Callable
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from spokeplan.disclosure import (
    ALL,
    ROUND5,
    Answer,
    Attack,
    Limits,
    Profile,
    Protected,
    ProtectedTable,
    Release,
    Rule,
    Table,
    attack,
    dimension,
    own_counts,
    protect,
    table_of,
)
from spokeplan.disclosure import kinds as kinds_module
from spokeplan.disclosure.kinds import MOST_KINDS, MOST_MOVED
from spokeplan.disclosure.knowledge import knowledge_of
from spokeplan.disclosure.propagation import propagated
from spokeplan.disclosure.rounding import protect_each

from .situations import Draws, a_table, a_tree, flat, linked, nested, released

pytestmark = pytest.mark.once

# Small numbers, so that everything possible can be written out.
TINY = Profile(name="tiny", small=2, base=3, least_hubs=0, dominance=1)
EXACT = replace(ROUND5, name="suppressed only", base=1, least_hubs=0, dominance=1)


def by_code(attacked: Attack) -> dict[str, tuple[int, float]]:
    """Of a table of one dimension."""
    return {dict(one.cell[1]).get("a", ALL): (one.low, one.high) for one in attacked.found}


def one_line(*counts: int, profile: Profile = EXACT) -> Release:
    table = table_of("x", [flat("a", len(counts))], np.array(counts)[:, None])
    return released(protect_each(table, profile))


def test_one_withheld_count_is_what_is_left_of_the_total() -> None:
    attacked = attack([one_line(3, 10, 20)])
    assert by_code(attacked) == {ALL: (33, 33), "a0": (3, 3), "a1": (10, 10), "a2": (20, 20)}
    assert [(one.low, one.answer, one.tight) for one in attacked.told(small=7)] == [(3, Answer.EXACT, True)]


def test_two_withheld_counts_share_what_is_left() -> None:
    attacked = attack([one_line(3, 5, 20)], tight=True)
    assert by_code(attacked) == {ALL: (28, 28), "a0": (1, 7), "a1": (1, 7), "a2": (20, 20)}
    assert attacked.told(small=7) == ()


@pytest.mark.parametrize(
    ("counts", "each"),
    [
        ((1, 1, 1, 1, 1, 1, 1), 1),  # the total is small as well: seven of at least 1 in at most 7
        ((8, 1, 1, 1, 1), 1),  # 10 is at least 8, the total 10 at most 12
        ((7, 7, 7, 7), 7),  # the total 30 is at least 28
    ],
)
def test_where_rounding_alone_gives_small_counts_away(counts: tuple[int, ...], each: int) -> None:
    alone = replace(ROUND5, least_hubs=0, dominance=1)
    told = attack([one_line(*counts, profile=alone)]).told(small=7)
    assert {one.low for one in told if one.cell[1]} == {each}
    assert attack([one_line(*counts[:-1], 20, profile=alone)]).told(small=7) == ()


def test_what_is_rounded_leaves_its_room() -> None:
    assert by_code(attack([one_line(3, 9, 20, profile=replace(EXACT, base=5))], tight=True)) == {
        ALL: (28, 32), "a0": (1, 6), "a1": (8, 12), "a2": (18, 22),
    }  # fmt: skip


def test_an_insider_takes_her_own_away() -> None:
    """Both withheld counts come from two hubs; whoever is one of them knows her part of each, and so the other's."""
    table = table_of("x", [flat("a", 3)], np.array([[3, 2], [3, 0], [10, 10]]))
    releases = [released(protect_each(table, replace(EXACT, small=4)))]
    assert by_code(attack(releases, tight=True))["a0"] == (5, 5)
    releases = [released(protect_each(table, EXACT))]
    assert by_code(attack(releases, tight=True))["a0"] == (1, 7)
    assert by_code(attack(releases, own=own_counts([table], 0), tight=True))["a0"] == (0, 2)


def test_an_insider_knows_what_the_rules_of_hubs_let_through() -> None:
    """Hub 1 has 10 of what is shown as 10, which is at most 12, and three hubs contribute: one each."""
    table = table_of("x", [flat("a", 1)], np.array([[10, 1, 1]]))
    releases = [released(protect_each(table, replace(ROUND5, dominance=1)))]
    assert {(one.low, one.high) for one in attack(releases, own=own_counts([table], 0)).found} == {(2, 2)}
    dominated = [released(protect_each(table, replace(ROUND5, least_hubs=2, dominance=0.85)))]
    assert {(one.low, one.high) for one in attack(dominated, own=own_counts([table], 0)).found} == {(2, 2)}


def test_two_releases_are_subtracted() -> None:
    """Each total is exact and nobody's secret; the quarter between them is three young people."""
    earlier = dimension("quarter", ["Q1", "Q2"], root="to Q2", hidden=["Q1", "Q2"])
    later = dimension("quarter", ["Q1", "Q2", "Q3"], root="to Q3", hidden=["Q1", "Q2", "Q3"])
    before = released(protect_each(table_of("x", [earlier], [[20], [10]]), EXACT))
    after = released(protect_each(table_of("x", [later], [[20], [10], [3]]), EXACT))
    assert attack([before]).told(small=7) == attack([after]).told(small=7) == ()
    assert [(one.cell, one.low) for one in attack([before, after]).told(small=7)] == [(("x", (("quarter", "Q3"),)), 3)]


def test_what_nothing_bounds_has_no_most() -> None:
    table = table_of("x", [flat("a", 2)], [[30], [40]])
    attacked = attack([released(protect(table))])
    assert {(one.low, one.high, one.answer) for one in attacked.found} >= {(8, math.inf, Answer.WIDE)}


def every_possibility(releases: list[Release], own: dict | None = None) -> dict[tuple, tuple[int, int]]:
    """Bounds of each cell over all numbers of young people of each kind, up to what the grand total allows."""
    known = knowledge_of(releases, own)
    assert known.kinds is not None
    kinds, most = known.kinds.toarray(), int(known.high[known.cells.index(("n", ()))])
    assert (most + 1) ** kinds.shape[1] < 200_000
    x = kinds @ np.array(list(product(range(most + 1), repeat=kinds.shape[1]))).T
    x = x[:, ((x >= known.low[:, None]) & (x <= known.high[:, None])).all(axis=0)] - known.own[:, None]
    return dict(zip(known.cells, zip(x.min(axis=1).tolist(), x.max(axis=1).tolist(), strict=True), strict=True))


def a_square(draws: Draws) -> list[Table]:
    return [table_of("n", [flat("a", 2), flat("b", 2)], draws.integers(0, 3, (2, 2, 2)))]


def a_tree_and_its_branches(draws: Draws) -> list[Table]:
    inner = draws.integers(0, 3, (3, 2))
    branches = np.array([inner[:2].sum(axis=0), inner[2]])
    fine, coarse = dimension("a", {"x": ["x0", "x1"], "y": []}), dimension("a", ["x", "y"])
    return [table_of("n", [fine], inner), table_of("n", [coarse], branches)]


def two_that_share_a_margin(draws: Draws) -> list[Table]:
    inner = draws.integers(0, 2, (2, 2, 2))
    return [
        table_of("n", [flat("a", 2)], inner.sum(axis=1)),
        table_of("n", [flat("b", 2)], inner.sum(axis=0)),
    ]


@pytest.mark.parametrize("draw", [a_square, a_tree_and_its_branches, two_that_share_a_margin])
@pytest.mark.parametrize("seed", range(8))
def test_bounds_are_those_of_every_possibility(draw: Callable[[Draws], list[Table]], seed: int) -> None:
    tables = draw(np.random.default_rng(seed))
    releases = [released(*(protect_each(table, TINY) for table in tables))]
    for own in (None, own_counts(tables, 1)):
        attacked = attack(releases, own=own, tight=True)
        assert {one.cell: (one.low, one.high) for one in attacked.found} == every_possibility(releases, own)
        assert all(one.tight for one in attacked.found)


@pytest.mark.parametrize("width", [1, 2, 4])
def test_without_asking_for_both_ends_the_answer_is_the_same(width: int) -> None:
    draws = np.random.default_rng(width)
    for drawn in (a_table(draws, 4, 3), a_tree(draws), a_table(draws, 2, 3, 2)):
        releases = [released(protect_each(drawn, EXACT))]
        ends = {one.cell: one for one in attack(releases, tight=True, width=width).found}
        for one in attack(releases, width=width).found:
            end = ends[one.cell]
            assert one.answer is end.answer
            assert one.low <= end.low <= end.high <= one.high
            assert (end.answer is Answer.WIDE) == (end.high - end.low >= width)
            assert (end.answer is Answer.EXACT) == (end.low == end.high)


def in_a_circle() -> list[ProtectedTable]:
    """Three tables of 2 × 2 that share margins two by two: one young person in each cell of a diagonal, in the third
    of the other diagonal. Each pair agrees, and no young people are in all three like that."""
    same, crossed = [[1, 0], [0, 1]], [[0, 1], [1, 0]]
    names = (("a", "b", same), ("b", "c", same), ("a", "c", crossed))
    profile = replace(EXACT, small=0)
    return [
        protect_each(table_of("x", [flat(one, 2), flat(other, 2)], np.array(inner)[..., None]), profile)
        for one, other, inner in names
    ]


def test_tables_in_a_circle_are_held_together_by_the_young_people_in_them() -> None:
    assert attack([released(*in_a_circle())]).contradictory
    assert not attack([released(*in_a_circle()[:2])]).contradictory


def test_whole_numbers_tell_more_than_the_relaxation() -> None:
    """Of three tables in a circle the linear programme takes half a young person of each kind; there is no such one."""
    draws = np.random.default_rng(8)
    for _ in range(5):
        tables = [protect_each(table, EXACT) for table in linked(draws, circle=True)]
        attacked = attack([released(*tables)], tight=True)
        assert attacked.joint
        assert all(one.tight for one in attacked.found)


@pytest.mark.parametrize("moved", [MOST_MOVED, 1])
def test_too_many_kinds_is_said(moved: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A withheld count of one table is still found through the margin that it shares with another."""
    assert MOST_KINDS < 80 * 40 * 2
    monkeypatch.setattr(kinds_module, "MOST_MOVED", moved)
    inner = np.full((80, 40, 1), 9)
    inner[0, 0] = 3
    by_ab = table_of("x", [flat("a", 80), flat("b", 40)], inner)
    by_bc = table_of("x", [flat("b", 40), flat("c", 2)], np.stack([inner.sum(axis=0), inner.sum(axis=0) * 0], axis=1))
    hidden = replace(flat("b", 40), hidden=frozenset(["b0"]))
    without_b0 = table_of("x", [flat("a", 80), hidden], inner)
    target = [("x", (("a", "a0"), ("b", "b0")))]
    for tables, found in (((by_ab,), (3, 3)), ((without_b0, by_bc), (3, 3))):
        attacked = attack([released(*(protect_each(table, EXACT) for table in tables))], targets=target)
        assert [(one.low, one.high) for one in attacked.found] == [found]
        assert attacked.joint == (len(tables) == 1)


@pytest.mark.parametrize(
    "others",
    [
        [dimension("a", {"p": ["x", "y"], "q": ["z"]})],  # "all" is divided into one more
        [flat("b", 2)],  # leaves out the quarter, which restricts
    ],
)
def test_breakdowns_that_cannot_be_put_together_are_not_joint(others: list) -> None:
    tables = [
        table_of("x", [dimension("a", {"p": ["x", "y"]})], [[5], [6]]),
        table_of("x", [dimension("quarter", ["Q1", "Q2"], root="to Q2")], [[5], [6]]),
        table_of("x", others, np.full((len(others[0].leaves()), 1), 4)),
    ]
    assert attack([released(*(protect_each(table, EXACT) for table in tables))], targets=()).joint is False


def test_a_code_under_itself_cannot_be_true() -> None:
    trees = [dimension("a", ["y"], root="x"), dimension("a", ["x", "z"], root="y")]
    tables = [table_of("x", [tree], np.full((len(tree.leaves()), 1), 9)) for tree in trees]
    assert attack([released(*(protect_each(table, EXACT) for table in tables))]).contradictory


def test_things_of_two_kinds_are_attacked_beside_each_other() -> None:
    tables = [table_of(of, [flat("a", 2)], [[3], [10]]) for of in ("cases", "referrals")]
    attacked = attack([released(*(protect_each(table, EXACT) for table in tables))])
    assert [(one.cell[0], one.low) for one in attacked.told(small=7)] == [("cases", 3), ("referrals", 3)]


def test_what_cannot_be_true_together_is_not_called_safe() -> None:
    before, after = one_line(20, 30), one_line(20, 40)
    attacked = attack([before, after])
    assert (attacked.contradictory, attacked.found) == (True, ())


def pairs_of_three(*shown: int) -> Release:
    """a + b, b + c and a + c are published, a, b and c are not."""
    published = []
    for count, pair in zip(shown, (("a", "b"), ("b", "c"), ("a", "c")), strict=True):
        sums = dimension("code", pair, root="+".join(pair), hidden=pair)
        published.append(protect_each(table_of("x", [sums], [[count], [0]]), replace(EXACT, small=0)))
    return released(*published)


def test_what_only_whole_numbers_make_impossible_is_not_called_safe() -> None:
    """1, 1 and 1 of the pairs would be half a young person each."""
    assert attack([pairs_of_three(1, 1, 1)]).contradictory
    assert attack([pairs_of_three(1, 1, 1)], targets=()).contradictory
    assert {one.low for one in attack([pairs_of_three(2, 2, 2)]).found} == {1, 2}


def test_what_propagating_would_take_for_ever_to_see_the_solver_sees() -> None:
    """x = y and y = x + 9: the bounds climb by nine a round."""
    trees = [dimension("a", ["y"], root="x"), dimension("a", ["x", "z"], root="y", hidden=["x"])]
    tables = [table_of("n", [tree], np.full((len(tree.leaves()), 1), 9)) for tree in trees]
    shown = [protect_each(table, EXACT) for table in tables]
    nothing = Protected(None, Rule.UNPUBLISHED)
    known = replace(shown[0], cells=(nothing, nothing)), replace(shown[1], cells=(nothing, nothing, Protected(9)))
    assert attack([released(*known)]).contradictory


@pytest.mark.parametrize("questions", [0, 1, 3])
def test_what_is_not_reached_is_undecided(questions: int) -> None:
    table = protect_each(a_table(np.random.default_rng(3), 8, 6), EXACT)
    whole = attack([released(table)], width=3)
    cut = attack([released(table)], width=3, limits=Limits(questions=questions))
    assert cut.questions == questions < whole.questions
    assert cut.undecided()
    answers = {one.cell: one.answer for one in whole.found}
    assert all(one.answer in (answers[one.cell], Answer.UNDECIDED) for one in cut.found)


def test_out_of_time_is_undecided() -> None:
    attacked = attack(
        [released(protect_each(a_table(np.random.default_rng(3), 8, 6), EXACT))], limits=Limits(seconds=0)
    )
    assert attacked.undecided()
    assert not attacked.contradictory


def test_small_counts_come_first() -> None:
    """With few questions, those with the least room are the ones that are answered."""
    releases = [released(protect_each(a_table(np.random.default_rng(5), 8, 6), EXACT))]
    known = knowledge_of(releases)
    low, high = propagated(known.sums, known.low, known.high)
    least_room = [known.cells[at] for at in np.argsort(high, kind="stable") if low[at] < high[at]][:6]
    attacked = attack(releases, tight=True, limits=Limits(questions=6))
    assert not all(one.tight for one in attacked.found)
    assert all(one.tight for one in attacked.found if one.cell in least_room)


def test_cells_that_were_asked_for_only() -> None:
    earlier, later = nested(np.random.default_rng(1))
    releases = [released(protect_each(earlier, EXACT), name="Q2"), released(protect_each(later, EXACT), name="Q3")]
    hidden = [("young people", (("a", "a1"), ("quarter", "Q3")))]
    assert [one.cell for one in attack(releases, targets=hidden).found] == hidden


def test_a_width_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="width must be at least 1, not 0"):
        attack([one_line(3, 4)], width=0)


def test_counts_that_no_programme_has_are_refused() -> None:
    with pytest.raises(ValueError, match="counts must be below 262144, not 300000"):
        attack([one_line(300_000)])


def test_a_table_withheld_by_its_hubs_is_above_small() -> None:
    table: Table = table_of("x", [flat("a", 2)], np.array([[20, 0, 0], [9, 9, 9]]))
    published = protect(table)
    assert published.at("a0").withheld is Rule.FEW_HUBS
    assert by_code(attack([released(published)], tight=True))["a0"] == (16, 24)
