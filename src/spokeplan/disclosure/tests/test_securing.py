"""What is withheld after rounding, so that no small count is what is left – and what cannot be helped."""

from dataclasses import replace

import numpy as np
import pytest

from spokeplan.disclosure import (
    ROUND5,
    CannotProtectError,
    ContradictionError,
    Profile,
    Protected,
    Rule,
    Table,
    attack,
    dimension,
    own_counts,
    protect,
    protect_together,
    table_of,
)
from spokeplan.disclosure import securing as under_test
from spokeplan.disclosure.attacking import Answer, Attack, Found
from spokeplan.disclosure.rounding import protect_each

from .situations import a_table, flat, released

pytestmark = pytest.mark.once

OF_NO_HUB = replace(ROUND5, least_hubs=0, dominance=1)
EXACT = replace(OF_NO_HUB, base=1)


def a_line(*counts: int) -> Table:
    return table_of("x", [flat("a", len(counts))], np.array(counts)[:, None])


@pytest.mark.parametrize("counts", [(1,) * 7, (8, 1, 1, 1, 1), (7, 7, 7, 7)])
def test_the_corners_that_rounding_leaves_are_closed(counts: tuple[int, ...]) -> None:
    table = a_line(*counts)
    assert attack([released(protect_each(table, OF_NO_HUB))]).told(small=7)
    published = protect(table, profile=OF_NO_HUB)
    assert not attack([released(published)]).told(small=7)
    assert Rule.WORKED_OUT in {cell.withheld for cell in published.cells}


def test_what_needs_no_second_look_stays_as_it_is() -> None:
    table = a_line(3, 5, 20, 40)
    assert protect(table, profile=OF_NO_HUB) == protect_each(table, OF_NO_HUB)


def test_a_cell_that_says_little_goes_before_one_that_is_shown() -> None:
    """Seven parts of 1 with their total: the total is small itself, so nothing that was shown is lost."""
    published = protect(a_line(*[1] * 7), profile=OF_NO_HUB)
    assert [cell.shown for cell in published.cells] == [None] * 8


def test_the_smallest_that_helps_is_withheld() -> None:
    """Exact: 3 is what 10 and 20 leave of 33. Without 10, there are two unknown."""
    published = protect(a_line(3, 10, 20, 0), profile=EXACT)
    assert [cell.withheld for cell in published.cells] == [None, Rule.SMALL, Rule.WORKED_OUT, None, None]


def test_a_hub_does_not_learn_of_the_others_either() -> None:
    """10, 1 and 1 of what is shown as 10: the first hub would know that the others have one each."""
    table = table_of("x", [flat("a", 2)], np.array([[10, 1, 1], [10, 10, 10]]))
    lenient = replace(ROUND5, dominance=1)
    own = own_counts([table], 0)
    assert attack([released(protect_each(table, lenient))], own=own).told(small=7)
    assert not attack([released(protect(table, profile=lenient))], own=own).told(small=7)


def of_quarters(*counts: int, root: str, profile: Profile, hidden: bool) -> Table:
    quarters = [f"Q{number}" for number in range(1, len(counts) + 1)]
    shape = dimension("quarter", quarters, root=root, hidden=quarters if hidden else ())
    return table_of("x", [shape], np.array(counts)[:, None])


def test_what_an_earlier_release_would_give_away_is_withheld() -> None:
    before = released(protect_each(of_quarters(20, 10, root="to Q2", profile=EXACT, hidden=True), EXACT), name="2016Q2")
    later = of_quarters(20, 10, 3, root="to Q3", profile=EXACT, hidden=True)
    assert protect(later, profile=EXACT).cells[0] == Protected(33)
    assert protect(later, profile=EXACT, past=[before]).cells[0] == Protected(None, Rule.WORKED_OUT)


def test_what_is_out_already_cannot_be_withheld() -> None:
    before = released(protect_each(a_line(3, 10, 20), EXACT), name="2016Q2")
    with pytest.raises(CannotProtectError, match=r"nothing .* from being worked out: x \(a: a0\)") as refused:
        protect(a_line(3, 10, 20), profile=EXACT, past=[before])
    assert refused.value.cells == (("x", (("a", "a0"),)),)


def test_a_corrected_count_is_not_called_safe() -> None:
    before = released(protect_each(a_line(9, 10, 20), EXACT), name="2016Q2")
    with pytest.raises(ContradictionError, match="past releases contradict the tables"):
        protect(a_line(12, 10, 20), profile=EXACT, past=[before])


def test_what_could_not_be_decided_is_withheld_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """As long as the attacker does not know, nothing more is shown."""
    tried = []

    def out_of_time(releases: list, **asked: object) -> Attack:
        withheld = [cell.withheld for table in releases[-1].tables for cell in table.cells]
        tried.append(withheld)
        answer = Answer.WIDE if Rule.WORKED_OUT in withheld else Answer.UNDECIDED
        one = Found(("x", (("a", "a0"),)), 1, 7, answer, False)
        return Attack(found=(one,), contradictory=False, joint=True, questions=1)

    monkeypatch.setattr(under_test, "attack", out_of_time)
    assert Rule.WORKED_OUT in {cell.withheld for cell in protect(a_line(3, 5, 20), profile=OF_NO_HUB).cells}
    assert len(tried) > 1


def test_a_cell_of_two_tables_is_withheld_in_both() -> None:
    first = a_line(3, 10, 20)
    second = table_of("x", [flat("a", 3), flat("b", 2)], np.array([[3, 0], [5, 5], [10, 10]])[..., None])
    published = protect_together([first, second], profile=EXACT)
    assert not attack([released(*published)]).told(small=7)
    for code in ("a0", "a1", "a2"):
        assert published[0].at(code) == published[1].at(code, "all")


def test_the_width_asks_for_more() -> None:
    """3 and 5 in 28 with 20 beside them leave 1 to 7 for each; with 7 and 6 in 33 each is 6 or 7."""
    table = a_line(7, 6, 20)
    assert {it.low for it in attack([released(protect(table, profile=EXACT))]).found if it.cell[1]} == {6, 20}
    wider = protect(table, profile=replace(EXACT, width=3))
    assert not attack([released(wider)], width=3).told(small=7)


def test_nothing_hidden_is_withheld_by_name() -> None:
    table = of_quarters(3, 10, 20, root="to Q3", profile=EXACT, hidden=True)
    assert [cell.withheld for cell in protect(table, profile=EXACT).cells] == [None, *[Rule.UNPUBLISHED] * 3]


def test_tables_of_different_hubs_or_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="tables must be one or more, with the same hubs"):
        protect_together([])
    with pytest.raises(ValueError, match="tables must be one or more, with the same hubs"):
        protect_together([a_table(np.random.default_rng(1), 2, 2, hubs=hubs) for hubs in (2, 3)])
    with pytest.raises(ValueError, match=r"tables differ in x \(\): 13 and 14"):
        protect_together([a_line(3, 10), a_line(3, 11)])
