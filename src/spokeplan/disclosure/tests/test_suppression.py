"""Profile ``dfe``: exact totals that withstand the attacker, with as few young people withheld as can be."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from spokeplan.disclosure import (
    DFE,
    CannotProtectError,
    Profile,
    Protected,
    ProtectedTable,
    Rule,
    Table,
    attack,
    dimension,
    own_counts,
    protect,
    protect_together,
    table_of,
)
from spokeplan.disclosure import suppression as under_test
from spokeplan.disclosure.rounding import protect_each
from spokeplan.disclosure.securing import withheld_in

from .situations import a_table, a_tree, flat, linked, nested, released, truth

pytestmark = pytest.mark.once


def by_two(inner: list[list[int]]) -> Table:
    cells = np.array(inner)
    return table_of("x", [flat("a", cells.shape[0]), flat("b", cells.shape[1])], cells[..., None])


def withheld(published: ProtectedTable) -> set[tuple[str, ...]]:
    return {codes for codes, cell in zip(published.shape.codes(), published.cells, strict=True) if cell.shown is None}


def test_a_small_count_takes_three_more_with_it() -> None:
    """A square of four: each row and column with one withheld cell has a second one, and the cheapest are taken."""
    published = protect(by_two([[3, 30, 40], [20, 50, 60], [25, 70, 10]]), profile=DFE)
    assert withheld(published) == {("a0", "b0"), ("a0", "b2"), ("a2", "b0"), ("a2", "b2")}
    assert {cell.withheld for cell in published.cells} == {None, Rule.CONFIDENTIAL}
    assert published.at("all", "all").shown == 308


def test_nothing_is_withheld_where_nothing_is_small() -> None:
    published = protect(by_two([[6, 0], [7, 100]]), profile=DFE)
    assert [cell.shown for cell in published.cells] == [113, 13, 100, 6, 6, 0, 107, 7, 100]


def test_of_a_first_choice_that_is_too_close_no_more_is_asked_than_the_width() -> None:
    """Two of 2 are 1 to 3 each. With the 3 beside them each is 1 to 5, and that is enough: 50 can stay."""
    table = table_of("x", [flat("a", 4)], [[2], [2], [3], [50]])
    published = protect(table, profile=replace(DFE, small=2, width=4))
    assert [cell.shown for cell in published.cells] == [57, None, None, None, 50]


DRAWN = [
    *[(f"table {seed}", lambda draws: [a_table(draws, 4, 3)]) for seed in range(12)],
    *[(f"8 by 6, {seed}", lambda draws: [a_table(draws, 8, 6)]) for seed in range(3)],
    *[(f"tree {seed}", lambda draws: [a_tree(draws)]) for seed in range(5)],
    *[(f"three dimensions {seed}", lambda draws: [a_table(draws, 3, 2, 3)]) for seed in range(4)],
    *[(f"linked {seed}", lambda draws: list(linked(draws))) for seed in range(4)],
    *[(f"circle {seed}", lambda draws: list(linked(draws, circle=True))) for seed in range(3)],
]


@pytest.mark.parametrize(("name", "draw"), DRAWN, ids=[name for name, _ in DRAWN])
def test_it_withstands_the_attacker_and_everything_else_is_exact(name: str, draw: object) -> None:
    tables = draw(np.random.default_rng(list(name.encode())))
    published = protect_together(tables, profile=DFE)
    counts = truth(tables)
    attacked = attack([released(*published)], width=DFE.width, tight=True)
    known = {one.cell: one for one in attacked.found}
    assert not attacked.told(small=5)
    for table in published:
        for cell, it in zip(table.shape.names(), table.cells, strict=True):
            assert known[cell].low <= counts[cell] <= known[cell].high
            assert it.shown == counts[cell] or known[cell].high - known[cell].low >= DFE.width
            assert it.withheld is Rule.CONFIDENTIAL or it.shown == counts[cell] not in range(1, 6)


@pytest.mark.parametrize("seed", range(6))
def test_primary_suppression_alone_does_not(seed: int) -> None:
    table = a_table(np.random.default_rng(seed), 5, 4)
    assert attack([released(protect_each(table, DFE))]).told(small=5)


@pytest.mark.parametrize("seed", range(2))
def test_no_cheaper_choice_would_do(seed: int) -> None:
    """Every set of cells of a table of nine, held against the one that is chosen."""
    draws = np.random.default_rng(seed)
    inner = draws.integers(6, 20, (2, 2))
    inner[0, 0] = 3
    table = by_two(inner.tolist())
    first, names = protect_each(table, DFE), table.shape.names()
    free = [name for name, count in zip(names[1:], table.counts[1:], strict=True) if count > 5]
    counts, best = truth([table]), []
    for chosen in product((False, True), repeat=len(free)):
        cells = {name for name, it in zip(free, chosen, strict=True) if it} | (set(names[1:]) - set(free))
        published = withheld_in(first, {cell for cell in cells if counts[cell]}, Rule.CONFIDENTIAL)
        found = {one.cell: one.high - one.low for one in attack([released(published)], width=5, tight=True).found}
        if all(found[cell] >= 5 for cell in cells if counts[cell]):
            best.append(sum(counts[cell] for cell in cells))
    published = protect(table, profile=DFE)
    lost = sum(count for count, cell in zip(table.counts, published.cells, strict=True) if cell.shown is None)
    assert lost == min(best)


def test_where_nothing_can_be_withheld_it_says_so() -> None:
    """Of 6 at most 5 can be in one of two parts that have anybody: that is closer than 5."""
    with pytest.raises(CannotProtectError, match=r"keeps these from being worked out: x \(a: a0\); x \(a: a1\)$"):
        protect(table_of("x", [flat("a", 3)], [[3], [3], [0]]), profile=DFE)


def test_what_whole_numbers_make_closer_than_the_relaxation_is_shut_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The attacker has the last word: a choice that it does not pass is not made, whatever the relaxation says."""
    table = by_two([[3, 30, 40], [20, 50, 60], [25, 70, 10]])
    first = withheld(protect(table, profile=DFE))
    honest = under_test._too_close

    def stricter(published: list[ProtectedTable], profile: Profile) -> set:
        same = withheld(published[0]) == first
        return {table.shape.names()[published[0].shape.place(("a0", "b0"))]} if same else honest(published, profile)

    monkeypatch.setattr(under_test, "_too_close", stricter)
    second = protect(table, profile=DFE)
    assert withheld(second) != first
    assert not attack([released(second)], width=DFE.width).told(small=5)


