"""Rates of a few sites, each drawn towards what the sites have in common as far as its own numbers are thin."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import brentq
from scipy.special import betainc, betaincinv, betaln, gammaln

from .arguments import Counts, counts_of, level_of, same_length
from .intervals import Interval, Proportion, wilson

Floats = NDArray[np.float64]
SPREADS, MEANS = 120, 40  # nodes of the grid: see pool_sites
NEGLIGIBLE = 1e-8  # weight of a node, of 1, that cannot move a printed figure


@dataclass(frozen=True, slots=True, kw_only=True)
class PooledSite:
    """``own`` is what the site counted. ``pull`` is from 0 (its own figure) to 1 (only what the sites share)."""

    own: Proportion
    estimate: float | None
    interval: Interval | None
    pull: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pooled:
    """``rate``: mean of the sites' rates. ``spread``: standard deviation of the true rates between sites, in share."""

    sites: tuple[PooledSite, ...]
    rate: float | None
    rate_interval: Interval | None
    spread: float | None
    spread_interval: Interval | None


@dataclass(frozen=True, slots=True)
class _Nodes:
    """Points (μ, τ, κ) of the grid with the posterior weight of each; the weights sum to 1. Shape (nodes,)."""

    mean: Floats
    relative_spread: Floats
    strength: Floats
    weight: Floats


def pool_sites(numerators: ArrayLike, denominators: ArrayLike, *, level: float = 0.95) -> Pooled:
    """Partial pooling of site rates: a beta-binomial whose mean and spread are integrated over, not fixed.

    Symbols, for site i of k: y_i numerator, n_i denominator (young people; shapes (k,), 0 ≤ y_i ≤ n_i), p_i true rate.

        y_i ~ Binomial(n_i, p_i)     p_i ~ Beta(μκ, (1 − μ)κ)     κ = 1/τ² − 1     μ, τ ~ Uniform(0, 1)

    μ is the mean of the sites; τ, from 0 (all sites alike: complete pooling) to 1, is the spread between sites relative
    to the largest possible, so their standard deviation is τ √(μ (1 − μ)). Uniform in τ is the weak prior: it is
    uniform on the scale of a standard deviation, proper (even all-zero numerators have a posterior), and allows no
    spread as well as much. It is stated because with few sites it matters: five say little about a spread.

    - Given (μ, τ) and the data p_i ~ Beta(μκ + y_i, (1 − μ)κ + n_i − y_i), so all is a weighted mixture of betas.
      ``estimate`` is its mean, ``interval`` its equal-tailed interval, ``pull`` the mean of κ / (κ + n_i).
    - ``rate`` is the posterior mean of μ, ``spread`` the posterior median of τ √(μ (1 − μ)); intervals equal-tailed.
    - The grid: 120 midpoints of u in (0, 1) with τ = u³, dense where sites are alike; at each, 40 quantiles of a beta
      with the mean and half the information that μ has given τ, reweighted. So it is as fine as the data, at any size.
    - The likelihood is written so that nothing cancels or overflows as κ → ∞ (τ → 0).
    - A site with n_i = 0 has no figure (None) and no influence. With fewer than two other sites there is nothing
      to pool: every estimate, the rate and the spread are None, and ``own`` stands alone.

    Sites are taken as exchangeable: nothing is known beforehand that sets one apart. If one differs in whom it is sent,
    its pull towards the rest is not fair, and the estimate compares what was seen, not how well anybody works.

    Raises ValueError for counts that are not whole numbers from 0 up, lists of different length, y_i > n_i, a level
    outside (0, 1).

    Rejected: empirical Bayes, which puts the likeliest (μ, κ) in as if known. Its intervals leave out how unsure these
    are, and where the likeliest spread is 0 – often, with five sites – it calls all sites equal; the package's README
    says how far it falls short. Uniform in 1/(1 + κ) = τ² (uniform shrinkage): expects much spread beforehand.

    Sources: A. Gelman and others (2013), Bayesian Data Analysis, 3rd edition, section 5.3; A. Gelman (2006), Bayesian
    Analysis 1:515–534, for uniform on a standard deviation; C. N. Morris (1983), Journal of the American Statistical
    Association 78:47–55, for what empirical Bayes leaves out.
    """
    level = level_of(level)
    parts, wholes = counts_of(numerators, name="numerators"), counts_of(denominators, name="denominators")
    same_length(parts, wholes, names=("numerators", "denominators"))
    if (parts > wholes).any():
        worst = int(np.argmax(parts > wholes))
        raise ValueError(f"numerators must be at most their denominators; {parts[worst]} of {wholes[worst]} is not")
    owns = [wilson(part, whole, level=level) for part, whole in zip(parts.tolist(), wholes.tolist(), strict=True)]
    known = wholes > 0
    if known.sum() < 2:
        alone = tuple(PooledSite(own=own, estimate=None, interval=None, pull=None) for own in owns)
        return Pooled(sites=alone, rate=None, rate_interval=None, spread=None, spread_interval=None)
    nodes = _nodes(parts[known], wholes[known])
    between = nodes.relative_spread * np.sqrt(nodes.mean * (1 - nodes.mean))
    return Pooled(
        sites=tuple(_site(own, nodes, level) for own in owns),
        rate=float(nodes.weight @ nodes.mean),
        rate_interval=_interval(nodes.mean, nodes.weight, level),
        spread=_quantile(between, nodes.weight, 0.5),
        spread_interval=_interval(between, nodes.weight, level),
    )


