"""Quarters of the calendar year as numbers one apart, and as people write them: 2016Q4."""

from datetime import date


def quarter_number(day: date) -> int:
    return day.year * 4 + (day.month - 1) // 3


def quarter_start(number: int) -> date:
    return date(number // 4, number % 4 * 3 + 1, 1)


def quarter_name(number: int) -> str:
    return f"{number // 4}Q{number % 4 + 1}"