def test_a_group_all_on_one_side_stays_withheld_as_such() -> None:
    inner = np.array([[0, 30], [20, 20], [15, 25]])[..., None]
    published = protect(table_of("x", [flat("a", 3), flat("b", 2)], inner, sides=["b"]), profile=DFE)
    assert published.at("a0", "b0") == published.at("a0", "b1") == Protected(None, Rule.ONE_SIDED)
    assert not attack([released(published)], width=5).told(small=5)


def test_what_is_hidden_is_protected_and_costs_nothing() -> None:
    """The second quarter is 3 and hidden: it must not be what is left of the total."""
    quarter = dimension("quarter", ["Q1", "Q2", "Q3"], root="to Q3", hidden=["Q2"])
    published = protect(table_of("x", [quarter], [[20], [3], [40]]), profile=DFE)
    assert [cell.withheld for cell in published.cells] == [None, Rule.CONFIDENTIAL, Rule.UNPUBLISHED, None]
    quarter = dimension("quarter", ["Q1", "Q2"], root="to Q2", hidden=["Q2"])
    assert protect(table_of("x", [quarter], [[20], [30]]), profile=DFE).cells[1] == Protected(20)


def test_releases_after_each_other_and_insiders_are_not_withstood() -> None:
    """Why it is not the default."""
    draws, subtracted, inside = np.random.default_rng(4), 0, 0
    for _ in range(5):
        tables = nested(draws)
        releases = [released(protect(table, profile=DFE), name=str(at)) for at, table in enumerate(tables)]
        subtracted += len(attack(releases).told(small=5))
        inside += len(attack(releases[1:], own=own_counts(tables, 0)).told(small=5))
    assert subtracted
    assert inside
