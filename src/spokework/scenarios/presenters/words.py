"""Numbers as pages of planning say them. A forecast is of whole young people: nothing after the point."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from spokework.core.components import Cell
from spokework.core.dates import MONTHS

NO_VALUE = "–"
Figures = Mapping[str, Any]


def month_words(month: str | date) -> str:
    day = date.fromisoformat(month) if isinstance(month, str) else month
    return f"{MONTHS[day.month - 1]} {day.year}"


def whole(value: float) -> str:
    return f"{round(value) + 0:,}"


def signed(value: float) -> str:
    number = round(value) + 0
    return f"+{number:,}" if number > 0 else f"−{-number:,}" if number < 0 else "0"


def between(found: Figures | None) -> str:
    """In how many the outcome lies nine times in ten."""
    return NO_VALUE if found is None else f"{whole(found['low'])} to {whole(found['high'])}"


def mean(found: Figures | None) -> str:
    return NO_VALUE if found is None else whole(found["mean"])


def signed_between(found: Figures | None) -> str:
    return NO_VALUE if found is None else f"{signed(found['low'])} to {signed(found['high'])}"


def cells(found: Figures | None) -> list[Cell]:
    return [Cell(mean(found)), Cell(between(found))]
