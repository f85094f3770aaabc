"""Who moved, and which way: the first level and the last of the same young people."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import brentq
from scipy.special import ndtri

from .arguments import level_of, same_length, whole_numbers
from .intervals import Interval, Proportion, wilson


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedChange:
    """``table[i][j]`` counts those who went from ``scale[i]`` to ``scale[j]``; the rest is read off it."""

    pairs: int
    lowered: int
    unchanged: int
    raised: int
    scale: tuple[int, ...]
    table: tuple[tuple[int, ...], ...]
    share_lowered: Proportion
    net_difference: float | None
    net_interval: Interval | None
    p_value: float | None


def paired_change(
    first: ArrayLike, last: ArrayLike, *, scale: Sequence[int] | None = None, level: float = 0.95
) -> PairedChange:
    """How many of the same people were lowered, unchanged or raised, and how sure the difference is.

    ``first`` and ``last``: whole numbers, shape (n,), one pair a young person, a larger number a higher level. Only the
    order counts, never the distance. Who was not assessed twice must not be in it; say beside it how many that is.
    ``scale`` fixes the rows and columns of the table, so that a level nobody had is shown; it must rise and hold every
    value given. Without it, the values given.

    Symbols: b lowered, c raised, n pairs, z the normal quantile of (1 + level) / 2.

    - share lowered: b / n, with Wilson's interval;
    - net difference: d = (b − c) / n, from −1 to 1, in share of young people. Its interval is Tango's: every δ with
      |b − c − nδ| ≤ z √(n (2q + δ (1 − δ))), where q is the likeliest share raised if the difference were δ: the larger
      root of 2n q² + (−b − c + (2n − b + c) δ) q − c δ (1 − δ) = 0. It is Wilson's idea for pairs: it stays in
      [−1, 1], and with nobody moved it is ± z² / (n + z²), not the empty interval of Wald's formula;
    - p value: exact sign test (McNemar's, exact and conditional): the two-sided binomial probability of b out of b + c
      at one half. 1 where nobody moved.

    A change is not an effect: people seen at their worst get better, and only those assessed twice are here.

    With no pairs the shares, the difference and p are None. Raises ValueError for values that are not whole numbers,
    lists of different length, a scale that does not rise or lacks a value, a level outside (0, 1).

    Sources: T. Tango (1998), Statistics in Medicine 17:891–908; Q. McNemar (1947), Psychometrika 12:153–157. Chosen
    after M. W. Fagerland, S. Lydersen, P. Laake (2014), Statistics in Medicine 33:2850–2875. Rejected: Newcombe's
    square-and-add, which wants the unchanged split in two, and levels do not give that split; Bonett–Price, not
    centred on the estimate and able to leave [−1, 1].
    """
    level = level_of(level)
    before, after = whole_numbers(first, name="first"), whole_numbers(last, name="last")
    same_length(before, after, names=("first", "last"))
    values = _scale(scale, np.union1d(before, after).tolist())
    table = np.zeros((len(values), len(values)), dtype=np.int64)
    np.add.at(table, (np.searchsorted(values, before), np.searchsorted(values, after)), 1)
    pairs, lowered, raised = before.size, int(np.tril(table, -1).sum()), int(np.triu(table, 1).sum())
    return PairedChange(
        pairs=pairs,
        lowered=lowered,
        unchanged=pairs - lowered - raised,
        raised=raised,
        scale=values,
        table=tuple(tuple(row) for row in table.tolist()),
        share_lowered=wilson(lowered, pairs, level=level),
        net_difference=(lowered - raised) / pairs if pairs else None,
        net_interval=_tango(lowered, raised, pairs, level) if pairs else None,
        p_value=_sign_test(lowered, raised) if pairs else None,
    )


def _scale(scale: Sequence[int] | None, seen: list[int]) -> tuple[int, ...]:
    if scale is None:
        return tuple(seen)
    values = whole_numbers(scale, name="scale")
    if (np.diff(values) <= 0).any():
        raise ValueError(f"scale must rise from one to the next, not {scale!r}")
    strangers = np.setdiff1d(seen, values)
    if strangers.size:
        raise ValueError(f"scale must hold every value of first and last; {strangers.tolist()} is not in {scale!r}")
    return tuple(values.tolist())


def _sign_test(lowered: int, raised: int) -> float:
    from scipy.stats import binomtest

    return float(binomtest(lowered, lowered + raised, 0.5).pvalue) if lowered + raised else 1.0


def _tango(lowered: int, raised: int, pairs: int, level: float) -> Interval:
    z = float(ndtri((1 + level) / 2))
    estimate = (lowered - raised) / pairs

    def low(b: int, c: int, top: float) -> float:
        if top == -1:
            return -1.0
        # Bounded and monotone, with its limits where the variance vanishes: the score itself is infinite or 0/0 there.
        return float(brentq(lambda d: _score(b, c, pairs, d) - z / math.hypot(1, z), -1, top, xtol=1e-13))

    return Interval(low(lowered, raised, estimate), -low(raised, lowered, -estimate), level)


def _score(b: int, c: int, n: int, difference: float) -> float:
    """T / √(1 + T²) for Tango's score T of a difference: from 1 at −1 down to 0 at the estimate."""
    distance = b - c - n * difference
    if difference in (-1, (b - c) / n):
        return float(difference != (b - c) / n)
    linear, constant = -b - c + (2 * n - b + c) * difference, -c * difference * (1 - difference)
    root = math.sqrt(max(linear**2 - 8 * n * constant, 0))
    # The same root either way; each form is the one that does not subtract equals.
    raised = -2 * constant / (root + linear) if linear > 0 else (root - linear) / (4 * n)
    variance = n * (2 * raised + difference * (1 - difference))
    return distance / math.hypot(distance, math.sqrt(max(variance, 0)))
