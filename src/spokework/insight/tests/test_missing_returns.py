"""How it is said whose return is missing."""

import pytest

from spokework.insight.presenters.missing import Missing, in_a_release, in_the_extract, sentences
from spokework.insight.releases.content import MissingReturn

pytestmark = pytest.mark.once
Q = 2016 * 4


def a_return(quarter: int, hub: str, *, records: int = 5, confirmed: bool = False) -> dict[str, object]:
    return {"quarter": quarter, "hub": hub, "records": records, "confirmed": confirmed and records > 0}


def test_what_is_not_recorded_and_what_is_not_confirmed_are_told_apart() -> None:
    rows = [a_return(Q, "ash", records=0), a_return(Q, "elm"), a_return(Q, "oak", confirmed=True)]
    found = in_the_extract(rows, set(), str.title)
    assert found == {Q: Missing(("Ash",), ("Elm",))}
    assert sentences(found) == ["2016Q1: nothing recorded by Ash; not confirmed by Elm."]


def test_of_a_quarter_that_is_not_over_nobody_owes_one() -> None:
    assert in_the_extract([a_return(Q, "ash"), a_return(Q, "elm", records=0)], {Q}, str) == {}


def test_a_hub_reading_its_own_is_not_told_its_name() -> None:
    rows = [a_return(Q, "ash"), a_return(Q + 2, "ash", records=0)]
    assert sentences(in_the_extract(rows, set(), lambda hub: "")) == [
        "2016Q3: nothing recorded.",
        "2016Q1: not confirmed.",
    ]


def test_quarters_alike_are_said_together_the_latest_first() -> None:
    rows = [a_return(Q + number, hub) for number in (0, 1, 2, 4) for hub in ("ash", "elm")]
    by_both = "not confirmed by ash, elm"
    assert sentences(in_the_extract(rows, set(), str)) == [f"2017Q1: {by_both}.", f"2016Q1 to 2016Q3: {by_both}."]


def test_many_are_counted_unless_all_are_wanted_and_the_silent_are_always_named() -> None:
    hubs = ["ash", "birch", "cedar", "elm", "oak"]
    found = in_a_release(
        [
            *(MissingReturn(hub, hub.title(), "2016Q1") for hub in hubs),
            *(MissingReturn(hub, hub.title(), "2016Q2", recorded=True) for hub in hubs),
        ]
    )
    named = "Ash, Birch, Cedar, Elm, Oak"
    assert sentences(found) == ["2016Q2: not confirmed by 5 hubs.", f"2016Q1: nothing recorded by {named}."]
    assert sentences(found, most=5)[0] == f"2016Q2: not confirmed by {named}."
