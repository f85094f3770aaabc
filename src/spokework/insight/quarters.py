"""Quarters of the calendar year, as people write them: 2016Q4."""

from spokework.core.quarters import quarter_name, quarter_named

__all__ = ["quarter_name", "quarter_number", "quarter_title"]


def quarter_number(name: str) -> int:
    number = quarter_named(name)
    if number is None:
        raise ValueError(f"“{name}” is no quarter. Write it like 2016Q4.")
    return number


def quarter_title(number: int, *, so_far: bool) -> str:
    """As a page names it: what is counted of a quarter that is not over is no whole quarter's."""
    return f"{quarter_name(number)} (so far)" if so_far else quarter_name(number)
