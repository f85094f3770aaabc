"""From passages to units: what a segment and a character are worth, with and without uncoded text."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spokeplan.statistics import MISSING, agreement, units_by_character, units_by_segment

pytestmark = pytest.mark.once

TEXT = 60
SEGMENTS = [(0, 10), (10, 25), (27, 27), (27, 60)]
SPANS = st.tuples(st.integers(0, TEXT), st.integers(0, TEXT)).map(lambda pair: (min(pair), max(pair)))
PASSAGES = st.dictionaries(st.sampled_from("ab"), st.lists(SPANS, max_size=4))
CODERS = st.lists(st.none() | PASSAGES, min_size=2, max_size=4)


def test_a_segment_is_coded_if_any_character_of_it_is() -> None:
    units = units_by_segment([{"trust": [(9, 11)]}, {"trust": [(5, 9)]}], codes=["trust"], segments=SEGMENTS)
    assert units.values.tolist() == [[1, 1, 0], [1, 0, 0]]
    assert units.weights.tolist() == [1, 1, 1]
    assert units.clusters.tolist() == [0, 1, 3]


def test_characters_that_are_alike_are_one_unit_with_their_number() -> None:
    units = units_by_character([{"trust": [(9, 11)]}, {"trust": [(5, 9)]}], codes=["trust"], segments=SEGMENTS)
    assert units.values.tolist() == [[0, 0, 1, 1, 0, 0], [0, 1, 0, 0, 0, 0]]
    assert units.weights.tolist() == [5, 4, 1, 1, 14, 33]


def test_without_uncoded_text_what_nobody_gave_any_code_is_left_out() -> None:
    coders = [{"trust": [(0, 3)], "visit": [(30, 40)]}, {}]
    units = units_by_segment(coders, codes=["trust"], segments=SEGMENTS, uncoded=False)
    assert units.values.tolist() == [[1, 0], [0, 0]]


def test_who_did_not_look_is_missing_and_who_found_nothing_is_not() -> None:
    units = units_by_segment([None, {}], codes=["trust"], segments=[(0, 5)])
    assert units.values.tolist() == [[MISSING], [0]]


@given(CODERS, st.booleans())
def test_by_character_is_every_character_counted_by_itself(
    coders: list[dict[str, list[tuple[int, int]]] | None], uncoded: bool
) -> None:
    inside = [place for start, end in SEGMENTS for place in range(start, end)]
    given_any = {
        place
        for passages in coders
        for spans in (passages or {}).values()
        for start, end in spans
        for place in range(start, end)
    }
    counted = [place for place in inside if uncoded or place in given_any]
    values = [
        [
            MISSING if passages is None else int(any(start <= place < end for start, end in passages.get(code, [])))
            for code in "ab"
            for place in counted
        ]
        for passages in coders
    ]
    units = units_by_character(coders, codes="ab", segments=SEGMENTS, uncoded=uncoded)
    ours = agreement(units.values, weights=units.weights, clusters=units.clusters)
    theirs = agreement(np.array(values, dtype=int).reshape(len(coders), -1))
    assert ours.units == theirs.units
    for one, other in ((ours.percent, theirs.percent), (ours.alpha, theirs.alpha)):
        assert one.value == (None if other.value is None else pytest.approx(other.value))


@pytest.mark.parametrize("segments", [[(5, 3)], [(0, 5), (4, 6)], [(-1, 3)]])
def test_segments_that_do_not_rise_are_refused(segments: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="segments must rise"):
        units_by_segment([{}, {}], codes=["trust"], segments=segments)
