"""One count, one share: which rule withholds it, and what is left of it where none does."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spokeplan.disclosure import ROUND5, Profile, Protected, Rule, protect_count, protect_share, share_of_shown
from spokeplan.disclosure.rules import what_is_known

pytestmark = pytest.mark.once

BY_HUB = st.lists(st.integers(0, 60), min_size=1, max_size=5)
EXACT = replace(ROUND5, name="exact", base=1)


@pytest.mark.parametrize(
    ("by_hub", "published"),
    [
        ([0, 0, 0], Protected(0)),
        ([1, 0, 0], Protected(None, Rule.SMALL)),
        ([3, 2, 2], Protected(None, Rule.SMALL)),
        ([3, 3, 2], Protected(10)),
        ([4, 4, 4], Protected(10)),
        ([5, 4, 4], Protected(15)),
        ([100, 50, 0], Protected(None, Rule.FEW_HUBS)),
        ([80, 10, 10], Protected(100)),
        ([81, 10, 9], Protected(None, Rule.DOMINANCE)),
    ],
)
def test_each_rule_by_hand(by_hub: list[int], published: Protected) -> None:
    assert protect_count(by_hub) == published


def test_a_hubs_own_board_reads_counts_of_one_hub() -> None:
    own = replace(ROUND5, least_hubs=1, dominance=1)
    assert [protect_count([count], profile=own).shown for count in (0, 7, 8, 33)] == [0, None, 10, 35]


@given(BY_HUB, st.sampled_from([ROUND5, EXACT, replace(ROUND5, small=1), replace(ROUND5, small=0, base=4)]))
def test_the_count_is_among_what_a_reader_who_knows_the_rules_takes_from_it(
    by_hub: list[int], profile: Profile
) -> None:
    published = protect_count(by_hub, profile=profile)
    low, high = what_is_known(published, profile)
    assert low <= sum(by_hub) <= high
    assert (published.shown is None) == (published.withheld is not None)


@pytest.mark.parametrize("count", range(8, 60))
def test_what_a_reader_knows_of_a_shown_count_is_exactly_what_rounds_to_it(count: int) -> None:
    shown = protect_count([count // 3, count // 3, count - 2 * (count // 3)])
    low, high = what_is_known(shown, ROUND5)
    assert [n for n in range(1, 80) if low <= n <= high] == [
        n for n in range(8, 80) if protect_count([n // 3, n // 3, n - 2 * (n // 3)]) == shown
    ]


@pytest.mark.parametrize(
    ("cell", "known"),
    [
        (Protected(0), (0, 0)),
        (Protected(10), (8, 12)),
        (Protected(15), (13, 17)),
        (Protected(None, Rule.SMALL), (1, 7)),
        (Protected(None, Rule.FEW_HUBS), (8, float("inf"))),
        (Protected(None, Rule.DOMINANCE), (8, float("inf"))),
        (Protected(None, Rule.ONE_SIDED), (0, float("inf"))),
        (Protected(None, Rule.WORKED_OUT), (0, float("inf"))),
        (Protected(None, Rule.UNPUBLISHED), (0, float("inf"))),
        (Protected(None, Rule.CONFIDENTIAL), (1, float("inf"))),
    ],
)
def test_what_each_cell_lets_a_reader_conclude(cell: Protected, known: tuple[int, float]) -> None:
    assert what_is_known(cell, ROUND5) == known


def test_a_share_is_that_of_the_published_numbers() -> None:
    share = protect_share([14, 13, 6], [20, 20, 13])
    assert (share.numerator.shown, share.denominator.shown, share.share) == (35, 55, 35 / 55)


@pytest.mark.parametrize("numerator", [0, 1, 7, 23, 29, 30])
def test_nobody_everybody_and_nearly_so_look_alike(numerator: int) -> None:
    parts = [numerator // 3, (numerator + 1) // 3, (numerator + 2) // 3]
    share = protect_share(parts, [10, 10, 10])
    assert share.numerator == Protected(None, Rule.ONE_SIDED)
    assert (share.denominator.shown, share.share) == (30, None)


def test_of_nobody_and_of_few_there_is_no_share() -> None:
    nobody = protect_share([0, 0, 0], [0, 0, 0])
    assert (nobody.numerator.shown, nobody.denominator.shown, nobody.share) == (0, 0, None)
    few = protect_share([1, 1, 1], [2, 2, 2])
    assert (few.numerator.withheld, few.denominator.withheld, few.share) == (Rule.ONE_SIDED, Rule.SMALL, None)


def test_a_numerator_passes_the_rules_of_hubs_too() -> None:
    assert protect_share([10, 0, 0], [20, 20, 20]).numerator == Protected(None, Rule.FEW_HUBS)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=5))
def test_no_share_is_none_or_all(pairs: list[tuple[int, int]]) -> None:
    share = protect_share([part for part, _ in pairs], [part + rest for part, rest in pairs])
    assert share.share is None or 0 < share.share < 1
    assert share.share == share_of_shown(share.numerator, share.denominator)


@pytest.mark.parametrize(
    ("numerator", "denominator", "says"),
    [
        ([1.0], [2], r"numerator_by_hub must be a whole number from 0 up, not 1.0"),
        ([1], [-2], r"denominator_by_hub must be a whole number from 0 up, not -2"),
        ([1], [2, 3], r"denominator_by_hub must be as long as numerator_by_hub \(1\), not 2"),
        ([3], [2], r"numerator must be at most the denominator 2, not 3"),
    ],
)
def test_what_is_no_share_is_refused(numerator: list[int], denominator: list[int], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        protect_share(numerator, denominator)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"small": -1}, "small must be a whole number from 0 up, not -1"),
        ({"base": 0}, "base must be at least 1, not 0"),
        ({"least_hubs": 2.5}, "least_hubs must be a whole number from 0 up, not 2.5"),
        ({"dominance": 0}, "dominance must lie above 0 and at most at 1, not 0"),
    ],
)
def test_a_profile_that_makes_no_sense_is_refused(change: dict[str, float], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        replace(ROUND5, **change)
