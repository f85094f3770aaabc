import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spokework.core.ids import ALPHABET, check_character, new_reference, parse_reference, picking_with

bodies = st.text(ALPHABET, min_size=4, max_size=5)


def test_the_alphabet_spells_no_word_and_confuses_nobody() -> None:
    assert len(ALPHABET) == len(set(ALPHABET)) == 29
    assert not set(ALPHABET) & set("AEIOU0L")


@given(bodies)
def test_a_reference_is_read_back(body: str) -> None:
    reference = f"SW-{body}-{check_character(body)}"
    assert parse_reference(reference) == reference


@given(bodies, st.integers(0), st.sampled_from(ALPHABET))
def test_any_single_wrong_character_is_found(body: str, at: int, wrong: str) -> None:
    whole = body + check_character(body)
    at %= len(whole)
    changed = whole[:at] + wrong + whole[at + 1 :]
    assert (parse_reference(f"SW-{changed[:-1]}-{changed[-1]}") is None) == (changed != whole)


@given(bodies, st.integers(0))
def test_any_two_neighbours_that_changed_places_are_found(body: str, at: int) -> None:
    whole = body + check_character(body)
    at %= len(whole) - 1
    swapped = whole[:at] + whole[at + 1] + whole[at] + whole[at + 2 :]
    assert (parse_reference(f"SW-{swapped[:-1]}-{swapped[-1]}") is None) == (swapped != whole)


SEEN = "SW-7K3Q-2"


@pytest.mark.parametrize(
    "typed",
    [
        SEEN.lower(),
        f"  {SEEN}\n",
        SEEN.replace("-", ""),
        SEEN.replace("-", " "),
        SEEN.replace("-", " - "),
        SEEN.replace("-", "\u2011"),
        SEEN.replace("-", "\u2013"),
        SEEN.replace("-", "\u00a0-\u00a0"),
        SEEN[3:].join(["sw", ""]),
    ],
)
def test_it_is_read_however_it_was_typed(typed: str) -> None:
    assert parse_reference(typed) == SEEN


@pytest.mark.parametrize(
    "typed", ["", "SW-", SEEN[:-1], SEEN + "2", SEEN[3:], "SW-7K3O-2", "SW--" + SEEN[3:], "ẞW" + SEEN]
)
def test_what_is_none_is_none(typed: str) -> None:
    assert parse_reference(typed) is None


@given(st.text())
def test_nothing_that_can_be_typed_is_a_fault(typed: str) -> None:
    found = parse_reference(typed)
    assert found is None or parse_reference(found) == found


@pytest.mark.parametrize("length", [4, 5])
def test_a_new_one_is_valid_of_its_length_and_unlike_the_last(length: int) -> None:
    reference = new_reference(length=length)
    assert parse_reference(reference) == reference
    assert len(reference) == length + 5
    assert len({new_reference(length=5) for _ in range(20)}) > 1


def test_the_demonstrations_are_the_same_every_time() -> None:
    def three() -> list[str]:
        with picking_with(random.Random(1).choice):
            return [new_reference() for _ in range(3)]

    assert three() == three()
