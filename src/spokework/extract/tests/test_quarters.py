"""The quarters of an extract, up to the day on which it is made."""

from datetime import date

import pytest

from spokework.extract.queries.quarters import quarters
from spokework.programme.tests.situations import the_programme

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("as_at", "end", "whole"),
    [
        (date(2016, 12, 30), date(2016, 12, 30), False),
        (date(2016, 12, 31), date(2016, 12, 31), True),
        (date(2016, 10, 1), date(2016, 10, 1), False),
        (date(2016, 2, 29), date(2016, 2, 29), False),
    ],
)
def test_the_last_quarter_ends_on_the_day_of_the_extract(as_at: date, end: date, whole: bool) -> None:
    found = quarters(as_at, date(2015, 12, 31)).rows(named=True)
    assert found[0]["start"] == date(2015, 10, 1)
    assert found[-1]["end"] == end
    assert found[-1]["whole"] is whole
    assert all(row["whole"] for row in found[:-1])
    numbers = [row["quarter"] for row in found]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def test_they_begin_with_the_programme_or_with_what_is_recorded_before() -> None:
    assert the_programme().start == date(2014, 1, 1)
    assert quarters(date(2016, 5, 5), date(2015, 1, 1))["start"].min() == date(2014, 1, 1)
    assert quarters(date(2016, 5, 5), date(2013, 12, 31))["start"].min() == date(2013, 10, 1)


def test_a_programme_of_nothing_has_the_quarter_of_the_day() -> None:
    assert quarters(date(2016, 5, 5), None)["quarter"].to_list() == [2016 * 4 + 1]
