"""Quarters of the calendar year, as people write them: 2016Q4."""

import re

from spokework.core.quarters import quarter_name

__all__ = ["quarter_name", "quarter_number", "quarter_title"]


def quarter_number(name: str) -> int:
    found = re.fullmatch(r"(\d{4})Q([1-4])", name)
    if found is None:
        raise ValueError(f"“{name}” is no quarter. Write it like 2016Q4.")
    return int(found[1]) * 4 + int(found[2]) - 1


def quarter_title(number: int, *, so_far: bool) -> str:
    """As a page names it: what is counted of a quarter that is not over is no whole quarter's."""
    return f"{quarter_name(number)} (so far)" if so_far else quarter_name(number)
