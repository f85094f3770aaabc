"""How long something lasts where much of it has not ended yet: a lognormal fitted to what was seen."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import log_ndtr, ndtri

from .arguments import level_of
from .intervals import Interval

Floats = NDArray[np.float64]
# Days are whole: what ended on its first day lasted some of it.
LEAST_DAYS = 0.5
_ROOT_OF_TAU = math.sqrt(2 * math.pi)
_STEPS = 200


@dataclass(frozen=True, slots=True)
class FittedLength:
    """``mean_days`` with its interval, and ``cv`` (standard deviation ÷ mean); of ``ended`` that did and ``n`` in all.

    ``log_mean`` and ``log_spread`` are μ and σ of the logarithm.
    """

    mean_days: float
    cv: float
    interval: Interval
    log_mean: float
    log_spread: float
    ended: int
    n: int


def fit_lognormal(days: ArrayLike, ended: ArrayLike, *, level: float = 0.95) -> FittedLength | None:
    """The likeliest lognormal: log T ~ Normal(μ, σ²), of n times t_i in days, some of them censored.

    With z = (log t − μ) / σ, an end adds log φ(z) − log σ to the log-likelihood, a time that goes on log(1 − Φ(z)).
    Newton's method in μ and τ = log σ, with halved steps. The mean is exp(μ + σ²/2), its interval by the delta method
    on its logarithm with the observed information; cv = √(exp(σ²) − 1). Times below half a day count as half a day.

    The mean stands on the tail, and where few have ended the tail is what the shape says, not what was seen. Censoring
    is taken to say nothing of how long it would have lasted.

    None where fewer than two different times have ended: there is nothing to fit a spread to. Raises ValueError for
    times below 0 or not finite, for lists of different length, and for a level outside (0, 1).

    Source: W. Q. Meeker, L. A. Escobar (1998), Statistical Methods for Reliability Data, chapter 8.
    """
    share = level_of(level)
    times, over = np.asarray(days, dtype=float), np.asarray(ended, dtype=bool)
    if times.shape != over.shape or times.ndim != 1:
        raise ValueError(f"ended must be as long as days ({times.size}), not {over.size}")
    if not np.isfinite(times).all() or (times < 0).any():
        raise ValueError("days must be from 0 up")
    logs = np.log(np.maximum(times, LEAST_DAYS))
    if np.unique(logs[over]).size < 2:
        return None
    at, information = _likeliest(logs, over)
    mu, sigma = float(at[0]), math.exp(at[1])
    log_mean = mu + sigma**2 / 2
    slope = np.array([1.0, sigma**2])
    error = math.sqrt(float(slope @ np.linalg.solve(information, slope)))
    either_side = float(ndtri((1 + share) / 2)) * error
    return FittedLength(
        mean_days=math.exp(log_mean),
        cv=math.sqrt(math.expm1(sigma**2)),
        interval=Interval(math.exp(log_mean - either_side), math.exp(log_mean + either_side), share),
        log_mean=mu,
        log_spread=sigma,
        ended=int(over.sum()),
        n=int(times.size),
    )


def _likeliest(logs: Floats, over: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """μ and log σ, and the observed information there."""
    at = np.array([logs.mean(), math.log(max(float(logs[over].std()), 0.05))])
    found, slope, curve = _likelihood(at, logs, over)
    for _ in range(_STEPS):
        step = _uphill(slope, curve)
        while True:
            there, slope_, curve_ = _likelihood(at + step, logs, over)
            if there >= found or np.abs(step).max() < 1e-12:
                break
            step = step / 2
        at, better = at + step, there - found
        found, slope, curve = there, slope_, curve_
        if np.abs(step).max() < 1e-10 or better < 1e-12 * abs(found):
            break
    return at, -curve


def _uphill(slope: Floats, curve: Floats) -> Floats:
    """Newton's step where the likelihood is a hill; along the slope where it is not yet."""
    if curve[0, 0] < 0 and np.linalg.det(curve) > 0:
        return np.asarray(np.clip(-np.linalg.solve(curve, slope), -2, 2))
    return np.asarray(slope / max(float(np.abs(slope).max()), 1.0))


def _likelihood(at: Floats, logs: Floats, over: NDArray[np.bool_]) -> tuple[float, Floats, Floats]:
    """The log-likelihood, its slope and its curvature in (μ, log σ)."""
    sigma = math.exp(at[1])
    z, goes_on = (logs[over] - at[0]) / sigma, (logs[~over] - at[0]) / sigma
    above = log_ndtr(-goes_on)
    hazard = np.exp(-(goes_on**2) / 2 - above) / _ROOT_OF_TAU
    bend = hazard * (hazard - goes_on)
    value = float(-(z**2).sum() / 2 - z.size * at[1] + above.sum())
    slope = np.array([(z.sum() + hazard.sum()) / sigma, (z**2 - 1).sum() + (goes_on * hazard).sum()])
    both = -(2 * z.sum() + (goes_on * bend + hazard).sum()) / sigma
    mu = -(z.size + bend.sum()) / sigma**2
    spread = -2 * (z**2).sum() - (goes_on * hazard + goes_on**2 * bend).sum()
    return value, slope, np.array([[mu, both], [both, spread]])
