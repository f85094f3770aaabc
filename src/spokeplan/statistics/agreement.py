"""How far coders agree: percent, Cohen's kappa and Krippendorff's alpha, with what chance does to each."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .arguments import count_of, level_of, whole_numbers
from .intervals import Interval

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

MISSING = -1  # a coder who did not look at a unit; not the same as one who looked and gave it no code
NOTHING = 1e-9  # what is left of 1 − 1 after rounding
ENOUGH = 0.95  # the share of draws that must have a figure for an interval to be given


@dataclass(frozen=True, slots=True, kw_only=True)
class Coefficient:
    """``value`` is at most 1; alpha and kappa are 0 where coders agree as often as chance would have it."""

    value: float | None
    interval: Interval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """``units``: the weight of units that two coders or more looked at. ``kappa`` is of two coders only."""

    coders: int
    units: float
    percent: Coefficient
    kappa: Coefficient | None
    alpha: Coefficient


def agreement(
    values: ArrayLike,
    *,
    weights: ArrayLike | None = None,
    clusters: ArrayLike | None = None,
    rng: np.random.Generator | None = None,
    draws: int = 1000,
    level: float = 0.95,
) -> Agreement:
    """Agreement of several coders who each put units into categories, without regard to order (nominal).

    ``values``: whole numbers from 0 up, one category each, shape (coders, units); ``MISSING`` where a coder did not
    look. ``weights``: how much of a unit there is (1, or a run's characters), shape (units,). ``clusters``: which units
    are drawn together, whole numbers, shape (units,); each by itself if not given.

    Symbols, of unit u: w_u weight, n_uc coders who chose category c, m_u = Σ_c n_uc. Only units with m_u ≥ 2 count.
    n_c = Σ_u w_u n_uc and n = Σ_c n_c.

    - percent: Σ_u w_u P_u / Σ_u w_u with P_u = Σ_c n_uc (n_uc − 1) / (m_u (m_u − 1)), the share of pairs of coders who
      agree; for two coders the plain share of units (Fleiss);
    - kappa, for two coders: (p_o − p_e) / (1 − p_e), with p_o = percent and p_e = Σ_c p_1c p_2c, where p_ic is the
      share of weight that coder i put into c (Cohen);
    - alpha: 1 − D_o / D_e with D_o = Σ_u w_u Σ_{c≠k} n_uc n_uk / (m_u − 1) / n and
      D_e = Σ_{c≠k} n_c n_k / (n (n − 1)): any number of coders, any units missing (Krippendorff).

    A weight is the same as that many equal units. Alpha corrects for few values by n − 1; kappa does not, and is a
    little above it where coders use categories alike.

    Where everybody chose one category throughout, chance alone would have them agree: kappa and alpha are None, not 1.
    With no unit that two coders looked at, everything is None.

    Intervals: the percentile bootstrap over clusters, ``draws`` times, with the numbers of ``rng``; without one there
    is none. Units are drawn, not coders: it speaks of other text coded by the same people. Units of one source or
    segment depend on each other, so that they must be drawn together, above all where a unit is a character. An
    interval is None where fewer than 95 % of draws have a figure, or there is one cluster: a code seen once says
    nothing about agreement.

    Raises ValueError for values that are not whole numbers from 0 up or MISSING, fewer than two coders, weights that
    are not above 0, lists of different length, draws that are not a whole number, a level outside (0, 1).

    Sources: J. Cohen (1960), Educational and Psychological Measurement 20:37–46; J. L. Fleiss (1971), Psychological
    Bulletin 76:378–382; K. Krippendorff (2011), Computing Krippendorff's alpha-reliability, University of Pennsylvania;
    the bootstrap over units after A. Zapf and others (2016), BMC Medical Research Methodology 16:93, who found that it
    holds as often as it says. Rejected: Krippendorff's own bootstrap, which draws disagreements but keeps what chance
    would give as it was; asymptotic intervals, which fail with few units.
    """
    level, draws = level_of(level), count_of(draws, name="draws")
    table = _table(values)
    size = _weights(weights, table.shape[1])
    group = _clusters(clusters, table.shape[1])
    seen = (table != MISSING).sum(axis=0) >= 2
    table, size, group = table[:, seen], size[seen], group[seen]
    if not size.size:
        none = Coefficient(value=None, interval=None)
        return Agreement(
            coders=len(table), units=0.0, percent=none, kappa=none if len(table) == 2 else None, alpha=none
        )
    sums = _Sums.of(table, size, group)
    once, drawn = np.ones((1, sums.weight.size)), _draws(rng, draws, sums.weight.size)

    def coefficient(figures: Callable[[_Sums, Floats], Floats]) -> Coefficient:
        value = figures(sums, once)[0]
        return Coefficient(
            value=None if np.isnan(value) else float(value),
            interval=None if drawn is None or np.isnan(value) else _interval(figures(sums, drawn), level),
        )

    return Agreement(
        coders=table.shape[0],
        units=float(size.sum()),
        percent=coefficient(_percent),
        kappa=coefficient(_kappa) if table.shape[0] == 2 else None,
        alpha=coefficient(_alpha),
    )


@dataclass(frozen=True, slots=True)
class _Sums:
    """What each cluster adds: a draw of clusters is then a row of counts times these. Shapes (clusters, …)."""

    weight: Floats
    agreeing: Floats  # Σ w P
    disagreeing: Floats  # Σ w Σ_{c≠k} n_uc n_uk / (m_u − 1)
    chosen: Floats  # Σ w n_uc, by category
    by_coder: Floats  # Σ w, by coder and category

    @classmethod
    def of(cls, table: Whole, size: Floats, group: Whole) -> "_Sums":
        categories = np.setdiff1d(table, [MISSING])
        chose = (table[:, None, :] == categories[:, None]).astype(float)  # coder, category, unit
        counts = chose.sum(axis=0)
        pairable = counts.sum(axis=0)
        same = (counts * (counts - 1)).sum(axis=0)
        names, place = np.unique(group, return_inverse=True)

        def added(amounts: Floats) -> Floats:
            """Weighted amounts by unit (last axis), added up by cluster (first axis)."""
            flat = (amounts * size).reshape(-1, size.size)
            return np.stack([np.bincount(place, row, names.size) for row in flat], axis=1)

        return cls(
            weight=added(np.ones_like(size))[:, 0],
            agreeing=added(same / (pairable * (pairable - 1)))[:, 0],
            disagreeing=added(pairable - same / (pairable - 1))[:, 0],
            chosen=added(counts),
            by_coder=added(chose),
        )


def _percent(sums: _Sums, drawn: Floats) -> Floats:
    return _share(drawn @ sums.agreeing, drawn @ sums.weight)


def _kappa(sums: _Sums, drawn: Floats) -> Floats:
    weight = drawn @ sums.weight
    first, second = np.split(_share(drawn @ sums.by_coder, weight[:, None]), 2, axis=1)
    by_chance = (first * second).sum(axis=1)
    return _share(_percent(sums, drawn) - by_chance, 1 - by_chance)


def _alpha(sums: _Sums, drawn: Floats) -> Floats:
    chosen = drawn @ sums.chosen
    n = chosen.sum(axis=1)
    differing = n**2 - (chosen**2).sum(axis=1)
    return np.asarray(1 - _share((n - 1) * (drawn @ sums.disagreeing), differing))


def _share(part: Floats, whole: Floats) -> Floats:
    """A share, and no number where what it is a share of is nothing but rounding."""
    nothing = np.broadcast_to(whole <= NOTHING, part.shape)
    return np.where(nothing, np.nan, part / np.where(whole <= NOTHING, 1.0, whole))


def _interval(drawn: Floats, level: float) -> Interval | None:
    known = drawn[~np.isnan(drawn)]
    if not known.size or known.size < ENOUGH * drawn.size:
        return None
    low, high = np.quantile(known, [(1 - level) / 2, (1 + level) / 2])
    return Interval(float(low), float(high), level)


def _draws(rng: np.random.Generator | None, draws: int, clusters: int) -> Floats | None:
    if rng is None or not draws or clusters < 2:
        return None
    return rng.multinomial(clusters, np.full(clusters, 1 / clusters), size=draws).astype(float)


def _table(values: ArrayLike) -> Whole:
    table = np.asarray(values)
    if table.ndim != 2 or (table.size and not np.issubdtype(table.dtype, np.integer)) or (table < MISSING).any():
        raise ValueError(f"values must be whole numbers from 0 up, or MISSING, by coder and unit, not {values!r}")
    if table.shape[0] < 2:
        raise ValueError(f"values must be of two coders or more, not {table.shape[0]}")
    return table.astype(np.int64)


def _weights(weights: ArrayLike | None, units: int) -> Floats:
    given = np.ones(units) if weights is None else np.asarray(weights, dtype=float)
    if given.shape != (units,) or not (given > 0).all():
        raise ValueError(f"weights must be {units} numbers above 0, not {weights!r}")
    return given


def _clusters(clusters: ArrayLike | None, units: int) -> Whole:
    if clusters is None:
        return np.arange(units)
    given = whole_numbers(clusters, name="clusters")
    if given.size != units:
        raise ValueError(f"clusters must be as many as units ({units}), not {given.size}")
    return given
