"""What the functions of this package accept: counts, levels and times, or a ``ValueError`` that names the argument."""

from collections.abc import Iterable
from itertools import pairwise
from numbers import Integral

import numpy as np
from numpy.typing import ArrayLike, NDArray

Counts = NDArray[np.int64]


def level_of(value: float, *, name: str = "level") -> float:
    """A confidence level: strictly between 0 and 1."""
    if not 0 < value < 1:
        raise ValueError(f"{name} must lie between 0 and 1, not {value!r}")
    return float(value)


def rising_levels(values: Iterable[float], *, name: str = "levels") -> tuple[float, ...]:
    """One or more levels, each above the one before, so that the intervals they give are nested."""
    levels = tuple(level_of(value, name=name) for value in values)
    if not levels or any(later <= earlier for earlier, later in pairwise(levels)):
        raise ValueError(f"{name} must rise from one to the next, not {levels!r}")
    return levels


def share_of(value: float, *, name: str) -> float:
    """A rate of a binomial: from 0 to 1, both included."""
    if not 0 <= value <= 1:
        raise ValueError(f"{name} must lie from 0 to 1, not {value!r}")
    return float(value)


def count_of(value: int, *, name: str) -> int:
    """A whole number from 0 up. A float is refused even if it is whole: it was a count of something once."""
    if not isinstance(value, Integral) or value < 0:
        raise ValueError(f"{name} must be a whole number from 0 up, not {value!r}")
    return int(value)


def part_of(numerator: int, denominator: int) -> tuple[int, int]:
    """A numerator that is counted among its denominator."""
    part, whole = count_of(numerator, name="numerator"), count_of(denominator, name="denominator")
    if part > whole:
        raise ValueError(f"numerator must be at most the denominator {whole}, not {part}")
    return part, whole


def whole_numbers(values: ArrayLike, *, name: str) -> Counts:
    """A one-dimensional array of whole numbers, of either sign."""
    array = np.asarray(values)
    if array.ndim != 1 or (array.size and not np.issubdtype(array.dtype, np.integer)):
        raise ValueError(f"{name} must be a list of whole numbers, not {values!r}")
    return array.astype(np.int64)


def counts_of(values: ArrayLike, *, name: str) -> Counts:
    """A one-dimensional array of counts."""
    array = whole_numbers(values, name=name)
    if (array < 0).any():
        raise ValueError(f"{name} must be from 0 up, not {int(array.min())}")
    return array


def same_length(first: NDArray[np.generic], last: NDArray[np.generic], *, names: tuple[str, str]) -> None:
    if first.size != last.size:
        raise ValueError(f"{names[1]} must be as long as {names[0]} ({first.size}), not {last.size}")
