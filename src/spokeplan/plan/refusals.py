"""What is not accepted in a plan: which key, which value, and what to do about it."""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from numbers import Integral, Real


class Unfit(ValueError):
    """What no plan can have. ``key`` says where it stands, outermost first: ``area "North".referrals_a_year``."""

    def __init__(self, key: str, value: object, remedy: str) -> None:
        super().__init__(f"{key} is {value!r}: {remedy}.")
        self.key, self.value, self.remedy = key, value, remedy

    def __reduce__(self) -> tuple[type["Unfit"], tuple[str, object, str]]:
        # Its message is made of three things, and it crosses processes in a sweep.
        return Unfit, (self.key, self.value, self.remedy)


@contextmanager
def inside(place: str) -> Iterator[None]:
    """What is refused here says that it stands in ``place``."""
    try:
        yield
    except Unfit as unfit:
        raise Unfit(f"{place}.{unfit.key}", unfit.value, unfit.remedy) from None


def number(key: str, value: object, *, low: float = 0, high: float = math.inf, above: bool = False) -> None:
    """A number from ``low`` (or above it) to ``high``; never NaN or infinite."""
    fits = isinstance(value, Real) and not isinstance(value, bool) and math.isfinite(value)
    if not fits or value < low or value > high or (above and value == low):  # type: ignore[operator]  # a number, or not asked
        end = "" if high == math.inf else f" to {high:g}"
        start = f"above {low:g}{end and f', up{end}'}" if above else f"from {low:g}{end or ' up'}"
        raise Unfit(key, value, f"give a number {start}")


def whole(key: str, value: object, *, low: int = 0, high: int | None = None) -> None:
    """A whole number from ``low`` to ``high``."""
    fits = isinstance(value, Integral) and not isinstance(value, bool)
    if not fits or value < low or (high is not None and value > high):  # type: ignore[operator]  # a number, or not asked
        raise Unfit(key, value, f"give a whole number from {low} {'up' if high is None else f'to {high}'}")


def share(key: str, value: object) -> None:
    number(key, value, low=0, high=1)


def named(key: str, value: object) -> None:
    if not isinstance(value, str) or not value.strip():
        raise Unfit(key, value, "give it a name")


def once_each(key: str, names: list[str]) -> None:
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise Unfit(key, twice[0], "it is there twice; give each a name of its own")


def one_of(key: str, value: str, there: set[str], *, what: str) -> None:
    if value not in there:
        known = ", ".join(sorted(there)[:8]) + (", …" if len(there) > 8 else "")
        raise Unfit(key, value, f"there is no such {what}; name one of {known or 'those you add'}, or add it")
