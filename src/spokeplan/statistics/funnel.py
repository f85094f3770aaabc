"""Sites beside each other: how far a share may lie from the overall one by chance alone."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .arguments import Counts, counts_of, part_of, rising_levels, share_of
from .intervals import Interval

LEVELS = (0.95, 0.998)
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class FunnelLimits:
    """The limits of a site of this size, one interval a level; none for a site of nobody."""

    denominator: int
    intervals: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class FunnelPlace:
    """``side`` of the overall share, and the widest level ``beyond`` whose limits the site lies (None within all)."""

    share: float | None
    side: Literal["below", "within", "above"] | None
    beyond: float | None


def funnel_limits(
    overall: float, denominators: ArrayLike, *, levels: tuple[float, ...] = LEVELS
) -> tuple[FunnelLimits, ...]:
    """Exact binomial control limits for sites of the given sizes around an overall share.

    Symbols: θ overall share (0 to 1), n denominator (people; shape (sites,)), R ~ Binomial(n, θ), F its distribution,
    p = (1 − level) / 2 the chance to lie beyond one limit. Smoothed between whole numbers after Spiegelhalter:

        low(n, θ)  = (r − (F(r) − p) / P(R = r)) / n, clipped to [0, 1], with r the smallest with F(r) ≥ p
        high(n, θ) = 1 − low(n, 1 − θ)

    so a site is outside a limit exactly when the chance of a result so far out, or further, is below p, on either side,
    and counting the opposite outcome gives the same picture upside down. The published formula, put to the upper limit
    as it stands, gives high − 1/n: there a site would lie outside with up to a whole person's more chance than p,
    and the two outcomes of one indicator could disagree. That was rejected.

    Among k sites that all share θ, about k (1 − level) are expected outside. The limits say nothing of why; and they
    take θ as known and young people as independent, so if sites differ for many small reasons (referral mix), more
    will lie outside: read with ``pool_sites``.

    Raises ValueError for θ outside [0, 1], denominators that are not whole numbers from 0 up, levels that do not rise.

    Source: D. J. Spiegelhalter (2005), Statistics in Medicine 24:1185–1202, appendix A.1.
    """
    overall, levels = share_of(overall, name="overall"), rising_levels(levels)
    sizes = counts_of(denominators, name="denominators")
    known = sizes[sizes > 0]
    lows = [_low(known, overall, (1 - level) / 2) for level in levels]
    highs = [1 - _low(known, 1 - overall, (1 - level) / 2) for level in levels]
    bands = (
        tuple(Interval(float(low), float(high), level) for low, high, level in zip(*ends, levels, strict=True))
        for ends in zip(np.transpose(lows), np.transpose(highs), strict=True)
    )
    return tuple(FunnelLimits(size, next(bands) if size else ()) for size in sizes.tolist())


def place_on_funnel(
    numerator: int, denominator: int, *, overall: float, levels: tuple[float, ...] = LEVELS
) -> FunnelPlace:
    """In which zone of the funnel a site lies: within, or below or above, and beyond which level.

    Decided on the exact tail, not on the drawn line: below where P(R ≤ r) < p, above where P(R ≥ r) < p, symbols as in
    ``funnel_limits``. A site of nobody has no place: all None. Raises ValueError as there, and for r > n.
    """
    part, whole = part_of(numerator, denominator)
    overall, levels = share_of(overall, name="overall"), rising_levels(levels)
    if whole == 0:
        return FunnelPlace(None, None, None)
    from scipy.stats import binom

    below, above = float(binom.cdf(part, whole, overall)), float(binom.cdf(whole - part, whole, 1 - overall))
    beyond = max((level for level in levels if min(below, above) < (1 - level) / 2), default=None)
    side: Literal["below", "within", "above"] = "within"
    if beyond is not None:
        side = "below" if below < above else "above"
    return FunnelPlace(part / whole, side, beyond)


def _low(sizes: Counts, overall: float, tail: float) -> Floats:
    from scipy.stats import binom

    smallest = binom.ppf(tail, sizes, overall)
    excess = (binom.cdf(smallest, sizes, overall) - tail) / binom.pmf(smallest, sizes, overall)
    return np.asarray(np.clip((smallest - excess) / sizes, 0, 1))