def _site(own: Proportion, nodes: _Nodes, level: float) -> PooledSite:
    if not own.denominator:
        return PooledSite(own=own, estimate=None, interval=None, pull=None)
    total = nodes.strength + own.denominator
    a = nodes.mean * nodes.strength + own.numerator
    b = (1 - nodes.mean) * nodes.strength + (own.denominator - own.numerator)

    def end(probability: float) -> float:
        return float(brentq(lambda rate: nodes.weight @ betainc(a, b, rate) - probability, 0, 1, xtol=1e-9))

    tail = (1 - level) / 2
    return PooledSite(
        own=own,
        estimate=float(nodes.weight @ (a / total)),
        interval=Interval(end(tail), end(1 - tail), level),
        pull=float(nodes.weight @ (nodes.strength / total)),
    )


def _nodes(parts: Counts, wholes: Counts) -> _Nodes:
    u = (np.arange(SPREADS) + 0.5) / SPREADS
    tau = (u**3)[:, None]
    # What each site tells of the mean, given the spread: as many people as its own, less what they have in common.
    told = wholes / (1 + (wholes - 1) * tau**2)
    a = 1 + (told * (parts / wholes)).sum(axis=1, keepdims=True) / 2
    b = 1 + (told * (1 - parts / wholes)).sum(axis=1, keepdims=True) / 2
    # Quantiles closer together towards both ends, where the limits of an interval are.
    angle = np.pi * (np.arange(MEANS) + 0.5) / MEANS
    mean = betaincinv(a, b, np.sin(angle / 2) ** 2)
    strength = 1 / tau**2 - 1
    proposal = (a - 1) * np.log(mean) + (b - 1) * np.log1p(-mean) - betaln(a, b)
    log_weight = 2 * np.log(u)[:, None] + np.log(np.sin(angle)) - proposal
    for part, whole in zip(parts.tolist(), wholes.tolist(), strict=True):
        log_weight = log_weight + _log_likelihood(part, whole, mean, strength)
    weight = np.exp(log_weight - log_weight.max())
    weight /= weight.sum()
    kept = weight > NEGLIGIBLE
    shape = weight.shape
    return _Nodes(
        mean=mean[kept],
        relative_spread=np.broadcast_to(tau, shape)[kept],
        strength=np.broadcast_to(strength, shape)[kept],
        weight=weight[kept] / weight[kept].sum(),
    )


def _log_likelihood(part: int, whole: int, mean: Floats, strength: Floats) -> Floats:
    """Log of the beta-binomial probability without its binomial coefficient, as binomial plus what the spread adds."""
    rest = whole - part
    binomial = part * np.log(mean) + rest * np.log1p(-mean)
    added = _log_rise(mean * strength, part) + _log_rise((1 - mean) * strength, rest) - _log_rise(strength, whole)
    return np.asarray(binomial + added)


def _log_rise(start: Floats, steps: int) -> Floats:
    """log(Γ(start + steps) / Γ(start)) − steps log start: it goes to 0 as start grows, by Stirling's series there."""
    large = start > 50
    x = np.where(large, start, 50.0)
    end = x + steps
    series = (end - 0.5) * np.log1p(steps / x) - steps + _stirling(end) - _stirling(x)
    x = np.where(large, 1.0, start)
    return np.where(large, series, gammaln(x + steps) - gammaln(x) - steps * np.log(x))


def _stirling(x: Floats) -> Floats:
    return 1 / (12 * x) - 1 / (360 * x**3) + 1 / (1260 * x**5)


def _interval(values: Floats, weight: Floats, level: float) -> Interval:
    tail = (1 - level) / 2
    return Interval(_quantile(values, weight, tail), _quantile(values, weight, 1 - tail), level)


def _quantile(values: Floats, weight: Floats, probability: float) -> float:
    order = np.argsort(values)
    reached = np.cumsum(weight[order]) - weight[order] / 2
    return float(np.interp(probability, reached, values[order]))
