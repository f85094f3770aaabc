import pytest
from hypothesis import given
from hypothesis import strategies as st

from spokework.casework.levels import ASSESSED, Level, lower

levels = st.sampled_from(list(Level))


def test_the_order_is_of_risk_and_not_of_the_alphabet() -> None:
    assert sorted([Level.HIGH, Level.LOW, Level.NONE, Level.MEDIUM]) == list(ASSESSED)
    assert Level.LOW < Level.HIGH
    assert Level.HIGH >= Level.MEDIUM
    assert Level.LOW <= Level.LOW
    assert Level.MEDIUM > Level.NONE


@given(levels, levels)
def test_only_an_assessed_level_can_be_lower(a: Level, b: Level) -> None:
    assessed = Level.NOT_ASSESSED not in (a, b)

    assert lower(a, b) is (assessed and a < b)


@pytest.mark.parametrize("other", [Level.NOT_ASSESSED, "low", 1])
def test_what_has_no_place_in_the_order_is_not_compared(other: object) -> None:
    with pytest.raises(TypeError, match="no place in the order"):
        sorted([Level.LOW, other])


def test_labels_are_words_for_a_page() -> None:
    assert Level.choices()[-1] == ("not_assessed", "Not assessed")
    assert Level("medium").label == "Medium"
