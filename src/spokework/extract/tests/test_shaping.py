"""Ages and quarters at their edges."""

from datetime import date, timedelta

import polars as pl
import pytest

from spokework.casework.codes import Ethnicity
from spokework.core.quarters import quarter_number, quarter_start
from spokework.extract.queries.quarters import returns
from spokework.extract.shaping import (
    AGE_BANDS,
    age_band,
    disability,
    ethnicity_group,
    middle_of_quarter,
)

pytestmark = pytest.mark.once


def band(born: str, on: date) -> str | None:
    rows = pl.DataFrame({"day": [on], "born": [middle_of_quarter(born)]}, schema={"day": pl.Date, "born": pl.Date})
    found: str | None = rows.select(age_band("day"))["age_band"][0]
    return found


@pytest.mark.parametrize(("years", "before", "after"), [
    (12, "under_12", "12_to_13"),
    (14, "12_to_13", "14_to_15"),
    (16, "14_to_15", "16_to_17"),
    (18, "16_to_17", "18_and_over"),
])  # fmt: skip
@pytest.mark.parametrize("born", ["2001Q1", "2002Q2", "2003Q3", "2004Q4"])
def test_a_band_begins_within_a_day_of_the_birthday_in_the_middle_of_the_quarter(
    born: str, years: int, before: str, after: str
) -> None:
    middle = middle_of_quarter(born)
    assert middle is not None
    birthday = middle.replace(year=middle.year + years)
    assert band(born, birthday - timedelta(days=1)) == before
    assert band(born, birthday + timedelta(days=1)) == after


def test_no_birth_quarter_no_band() -> None:
    assert band("", date(2016, 1, 1)) is None
    assert set(AGE_BANDS) == {"under_12", "12_to_13", "14_to_15", "16_to_17", "18_and_over"}


@pytest.mark.parametrize("quarter", ["2003Q1", "2004Q2", "2004Q3", "2003Q4"])
def test_the_middle_of_a_quarter_lies_in_it_and_on_no_edge(quarter: str) -> None:
    middle = middle_of_quarter(quarter)
    assert middle is not None
    number = int(quarter[:4]) * 4 + int(quarter[5]) - 1
    assert quarter_number(middle - timedelta(days=30)) == number == quarter_number(middle + timedelta(days=30))


@pytest.mark.parametrize("first", [date(2016, 1, 1), date(2016, 4, 1), date(2016, 7, 1), date(2016, 10, 1)])
def test_a_quarter_begins_on_its_first_day(first: date) -> None:
    number = quarter_number(first)
    assert quarter_start(number) == first
    assert quarter_number(first - timedelta(days=1)) == number - 1
    assert quarter_start(number + 1) > first


def test_every_ethnicity_that_was_told_has_a_group() -> None:
    not_told = {"REFU", "NOBT"}
    assert {code for code in Ethnicity.values if ethnicity_group(code) is None} == not_told


def test_disability_is_not_recorded_none_or_some() -> None:
    assert [disability(codes) for codes in ([], ["NONE"], ["HAND"], ["NONE", "HAND"])] == [None, "none", "yes", "yes"]


def test_a_hub_returns_nought_for_a_quarter_without_a_record_and_nothing_before_it_began() -> None:
    hubs = pl.DataFrame({"hub": ["early", "late"], "phase": ["1", "2"], "began": [date(2016, 1, 1), date(2016, 6, 30)]})
    ends = [date(2016, 3, 31), date(2016, 6, 30), date(2016, 8, 17)]
    quarters = pl.DataFrame({"quarter": [8064, 8065, 8066], "end": ends})
    days = pl.DataFrame({"hub": ["early", "early", "late"], "day": [date(2016, 3, 31), date(2016, 4, 1), None]})
    confirmed = pl.DataFrame({"hub": ["early"], "quarter": [8064]})
    found = returns(hubs, quarters, days, confirmed).sort("hub", "quarter")
    assert found.rows() == [
        ("early", "1", 8064, 1, True),
        ("early", "1", 8065, 1, False),
        ("early", "1", 8066, 0, False),
        ("late", "2", 8065, 0, False),
        ("late", "2", 8066, 0, False),
    ]
