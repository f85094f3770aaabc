"""Quarters of the calendar year as numbers one apart, and as people write them: 2016Q4. Financial years of them."""

import re
from datetime import date


def quarter_number(day: date) -> int:
    return day.year * 4 + (day.month - 1) // 3


def quarter_start(number: int) -> date:
    return date(number // 4, number % 4 * 3 + 1, 1)


def first_of_year(number: int) -> int:
    """The quarter with which the financial year began, from April to March, in which this one lies."""
    return number - (number - 1) % 4


def quarter_name(number: int) -> str:
    return f"{number // 4}Q{number % 4 + 1}"


def quarter_named(name: str) -> int | None:
    """None for what is no quarter."""
    found = re.fullmatch(r"(\d{4})Q([1-4])", name)
    return int(found[1]) * 4 + int(found[2]) - 1 if found else None
