"""From the first level to the last: nobody lost, and to the programme's office nothing about a few."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spokework.insight.flow import LASTS, LEVELS, NOT_ASSESSED, WHY_NOT, Closed, Way, closed_cases, exact, pairs
from spokework.insight.flow import without_small_groups as withheld
from spokework.insight.presenters.flow import FIRSTS, note, picture, table
from spokework.insight.presenters.flow_stacked import stacked
from spokework.insight.small_groups import LEAST

RANKS = {level: rank for rank, level in enumerate(reversed(LEVELS))}


def a_closed(first: str, last: str, why_not: str, n: int) -> Closed:
    both = first in RANKS and last in RANKS and not why_not
    by = (RANKS[last] > RANKS[first]) - (RANKS[last] < RANKS[first]) if both else None
    way = Way.UNKNOWN if by is None else {-1: Way.LOWER, 0: Way.UNCHANGED, 1: Way.RAISED}[by]
    return Closed(first, NOT_ASSESSED if why_not else last, why_not, way, n)


CASES = st.lists(
    st.builds(
        a_closed,
        first=st.sampled_from((*LEVELS, NOT_ASSESSED)),
        last=st.sampled_from(LEVELS),
        why_not=st.sampled_from(("", "", "", *WHY_NOT)),
        n=st.sampled_from((1, 3, 9, 40)),
    ),
    max_size=25,
)
# As the demonstration closed its 255: no level by itself may be told, three groups of levels may.
DEMONSTRATION = [
    *(a_closed("high", last, "", n) for last, n in (("high", 8), ("low", 19), ("medium", 46))),
    *(a_closed("medium", last, "", n) for last, n in (("high", 6), ("low", 63), ("medium", 9), ("none", 23))),
    *(a_closed("low", last, "", n) for last, n in (("low", 6), ("medium", 3), ("none", 33))),
    a_closed("none", "none", "", 1),
    a_closed("high", "low", "moved", 9),
    a_closed("medium", "low", "not_taken_up", 14),
    a_closed("low", "low", "uncontactable", 10),
    a_closed("not_assessed", "low", "moved", 5),
]


@given(cases=CASES)
def test_a_hubs_flow_has_everybody_in_their_own_band(cases: list[Closed]) -> None:
    flow = exact(cases)
    assert flow.total == sum(case.n for case in cases)
    assert flow.left_out == 0
    for case in cases:
        end = case.why_not or case.last
        assert flow.n(case.first, end) == sum(x.n for x in cases if (x.first, x.why_not or x.last) == (case.first, end))


@given(cases=CASES)
def test_the_programmes_flow_tells_of_nobody_in_a_small_group(cases: list[Closed]) -> None:
    flow = withheld(cases)
    if flow is None:
        return
    assert flow.total + flow.left_out == sum(case.n for case in cases)
    assert flow.left_out == 0 or flow.left_out >= LEAST
    assert all(flow.n(first, last) >= LEAST for first in flow.firsts for last in flow.lasts)


def test_the_finest_that_may_be_shown_is() -> None:
    flow = withheld(DEMONSTRATION)
    assert flow is not None
    assert flow.firsts == ("high", "medium", "low_or_none")
    assert flow.lasts == ("lower", "not_lower")
    assert [flow.n(first, "lower") for first in flow.firsts] == [65, 86, 33]
    assert flow.left_out == 38
    assert "The 38 not assessed" in note(flow)


def test_where_even_two_by_two_is_too_fine_nothing_is_shown() -> None:
    assert withheld([a_closed("high", "low", "", 100), a_closed("low", "low", "", 7)]) is None
    assert "Not shown" in note(None)


def test_a_flow_large_everywhere_is_not_made_coarse() -> None:
    cases = [a_closed(first, last, "", 8) for first in LEVELS for last in LEVELS]
    flow = withheld(cases)
    assert flow == exact(cases)
    assert note(flow) == ""


def test_pairs_are_those_assessed_twice() -> None:
    first, last = pairs(
        [a_closed("high", "low", "", 2), a_closed("none", "none", "", 1), a_closed("low", "low", "moved", 9)]
    )
    assert (first, last) == ([3, 3, 0], [1, 1, 0])


def test_what_the_extract_says_is_taken_as_it_is() -> None:
    rows = [
        {"first_level": "high", "last_level": "low", "why_not": "", "change": "lower", "n": 4},
        {"first_level": "high", "last_level": "not_assessed", "why_not": "moved", "change": "not_assessed", "n": 2},
        {"first_level": "not_assessed", "last_level": "low", "why_not": "", "change": "no_first", "n": 1},
    ]
    assert [(case.last, case.way) for case in closed_cases(rows)] == [
        ("low", Way.LOWER),
        (NOT_ASSESSED, Way.UNKNOWN),
        ("low", Way.UNKNOWN),
    ]


@given(cases=CASES.filter(bool))
def test_the_table_and_the_picture_say_the_same(cases: list[Closed]) -> None:
    flow = exact(cases)
    shown, drawn = table(flow), picture(flow)
    body = [[cell.text for cell in row] for row in shown.rows]
    assert [row[-1] for row in body] == [*(flow.of_first(first) for first in flow.firsts), flow.total]
    assert body[-1][1:-1] == [sum(row[at] for row in body[:-1]) for at in range(1, len(flow.lasts) + 1)]
    assert len(drawn.ribbons) == len(flow.bands)
    assert {ribbon.way for ribbon in drawn.ribbons} == {way for way, _words, _at in drawn.key}
    lowest = max(end.y + end.height for end in drawn.ends)
    assert lowest <= drawn.height


@given(cases=CASES.filter(bool))
def test_the_narrow_picture_holds_every_band_and_fits(cases: list[Closed]) -> None:
    flow = exact(cases)
    drawn = stacked(flow)
    assert len(drawn.pieces) == len(flow.bands)
    assert max(piece.x + piece.width for piece in drawn.pieces) <= drawn.width + 0.2
    assert max(line.y for line in drawn.lines) < drawn.height
    widths = {piece.says: piece.width for piece in drawn.pieces}
    longest = max(flow.of_first(first) for first in flow.firsts)
    assert sum(widths.values()) == pytest.approx(drawn.width * flow.total / longest, abs=0.1 * len(flow.bands))
    titles = [line.words for line in drawn.lines if not line.way]
    assert titles == [f"{FIRSTS[first]}: {flow.of_first(first)}" for first in flow.firsts]
    numbers = [int(line.words.rsplit(": ")[-1]) for line in drawn.lines if line.way and ": " in line.words]
    assert sum(numbers) == flow.total


def test_every_coarse_end_has_words() -> None:
    from spokework.insight.presenters.flow import FIRSTS as FIRST_WORDS
    from spokework.insight.presenters.flow import LASTS as LAST_WORDS

    assert set(LASTS) <= set(LAST_WORDS)
    assert {"low_or_none", "medium_or_lower", NOT_ASSESSED, *LEVELS} == set(FIRST_WORDS)
