"""The invented evaluation: the same for the same seed, marked as invented, and what is coded is what was marked."""

import re
from random import Random

import pytest

from spokework.demo.world.evaluation.interviews import AT_LENGTH, LENGTHS, NOBODY, build_interviews
from spokework.demo.world.evaluation.theories import CODES, DEFINITIONS, RIVALS, THEORIES
from spokework.demo.world.words_said import FRAGMENTS

pytestmark = pytest.mark.once


def marked(answer: str) -> str:
    return answer.partition("«")[2].partition("»")[0]


def test_every_interview_says_that_it_is_invented_and_codes_exactly_what_was_marked() -> None:
    said = build_interviews(Random(3))
    assert (len(said), sum(each.is_case_study for each in said)) == (306, 30)
    assert len({each.pseudonym for each in said}) == 306
    for each in said:
        assert each.text.startswith(NOBODY)
        assert not set("«»") & set(each.text)
        assert not re.search(r"[{}]|[.?!] [a-z]", each.text)
        for place in each.coded:
            assert each.text[place.start : place.end] == marked(FRAGMENTS[place.code][place.speaks][1])
    lengths = [len(each.text.split()) for each in said]
    assert {len(each.coded) for each in said[:AT_LENGTH]} == {12}
    assert all(LENGTHS[0] <= words < LENGTHS[1] + 100 for words in lengths[:AT_LENGTH])
    assert all(450 < words < 750 for words in lengths[AT_LENGTH:])


def test_the_same_seed_says_the_same() -> None:
    assert build_interviews(Random(7)) == build_interviews(Random(7)) != build_interviews(Random(8))


def test_theories_codes_and_words_fit_together() -> None:
    assert set(CODES) == set(DEFINITIONS) == {code for code in FRAGMENTS if code}
    assert all(marked(answer) for code, told in FRAGMENTS.items() if code for _, answer in told)
    assert all(THEORIES[one].code == THEORIES[other].code for one, other in RIVALS)
    # The seven of the seed come first, each with every part of its wording.
    assert all(all(told.wording) for told in THEORIES[:7])
