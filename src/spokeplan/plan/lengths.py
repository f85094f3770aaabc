"""How long something lasts, in days: a distribution by its mean and spread, or the lengths that were observed."""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from .refusals import Unfit, number

Floats = NDArray[np.float64]

CELLS = 4096
# Rounding to a millionth of a day takes away what the mathematics of two machines may differ by in the last bit.
GRAIN = 2.0**20


class Length(Protocol):
    """A length in days."""

    @property
    def mean_days(self) -> float: ...

    def table(self) -> Floats:
        """``CELLS`` equally likely lengths, rising: cell i is the mean over quantiles i/CELLS to (i + 1)/CELLS.

        So the mean of the table is that of the distribution. A little spread inside each cell is lost: of a variance of
        1 about 0.0006 for an exponential, nearly all of it in the last cell.
        """
        ...


@dataclass(frozen=True)
class LogNormal:
    """Lognormal with mean m and coefficient of variation c (standard deviation ÷ mean).

    log X ~ Normal(μ, s²), s² = log(1 + c²), μ = log m − s²/2. The mean over quantiles from a to b is
    m (Φ(z_b − s) − Φ(z_a − s)) / (b − a), z the normal quantile. c = 0: always m.
    """

    mean_days: float
    cv: float

    def __post_init__(self) -> None:
        number("mean_days", self.mean_days, above=True)
        number("cv", self.cv)

    def table(self) -> Floats:
        if self.cv == 0:
            return _grained(np.full(CELLS, self.mean_days))
        edges = ndtri(np.linspace(0, 1, CELLS + 1)) - math.sqrt(math.log1p(self.cv**2))
        return _grained(self.mean_days * CELLS * np.diff(ndtr(edges)))


@dataclass(frozen=True)
class Exponential:
    """Exponential with mean m: how long somebody waits before giving up, if no day is likelier than another.

    The mean over quantiles from a to b is m (h(1 − a) − h(1 − b)) / (b − a), h(q) = q − q log q, h(0) = 0.
    """

    mean_days: float

    def __post_init__(self) -> None:
        number("mean_days", self.mean_days, above=True)

    def table(self) -> Floats:
        above = np.linspace(1, 0, CELLS + 1)
        h = above - above * np.log(np.where(above > 0, above, 1))
        return _grained(self.mean_days * CELLS * -np.diff(h))


@dataclass(frozen=True)
class Observed:
    """Lengths as they were observed, each as likely as the others: no shape is assumed. Shape (n,), days from 0 up."""

    days: tuple[float, ...]

    def __post_init__(self) -> None:
        if not self.days:
            raise Unfit("observed_days", self.days, "give at least one length")
        for day in self.days:
            number("observed_days", day)
        if not any(self.days):
            raise Unfit("observed_days", self.days, "give at least one length above 0")

    @cached_property
    def mean_days(self) -> float:
        return float(np.mean(self.days))

    def table(self) -> Floats:
        reached = np.concatenate([[0], np.cumsum(np.sort(np.asarray(self.days, dtype=float)))]) / len(self.days)
        at = np.linspace(0, 1, len(self.days) + 1)
        return _grained(CELLS * np.diff(np.interp(np.linspace(0, 1, CELLS + 1), at, reached)))


def mixture_mean(shares: Floats, lengths: list[Length]) -> float:
    """Σ share × mean, in days; the shares add up to 1."""
    return float(sum(share * length.mean_days for share, length in zip(shares, lengths, strict=True)))


def _grained(days: Floats) -> Floats:
    return np.asarray(np.round(np.maximum(days, 0) * GRAIN) / GRAIN)
