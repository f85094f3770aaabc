"""The curve of how long support lasts, in points, words and landmarks."""

from spokeplan.statistics import kaplan_meier, paired_change
from spokework.insight.presenters.changing import sentences
from spokework.insight.presenters.lasting import FEW_LEFT, median, points, table
from spokework.insight.presenters.words import MONTH
from spokework.insight.small_groups import LEAST

# Twenty cases: one ends every thirty days; the last five are still open.
DAYS = [30 * month for month in range(1, 21)]
FOUND = kaplan_meier(DAYS, [month <= 15 for month in range(1, 21)])


def cells(*, exact: bool) -> dict[str, list[str]]:
    return {str(row[0].text): [str(cell.text) for cell in row[1:]] for row in table(FOUND, exact=exact).rows}


def test_a_hub_sees_each_landmark_with_those_left_to_look_at() -> None:
    rows = cells(exact=True)
    assert rows["6 months"][0] == "70 %"  # six of twenty ended within 182 days
    assert rows["6 months"][2] == "14"
    assert rows["18 months"][2] == "2"
    assert rows["24 months"] == ["No data", "–", "0"]


def test_outside_the_hub_it_says_what_the_curve_does() -> None:
    rows = cells(exact=False)
    assert rows["12 months"] == ["60 %", "36 to 78 %"]  # as after eight months: no eight more have ended since
    assert rows["18 months"] == ["Not shown", "–"]
    assert FEW_LEFT in table(FOUND, exact=False).note


def test_outside_the_hub_no_step_of_the_curve_is_of_few() -> None:
    """Two hundred cases of every length: forty of them still open, with a vertex each in a hub's own curve."""
    days = [3 * each for each in range(1, 201)]
    found = kaplan_meier(days, [each % 5 != 0 for each in range(1, 201)])
    first, *shown = points(found, exact=False)
    assert (first.days, first.share) == (0, 1.0)
    assert len(shown) > 10
    assert {point.days % MONTH for point in shown} == {0}
    before = 0
    for point in shown:
        ended = sum(step.ended for step in found.steps if step.time <= point.days)
        assert ended - before >= LEAST
        assert sum(day >= point.days for day in days) >= LEAST
        assert point.share == [step.survival for step in found.steps if step.time <= point.days][-1]
        before = ended
    assert len(points(found, exact=True)) == 201


def test_outside_the_hub_a_few_endings_make_no_curve() -> None:
    """In twenty months the first eight have ended after eight, and those left are few after thirteen."""
    assert [round(point.days / MONTH) for point in points(FOUND, exact=False)] == [0, 8]
    assert points(kaplan_meier([30] * 7, [True] * 7), exact=False) == []


def test_the_median_is_said_with_its_interval_and_who_is_still_open() -> None:
    assert "Half of the cases end within 300 days (9.9 months). The 95 % interval is from" in median(FOUND)
    assert "15 of 20 cases have ended; the 5 still open" in median(FOUND)
    assert "no median" in median(kaplan_meier([10, 20], [False, False]))
    assert "No case has been opened" in median(kaplan_meier([], []))


def test_where_nobody_has_ended_yet_there_is_no_band() -> None:
    first = points(FOUND, exact=True)[0]
    assert (first.share, first.low, first.high) == (1.0, None, None)


def test_change_is_said_in_plain_words() -> None:
    said = " ".join(sentences(paired_change([3] * 20 + [1], [1] * 20 + [1], scale=range(4))))
    assert "Of 21 cases assessed at both ends, 20 ended lower, 1 at the same level and 0 higher" in said
    assert "95 in 100 more ended lower than higher" in said
    worse = " ".join(sentences(paired_change([1] * 20, [3] * 20, scale=range(4))))
    assert "100 in 100 more ended higher than lower" in worse
    unsure = " ".join(sentences(paired_change([1, 2, 3], [2, 1, 3], scale=range(4))))
    assert "as many lower as higher; chance alone could do that" in unsure
    assert "No case has been assessed" in sentences(paired_change([], [], scale=range(4)))[0]
