"""What leaks when a release follows others: which counts, to whom, through which of them."""

from dataclasses import replace

import numpy as np
import pytest

from spokeplan.disclosure import (
    OUTSIDE,
    ROUND5,
    Leak,
    Limits,
    ProtectedTable,
    Release,
    Table,
    check_against_ledger,
    dimension,
    own_counts,
    protect,
    table_of,
)
from spokeplan.disclosure.rounding import protect_each

from .situations import a_table, flat, nested, released

pytestmark = pytest.mark.once

EXACT = replace(ROUND5, name="suppressed only", base=1, least_hubs=0, dominance=1)


def to_date(*quarters: int) -> Table:
    names = [f"Q{number}" for number in range(1, len(quarters) + 1)]
    shape = dimension("quarter", names, root=f"to {names[-1]}", hidden=names)
    return table_of("x", [shape], np.array(quarters)[:, None])


def exact(*quarters: int) -> Release:
    return released(protect_each(to_date(*quarters), EXACT), name=f"Q{len(quarters)}")


def leak(quarter: str, count: int, *through: str, by: str = OUTSIDE) -> Leak:
    return Leak(cell=("x", (("quarter", quarter),)), low=count, high=count, by=by, through=through)


def test_a_quarter_between_two_releases() -> None:
    check = check_against_ledger(exact(20, 10, 3), [exact(20, 10)])
    assert check.leaks == (leak("Q3", 3, "Q2"),)
    assert not check.may_be_published


def test_a_quarter_of_many_young_people_is_no_leak() -> None:
    check = check_against_ledger(exact(20, 10, 9), [exact(20, 10)])
    assert (check.leaks, check.may_be_published, check.joint) == ((), True, True)


def test_the_latest_release_that_does_it_is_named() -> None:
    """Through the first, only that two quarters together are 13 is known."""
    past = [exact(20), exact(20, 10)]
    assert check_against_ledger(exact(20, 10, 3), past).leaks == (leak("Q3", 3, "Q2"),)


def test_a_leak_without_help_names_none() -> None:
    alone = released(protect_each(table_of("x", [flat("quarter", 2)], [[3], [20]]), EXACT), name="Q9")
    assert check_against_ledger(alone, []).leaks == (
        Leak(cell=("x", (("quarter", "quarter0"),)), low=3, high=3, by=OUTSIDE, through=()),
    )


def test_where_it_takes_several_all_are_named() -> None:
    """To Q3 less to Q2 less what another release says of the other sex."""
    sex = flat("sex", 2)
    inner = np.array([[20, 20], [10, 10], [20, 4]])[..., None]
    both = table_of(
        "x", [dimension("quarter", ["Q1", "Q2", "Q3"], root="to Q3", hidden=["Q1", "Q2", "Q3"])], inner.sum(axis=1)
    )
    before = exact(40, 20)
    of_one_sex = table_of(
        "x",
        [dimension("quarter", ["Q3"], root="of Q3", hidden=["of Q3"]), replace(sex, hidden=frozenset(["sex1", "all"]))],
        inner[2:],
    )
    past = [before, released(protect_each(of_one_sex, EXACT), name="of one sex")]
    check = check_against_ledger(released(protect_each(both, EXACT), name="Q3"), past)
    assert [(one.cell[1], one.low, one.through) for one in check.leaks] == [
        ((("quarter", "of Q3"), ("sex", "sex1")), 4, ("Q2", "of one sex")),
        ((("quarter", "Q3"), ("sex", "sex1")), 4, ("Q2", "of one sex")),
    ]


def test_an_insider_leak_names_her() -> None:
    table = table_of("x", [flat("a", 2)], np.array([[10, 1, 1], [10, 10, 10]]))
    candidate = released(protect_each(table, replace(ROUND5, dominance=1)))
    check = check_against_ledger(
        candidate, [], insiders={"Lark": own_counts([table], 0), "Wren": own_counts([table], 1)}
    )
    assert [(one.cell[1], one.low, one.by) for one in check.leaks] == [((("a", "a0"),), 2, "Lark")]


def test_what_was_known_before_is_apart() -> None:
    check = check_against_ledger(exact(20, 10, 3, 9), [exact(20, 10), exact(20, 10, 3)])
    assert check.leaks == ()
    assert check.known_before == (leak("Q3", 3),)
    assert check.may_be_published


def test_a_count_known_more_closely_than_the_width_leaks() -> None:
    table = table_of("x", [flat("a", 3)], [[7], [6], [20]])
    candidate = released(protect_each(table, EXACT))
    assert check_against_ledger(candidate, []).leaks == ()
    close = check_against_ledger(candidate, [], width=2).leaks
    assert {(one.low, one.high) for one in close} == {(6, 7)}


def test_a_corrected_count_is_named_and_the_rest_attacked() -> None:
    corrected = released(
        protect_each(table_of("x", [dimension("quarter", ["Q1"], root="to Q1")], [[25]]), EXACT), name="late"
    )
    check = check_against_ledger(exact(20, 10, 3), [exact(20), corrected, exact(20, 10)])
    assert check.contradicts == ("late",) or check.contradicts == ("Q1",)
    assert check.leaks[0].cell == leak("Q3", 3).cell
    assert not check.may_be_published


def test_an_insider_whose_counts_are_of_another_day_is_named() -> None:
    table = table_of("x", [flat("a", 2)], [[10, 5, 5], [10, 10, 10]])
    own = dict.fromkeys(own_counts([table], 0), 100)
    check = check_against_ledger(released(protect(table)), [], insiders={"Lark": own})
    assert (check.contradicts, check.may_be_published) == (("Lark",), False)


def test_what_was_left_open_is_no_leave_to_publish() -> None:
    candidate = released(protect_each(a_table(np.random.default_rng(3), 8, 6), EXACT))
    check = check_against_ledger(candidate, [], width=3, limits=Limits(questions=1))
    assert {by for _, by in check.undecided} == {OUTSIDE}
    assert not check.may_be_published


def published_after(table: Table, past: list[Release]) -> ProtectedTable:
    return protect(table, past=past)


@pytest.mark.parametrize("seed", range(6))
def test_what_is_protected_with_the_ledger_in_view_passes_it(seed: int) -> None:
    earlier, later = nested(np.random.default_rng(seed))
    past = [released(protect(earlier), name="Q2")]
    insiders = {str(hub): own_counts([earlier, later], hub) for hub in range(3)}
    candidate = released(published_after(later, past), name="Q3")
    assert check_against_ledger(candidate, past, insiders=insiders).may_be_published


def test_two_releases_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match=r"releases must have different names, not \['Q1', 'Q1'\]"):
        check_against_ledger(exact(20), [exact(20)])
