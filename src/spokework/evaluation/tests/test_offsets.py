"""Passages over a revision: what is carried shows exactly the words that were coded; nothing is carried by guess."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spokework.evaluation.offsets import Carried, Fate, carry

pytestmark = pytest.mark.once

LETTERS = st.sampled_from(["a", "b", " ", "\n", "\r\n", "é", "e\u0301", "😀", ".", "so", "no"])
TEXTS = st.lists(LETTERS, max_size=120).map("".join)


def spans_of(data: st.DataObject, text: str) -> list[tuple[int, int]]:
    starts = data.draw(st.lists(st.integers(0, len(text) - 1), max_size=8)) if text else []
    return [(start, data.draw(st.integers(start + 1, len(text)))) for start in starts]


@given(TEXTS, TEXTS, st.data())
@settings(deadline=None)
def test_what_is_carried_shows_exactly_the_words_that_were_coded(old: str, new: str, data: st.DataObject) -> None:
    spans = spans_of(data, old)
    for (start, end), it in zip(spans, carry(old, new, spans), strict=True):
        if it.fate is Fate.CARRIED:
            assert new[it.start : it.end] == old[start:end]
        elif it.fate is Fate.CHANGED:
            assert it.start is not None
            assert it.end is not None
            assert 0 <= it.start <= it.end <= len(new)


@given(TEXTS, st.data())
def test_a_text_that_did_not_change_keeps_every_passage_where_it_is(text: str, data: st.DataObject) -> None:
    spans = spans_of(data, text)
    assert carry(text, text, spans) == [Carried(Fate.CARRIED, *span) for span in spans]


WORDS = "she said that the worker was there and I could talk to her about it when I wanted to or not"


def transcript(turns: int, *, seed: int = 1) -> list[str]:
    """Turns of the length people speak in, of few words that come again and again."""
    rng = random.Random(seed)
    words = WORDS.split()
    return [f"{rng.choice('AB')}: " + " ".join(rng.choices(words, k=rng.randint(3, 60))) + ".\n" for _ in range(turns)]


@given(st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_passages_beside_the_edits_are_all_carried_to_where_their_turn_went(rng: random.Random) -> None:
    turns = transcript(60)
    old = "".join(turns)
    edited = {number: turns[number].replace(" ", " [pause] ", 1) for number in rng.sample(range(60), 6)}
    new = "".join(edited.get(number, turn) for number, turn in enumerate(turns))
    spans, expected, at_old, at_new = list[tuple[int, int]](), list[Carried](), 0, 0
    for number, turn in enumerate(turns):
        now = edited.get(number, turn)
        spans.append((at_old, at_old + len(turn)))
        fate = Fate.CHANGED if number in edited else Fate.CARRIED
        expected.append(Carried(fate, at_new, at_new + len(now)))
        at_old, at_new = at_old + len(turn), at_new + len(now)
    assert carry(old, new, spans) == expected


@pytest.mark.parametrize(
    ("old", "new", "words", "becomes"),
    [
        ("I trusted Anna with it.", "I trusted [worker] with it.", "trusted Anna", "trusted [worker]"),
        ("I trusted her.", "I trusted her, mostly.", "trusted her", "trusted her"),
        ("She was there. So was I.", "So was I.", "She was there", None),
        ("caf\u00e9 open", "cafe\u0301 open", "caf\u00e9", "cafe\u0301"),
        ("One 😀 two three", "Zero. One 😀 two three", "two", "two"),
        ("unhelpful", "helpful", "helpful", "helpful"),
        ("helpful", "helpfully", "helpful", "helpful"),
        ("One two three", "One four three", "two", "four"),
    ],
)
def test_small_corrections(old: str, new: str, words: str, becomes: str | None) -> None:
    start = old.index(words)
    found = carry(old, new, [(start, start + len(words))])[0]
    assert (None if found.start is None else new[found.start : found.end]) == becomes
    assert found.fate is (Fate.LOST if becomes is None else Fate.CARRIED if becomes == words else Fate.CHANGED)


def test_a_paragraph_that_was_moved_is_found_if_it_stands_there_once() -> None:
    turns = [f"Turn {number} says something of its own.\n" for number in range(5)]
    old, new = "".join(turns), "".join([*turns[1:], turns[0]])
    assert carry(old, new, [(0, len(turns[0]))]) == [Carried(Fate.CARRIED, len(old) - len(turns[0]), len(old))]
    assert carry(old, new + turns[0], [(0, len(turns[0]))])[0].fate is not Fate.CARRIED


@pytest.mark.parametrize("span", [(0, 0), (3, 2), (-1, 2), (0, 9)])
def test_a_passage_outside_its_text_is_a_mistake(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="within its text of 3"):
        carry("abc", "abc", [span])
