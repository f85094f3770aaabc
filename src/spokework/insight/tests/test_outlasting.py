"""How many open cases would still be open when the last grant of their hub has ended."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from spokeplan.statistics import kaplan_meier
from spokework.insight.outlasting import Curve, Outlasting, by_hub, curve, together
from spokework.insight.presenters.contracts import ALONE, meaning
from spokework.insight.scope import Scope

from .programmes import Made

AS_AT = date(2016, 12, 30)
# By hand: of five, one ends at 10 (S = 4/5); of four left one ends at 20 (3/5) and one is last seen open then;
# of two left one ends at 40 (3/10) and the other is seen open until 60.
CURVE = Curve(kaplan_meier([10, 20, 20, 40, 60], [True, True, False, True, False]), own=True)


def lasting_for(days: int, n: int = 1, hub: str = "north") -> dict[str, object]:
    return {"hub": hub, "opened": AS_AT - timedelta(days=days), "n": n}


def ends_in(days: int) -> dict[str, date]:
    return {"north": AS_AT + timedelta(days=days)}


@pytest.mark.parametrize(
    ("lasted", "more", "chance"),
    [
        (0, 9, 1),
        (0, 10, 4 / 5),
        (10, 10, 3 / 4),  # (3/5) / (4/5)
        (20, 20, 1 / 2),  # (3/10) / (3/5)
        (25, 14, 1),  # none ended between 25 and 39
        (20, 40, 1 / 2),
    ],
)
def test_a_case_goes_on_as_those_did_that_had_lasted_as_long(lasted: int, more: int, chance: float) -> None:
    (found,) = by_hub([lasting_for(lasted)], ends_in(more), CURVE, AS_AT)
    assert found.chances == (pytest.approx(chance),)
    assert not found.past_data


def test_the_number_expected_is_the_sum_over_all_open_cases() -> None:
    rows = [lasting_for(20, 16), lasting_for(0, 10), lasting_for(25, 2)]
    (found,) = by_hub(rows, ends_in(10), CURVE, AS_AT)  # 16 × 1 + 10 × 4/5 + 2 × 1
    assert (found.beyond, found.within) == (26, 2)


def test_the_interval_is_of_the_distribution_itself() -> None:
    (even,) = by_hub([lasting_for(20, 16)], ends_in(20), CURVE, AS_AT)
    assert (even.beyond, even.interval) == (8, (4, 12))  # as a fair coin thrown sixteen times
    mixed = Outlasting("", AS_AT, (1.0, 1.0, 0.5, 0.5))
    assert (mixed.beyond, mixed.interval) == (3, (2, 4))
    assert Outlasting("", AS_AT, (1.0,) * 9).interval == (9, 9)


def test_beyond_what_was_watched_the_curve_is_held_and_the_cases_are_counted() -> None:
    (found,) = by_hub([lasting_for(20, 2), lasting_for(60, 3)], ends_in(41), CURVE, AS_AT)
    assert found.past_data == 5
    assert found.chances == pytest.approx((1 / 2, 1 / 2, 1, 1, 1))
    said = " ".join(meaning(found, CURVE))
    assert "At most about 4 of 5 open cases" in said
    assert "upper bound: for all of them" in said


def test_where_the_curve_has_come_down_to_nought_nothing_is_unknown() -> None:
    ended = Curve(kaplan_meier([10, 20], [True, True]), own=True)
    (found,) = by_hub([lasting_for(10, 2)], ends_in(500), ended, AS_AT)
    assert (found.chances, found.past_data) == ((0, 0), 0)


def test_what_is_open_after_the_money_has_ended_outlasts_it() -> None:
    (found,) = by_hub([lasting_for(900, 3)], {"north": date(2016, 12, 29)}, CURVE, AS_AT)
    assert (found.beyond, found.within, found.past_data) == (3, 0, 0)


def test_without_a_grant_it_is_not_known() -> None:
    found = by_hub([lasting_for(0, 2), lasting_for(0, 5, "south")], ends_in(5), CURVE, AS_AT)
    assert found[1] == Outlasting("south", None, (), unknown=5)
    whole = together(found)
    assert (whole.last_end, whole.beyond, whole.within, whole.unknown) == (ends_in(5)["north"], 2, 0, 5)
    assert whole.open_cases == 7


def told(beyond: int, within: int) -> Outlasting:
    return Outlasting("a", AS_AT, (1.0,) * beyond + (0.0,) * within)


def test_the_sentence_says_how_many_and_whose_curve() -> None:
    found = told(3, 7)
    own, whole = (" ".join(meaning(found, Curve(CURVE.found, own=own))) for own in (True, False))
    assert "About 3 of 10 open cases can be expected to be open still" in own
    assert "95 % interval 3 to 3" in own
    assert "upper bound" not in own
    assert "of the cases of this hub" in own
    assert "of the cases of the whole programme" in whole
    assert "None, or next to none, of 7 open cases" in meaning(told(0, 7), CURVE)[0]
    assert "No case is open" in meaning(Outlasting("", None, ()), CURVE)[0]
    nobody = Curve(kaplan_meier([5], [False]), own=False)
    assert "No case has ended yet" in meaning(found, nobody)[0]


def lasted(made: Made, hub: str, days: int, number: int) -> None:
    """Closed after so many days."""
    opened = made.world.as_at - timedelta(days=400)
    made.cases(number, hub=hub, state="closed", opened=opened, closed=opened + timedelta(days=days))


@pytest.fixture
def young() -> Made:
    """A hub of which too few cases have ended to say when half would have, and three others with fifty between them."""
    made = Made()
    for slug in ("one", "two", "three", "four"):
        made.hub(slug)
    lasted(made, "one", 10, 1)
    made.cases(4, hub="one")
    for slug in ("two", "three", "four"):
        lasted(made, slug, 100, 10)
        made.cases(8, hub=slug)
    return made


def test_a_young_hub_is_reckoned_by_the_programme_where_three_others_are_in_it(young: Made, tmp_path: Path) -> None:
    assert not curve(young.reader(tmp_path, Scope("one", "One"))).own
    assert not curve(young.reader(tmp_path)).own


@pytest.mark.parametrize("why", ["silent", "hers", "small"])
def test_else_by_its_own_cases_alone(why: str, young: Made, tmp_path: Path) -> None:
    others: tuple[tuple[str, str], ...] = ()
    if why == "silent":
        for row in young.world["returns"]:
            row["records"] = 0 if row["hub"] == "four" else row["records"]
    elif why == "hers":
        others = (("four", "Four"),)
    else:
        kept = [row for row in young.world["cases"] if row["hub"] == "one" or row.get("closed")]
        young.world.tables["cases"] = kept  # of the others all have ended: nobody is left
    found = curve(young.reader(tmp_path, Scope("one", "One", others=others)))
    assert (found.own, found.alone) == (True, True)
    assert found.found.n == 5
    assert ALONE in " ".join(meaning(told(3, 7), found))


def test_where_no_case_of_hers_has_ended_it_says_why_the_programme_is_not_asked() -> None:
    nobody = Curve(kaplan_meier([5], [False]), own=True, alone=True)
    assert ALONE in meaning(told(3, 7), nobody)[0]
