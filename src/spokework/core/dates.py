"""Dates, times and ages in words, the same on pages, in messages and in documents."""

from datetime import date, datetime

from django.utils import timezone

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def _local(moment: date | datetime) -> date | datetime:
    if isinstance(moment, datetime) and timezone.is_aware(moment):
        return timezone.localtime(moment)
    return moment


def long_date(day: date | datetime | None) -> str:
    if not day:
        return ""
    day = _local(day)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def long_datetime(moment: datetime | None) -> str:
    if not moment:
        return ""
    return f"{long_date(moment)} at {_local(moment):%H:%M}"


def long_when(when: date | datetime | None) -> str:
    """A date, or a date and time, as precisely as it was given."""
    return long_datetime(when) if isinstance(when, datetime) else long_date(when)


def long_days(first: date, last: date) -> str:
    """From one day to another; a single day is one date."""
    return long_date(first) if first == last else f"{long_date(first)} to {long_date(last)}"


def _whole_years(birth: date, today: date) -> int:
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


def age_words(age: int | date | None, today: date | None = None) -> str:
    if isinstance(age, date):
        if today is None:
            raise ValueError("An age from a birth date needs the day it is reckoned on.")
        age = _whole_years(age, today)
    if age is None:
        return "age not known"
    if age == 0:
        return "under 1 year old"
    return f"{age} year{'' if age == 1 else 's'} old"
