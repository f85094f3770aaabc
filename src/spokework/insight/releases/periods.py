"""The periods a release speaks of: all until its quarter's end, the financial year up to it, the quarter."""

from enum import StrEnum

from spokework.core.dates import MONTHS
from spokework.core.quarters import first_of_year, quarter_name, quarter_start


class Period(StrEnum):
    TO_DATE = "to-date"
    YEAR = "year"
    QUARTER = "quarter"

    def code(self, quarter: int) -> str:
        """What a cell of the period is called: the same one has one name in every release."""
        return {Period.TO_DATE: to_date, Period.YEAR: year_to, Period.QUARTER: quarter_name}[self](quarter)

    def first(self, quarter: int) -> int:
        """The quarter it begins with; of all until the end, there is none."""
        assert self is not Period.TO_DATE
        return first_of_year(quarter) if self is Period.YEAR else quarter

    def words(self, quarter: int) -> str:
        return self.code(quarter) if self is Period.TO_DATE else f"in {self.code(quarter)}"

    def heading(self, quarter: int) -> str:
        if self is Period.YEAR:
            return f"From {months(first_of_year(quarter), quarter)}"
        return f"In {quarter_name(quarter)}" if self is Period.QUARTER else f"To the end of {quarter_name(quarter)}"


def periods_of(quarter: int) -> tuple[Period, ...]:
    """Where the year begins with the quarter, both are one."""
    return tuple(each for each in Period if each is not Period.YEAR or first_of_year(quarter) < quarter)


def to_date(quarter: int) -> str:
    return f"to {quarter_name(quarter)}"


def year_to(quarter: int) -> str:
    return f"year to {quarter_name(quarter)}"


def months(first: int, last: int) -> str:
    """April 2016 to March 2017; April to September 2016."""
    start, end = quarter_start(first), quarter_start(last)
    year = "" if start.year == end.year else f" {start.year}"
    return f"{MONTHS[start.month - 1]}{year} to {MONTHS[end.month + 1]} {end.year}"
