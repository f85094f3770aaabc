"""How sure one figure is: a share among a denominator, a rate among a population."""

import math
from dataclasses import dataclass

from scipy.special import gammainccinv, gammaincinv

from .arguments import count_of, level_of, part_of


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``low`` to ``high``, both included, in the unit of what it is about; ``level`` is 0.95 for 95 %."""

    low: float
    high: float
    level: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Proportion:
    """``share`` = numerator / denominator, from 0 to 1. Of nobody there is no share: None, never zero."""

    numerator: int
    denominator: int
    share: float | None
    interval: Interval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """``rate`` = numerator / population × per. Of no population there is no rate: None, never zero."""

    numerator: int
    population: float
    per: float
    rate: float | None
    interval: Interval | None


def wilson(numerator: int, denominator: int, *, level: float = 0.95) -> Proportion:
    """A share with its score interval.

    Symbols: r numerator, n denominator (people; 0 ≤ r ≤ n), p = r / n, z the normal quantile of (1 + level) / 2.
    The interval is every π that a score test does not reject, |p − π| ≤ z √(π (1 − π) / n):

        (p + z²/2n ± z √(p (1 − p) / n + z²/4n²)) / (1 + z²/n)

    It never leaves [0, 1], is never empty and mirrors: the interval of n − r is 1 minus that of r. Assumes that each
    of the n had the same chance, independently.

    Raises ValueError for a count that is not whole or is below 0, for r > n, for a level outside (0, 1).

    Source: E. B. Wilson (1927), Journal of the American Statistical Association 22:209–212; chosen after
    R. G. Newcombe (1998), Statistics in Medicine 17:857–872. Rejected: Wald (too narrow when r is near 0 or n),
    Clopper–Pearson (wider than its level for every n).
    """
    part, whole = part_of(numerator, denominator)
    level = level_of(level)
    if whole == 0:
        return Proportion(numerator=0, denominator=0, share=None, interval=None)
    from scipy.stats import binomtest

    found = binomtest(part, whole).proportion_ci(confidence_level=level, method="wilson")
    interval = Interval(float(found.low), float(found.high), level)
    return Proportion(numerator=part, denominator=whole, share=part / whole, interval=interval)


def rate_per(numerator: int, population: float, *, per: float = 10_000, level: float = 0.95) -> Rate:
    """A rate in a population, with the exact Poisson interval.

    Symbols: r numerator (events or young people), N population (people, or person-years; need not be whole), α = 1 −
    level. With χ²(p; k) the quantile p of chi-square on k degrees of freedom, the interval of the expected count is

        from χ²(α/2; 2r) / 2 (0 where r = 0)   to   χ²(1 − α/2; 2r + 2) / 2

    and everything is multiplied by per / N. It holds its level or more for every expected count. The population is
    taken as known: an estimate's own error is not in it. r may exceed N (one person may be referred twice).

    Raises ValueError for a numerator that is not a whole number from 0 up, a population below 0 or not finite, a
    ``per`` that is not above 0 and finite, a level outside (0, 1).

    Source: F. Garwood (1936), Biometrika 28:437–442.
    """
    count, level = count_of(numerator, name="numerator"), level_of(level)
    if not (math.isfinite(population) and population >= 0):
        raise ValueError(f"population must be a number from 0 up, not {population!r}")
    if not (math.isfinite(per) and per > 0):
        raise ValueError(f"per must be a number above 0, not {per!r}")
    rate, interval = None, None
    if population > 0:
        tail, scale = (1 - level) / 2, per / population
        low = float(gammaincinv(count, tail)) if count else 0.0
        high = float(gammainccinv(count + 1, tail))
        rate, interval = count * scale, Interval(low * scale, high * scale, level)
    return Rate(numerator=count, population=float(population), per=float(per), rate=rate, interval=interval)
