"""From the first level to the last: of a hub's cases nobody is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spokework.insight.flow import LEVELS, NOT_ASSESSED, WHY_NOT, Closed, Way, closed_cases, exact, pairs
from spokework.insight.presenters.flow import FIRSTS, picture, table
from spokework.insight.presenters.flow_stacked import stacked

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


@given(cases=CASES)
def test_a_hubs_flow_has_everybody_in_their_own_band(cases: list[Closed]) -> None:
    flow = exact(cases)
    assert flow.total == sum(case.n for case in cases)
    for case in cases:
        end = case.why_not or case.last
        assert flow.n(case.first, end) == sum(x.n for x in cases if (x.first, x.why_not or x.last) == (case.first, end))


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
