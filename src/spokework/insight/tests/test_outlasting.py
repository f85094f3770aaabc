"""Which open cases outlast the last grant of their hub."""

from datetime import date

import pytest

from spokework.insight.outlasting import Outlasting, Typical, by_hub, may_be_told_apart, together
from spokework.insight.presenters.contracts import meaning

AS_AT = date(2016, 12, 30)
ENDS = {"north": date(2017, 3, 31)}


def opened(day: date, n: int = 1, hub: str = "north") -> dict[str, object]:
    return {"hub": hub, "opened": day, "n": n}


@pytest.mark.parametrize(
    ("day", "beyond"),
    [
        (date(2016, 12, 21), 0),  # 100 days later is the grant's last day
        (date(2016, 12, 22), 1),
        (date(2015, 1, 1), 0),  # expected to have ended already: any day now, within the grant
    ],
)
def test_a_case_outlasts_a_grant_that_ends_before_its_expected_end(day: date, beyond: int) -> None:
    (found,) = by_hub([opened(day)], ENDS, 100, AS_AT)
    assert (found.beyond, found.within) == (beyond, 1 - beyond)


def test_what_is_open_after_the_money_has_ended_outlasts_it() -> None:
    (found,) = by_hub([opened(date(2015, 1, 1), 3)], {"north": date(2016, 12, 29)}, 100, AS_AT)
    assert (found.beyond, found.within) == (3, 0)


def test_without_a_grant_it_is_not_known() -> None:
    found = by_hub([opened(AS_AT, 2), opened(AS_AT, 5, "south")], ENDS, 100, AS_AT)
    assert found[1] == Outlasting("south", None, 0, 0, 5)
    assert together(found) == Outlasting("", ENDS["north"], 2, 0, 5)
    assert together(found).open_cases == 7


def test_hubs_are_told_apart_only_where_no_cell_is_small() -> None:
    large = Outlasting("a", AS_AT, 8, 8)
    assert may_be_told_apart([large, Outlasting("b", AS_AT, 30, 9)])
    assert not may_be_told_apart([large, Outlasting("b", AS_AT, 30, 7)])
    assert not may_be_told_apart([large, Outlasting("b", AS_AT, 30, 0)])
    assert not may_be_told_apart([large, Outlasting("b", None, 0, 0, 7)])
    assert may_be_told_apart([large, Outlasting("b", None, 0, 0, 8)])


def test_the_sentence_says_how_many_and_whose_median() -> None:
    found = Outlasting("", AS_AT, 3, 7)
    own, whole = (" ".join(meaning(found, Typical(331, own=own))) for own in (True, False))
    assert "3 of 10 open cases are expected to go on" in own
    assert "331 days" in own
    assert "the cases of this hub" in own
    assert "the cases of the whole programme" in whole
    assert "None of 7" in meaning(Outlasting("", AS_AT, 0, 7), Typical(331, own=True))[0]
    assert "No case is open" in meaning(Outlasting("", None, 0, 0), Typical(331, own=True))[0]
    assert "no end can be expected" in meaning(found, Typical(None, own=False))[0]
