"""Whole numbers that occur, in whose place stand 0 to n − 1: what is counted by them is an array without gaps.

Of ten million rows at a time a few thousand are worked on: what they become on the way stays in the processor's cache,
and no memory is asked for, which costs more than counting.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np

Array = Any  # NumPy's
_AT_A_TIME = 2**15
_SHORTEST, _SHORT = 2**15 - 1, 2**31
# Numbers up to here are ticked off, looked up or counted in a table; beyond, or where few occur, they are sorted, which
# NumPy does sixteen at a time: sooner than a table is walked through that is larger than the processor's cache.
_AS_FLAGS, _AS_A_TABLE, _AS_COUNTERS = 2**24, 2**26, 2**20


@dataclass(frozen=True)
class Seen:
    numbers: Array  # those that occur, in their order
    at: Array  # of each row, where its number stands among them

    def __len__(self) -> int:
        return len(self.numbers)


def seen(numbers: Array, size: int) -> Seen:
    """``numbers`` of rows, from 0 to ``size`` − 1."""
    if size > min(_AS_A_TABLE, 64 * len(numbers) + 1024):
        found, at = np.unique(numbers, return_inverse=True)
        return Seen(found, at.astype(np.int32))
    found = distinct(numbers, size)
    place = np.empty(size, dtype=np.int16 if len(found) < _SHORTEST else np.int32)
    place[found] = np.arange(len(found))
    return Seen(found, looked_up(place, numbers))


def distinct(numbers: Array, size: int) -> Array:
    """Only which of them occur, in their order."""
    if size > min(_AS_FLAGS, 64 * len(numbers) + 1024):
        numbers = np.sort(numbers)
        return numbers[firsts(numbers)]
    occurs = np.zeros(size, dtype=bool)
    for rows in some(numbers):
        occurs[numbers[rows]] = True
    return np.flatnonzero(occurs)


def ranked(values: Array) -> Seen:
    """The same for amounts of any kind; days, which are whole, need no sorting."""
    whole = values.astype(np.int64)
    if not len(values) or not (whole == values).all():
        return Seen(*np.unique(values, return_inverse=True))
    lowest = whole.min()
    found = seen(whole - lowest, int(whole.max() - lowest) + 1)
    return Seen(found.numbers + lowest, found.at)


def looked_up(table: Array, at: Array) -> Array:
    found = np.empty(len(at), dtype=table.dtype)
    for rows in some(at):
        found[rows] = table[at[rows]]
    return found


def tallied(numbers: Array, size: int) -> tuple[Array, Array]:
    """Those of ``numbers`` that occur, in their order, and how often."""
    if size > min(_AS_COUNTERS, 8 * len(numbers) + 1024):
        numbers = np.sort(numbers)
        first = np.flatnonzero(firsts(numbers))
        return numbers[first], np.diff(first, append=len(numbers))
    times = np.zeros(size, dtype=np.int64)
    for rows in some(numbers):
        np.add.at(times, numbers[rows].astype(np.intp), 1)
    occurs = np.flatnonzero(times)
    return occurs, times[occurs]


def added_up(amounts: Array, numbers: Array, size: int) -> Array:
    """Σ of the amounts of each number; a gap is nought."""
    found = np.zeros(size)
    for rows in some(numbers):
        np.add.at(found, numbers[rows].astype(np.intp), np.nan_to_num(amounts[rows]).astype(np.float64))
    return found


def together(*digits: tuple[Array, int]) -> Array:
    """One number of several for each row, each with how many there can be of it."""
    kind = np.int32 if prod(size for _, size in digits) < _SHORT else np.int64
    (number, _), *others = digits
    number = np.array(number, dtype=kind)
    for digit, size in others:
        number *= size
        number += digit
    return number


def apart(number: Array, size: int) -> tuple[Array, Array]:
    """What was put together last, of ``size``, from what was put together before."""
    before = number // size
    return before, number - before * size


def firsts(numbers: Array) -> Array:
    """Which of them, in their order, are not what the one before is."""
    found = np.ones(len(numbers), dtype=bool)
    np.not_equal(numbers[1:], numbers[:-1], out=found[1:])
    return found


def some(rows: Array) -> Iterator[slice]:
    return (slice(at, at + _AT_A_TIME) for at in range(0, len(rows), _AT_A_TIME))
