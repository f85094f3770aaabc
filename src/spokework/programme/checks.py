"""What dates, names and figures must be like, said the same way wherever they are refused."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TypeVar

from spokework.core.dates import long_date
from spokework.core.errors import Refused

from .models import Dated

D = TypeVar("D", bound=Dated)


def a_name(text: str, *, field: str = "name", what: str = "a name") -> str:
    cleaned = " ".join(text.split())
    if not cleaned:
        raise Refused(f"Enter {what}.", field=field)
    return cleaned


def in_order(start: date, end: date | None, *, field: str = "end") -> None:
    if end is not None and end < start:
        raise Refused(
            f"The last day, {long_date(end)}, is before the first, {long_date(start)}. Enter a later last day.",
            field=field,
        )


def some_money(amount: Decimal, *, field: str) -> Decimal:
    if amount <= 0 or amount.as_tuple().exponent < -2 or amount >= Decimal(10) ** 12:  # type: ignore[operator]  # finite here
        raise Refused("Enter an amount in pounds and pence above 0, for example 125000.", field=field)
    return amount


def span(start: date, end: date | None) -> str:
    if start == end:
        return f"on {long_date(start)}"
    return f"from {long_date(start)} {f'to {long_date(end)}' if end else 'on'}"


def overlapping(start: date, end: date | None, among: Iterable[D]) -> list[D]:
    """Those that share at least one day with start–end; first and last days belong to both."""
    return [
        other for other in among if (end is None or other.start <= end) and (other.end is None or start <= other.end)
    ]
