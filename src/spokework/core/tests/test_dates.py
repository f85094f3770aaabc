from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template

from spokework.core.dates import age_words, long_date, long_datetime, long_days


def test_dates_are_written_out() -> None:
    assert long_date(date(2016, 3, 3)) == "3 March 2016"
    assert long_date(None) == ""


def test_a_single_day_is_one_date_and_not_a_span_of_itself() -> None:
    assert long_days(date(2016, 12, 19), date(2016, 12, 19)) == "19 December 2016"
    assert long_days(date(2016, 12, 19), date(2017, 1, 2)) == "19 December 2016 to 2 January 2017"


def test_times_are_local_and_in_24_hours() -> None:
    # British Summer Time: one hour ahead, and already the next day.
    late = datetime(2016, 6, 30, 23, 5, tzinfo=UTC)
    assert long_datetime(late) == "1 July 2016 at 00:05"
    assert long_date(late) == "1 July 2016"


@pytest.mark.parametrize(
    ("age", "words"),
    [(15, "15 years old"), (1, "1 year old"), (0, "under 1 year old"), (None, "age not known")],
)
def test_ages_in_words(age: int | None, words: str) -> None:
    assert age_words(age) == words


def test_age_changes_on_the_birthday() -> None:
    birth = date(2001, 12, 30)
    assert age_words(birth, date(2016, 12, 29)) == "14 years old"
    assert age_words(birth, date(2016, 12, 30)) == "15 years old"


def test_age_from_a_birth_date_needs_a_day() -> None:
    with pytest.raises(ValueError, match="day"):
        age_words(date(2001, 1, 1))


def test_the_filters_are_these_functions() -> None:
    source = "{% load dates %}{{ birth|age_words:today }}, {{ today|long_date }}"
    context = Context({"birth": date(2001, 1, 1), "today": date(2016, 12, 30)})
    assert Template(source).render(context) == "15 years old, 30 December 2016"
