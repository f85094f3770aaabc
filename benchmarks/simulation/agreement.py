"""Do two ways of it agree? The difference of their means in standard errors, for every output in each half-year."""

from collections.abc import Iterable

import numpy as np

from spokeplan.simulation import STOCKS, Output, Simulated

Played = tuple[np.ndarray, np.ndarray, np.ndarray]  # counts (M, 11), started (M, L), waited (M, L)


def scores(ours: Simulated, theirs: list[Played], outputs: Iterable[Output] = Output) -> dict[str, float]:
    """z of each: near standard normal if both play one model. What never varies must be equal, and is left out."""
    found: dict[str, float | None] = {}
    mine, other = ours.counts.sum(axis=1), np.array([each[0] for each in theirs])
    for output in outputs:
        for month in range(5, ours.plan.months, 6):
            half = slice(month if output in STOCKS else month - 5, month + 1)
            both = (counts[:, half, output].sum(axis=1) for counts in (mine, other))
            found[f"{output.name.lower()}, month {month + 1}"] = z(*both)
    for at, level in enumerate(ours.plan.levels):
        waits = [each[2][:, at].sum() / max(each[1][:, at].sum(), 1) for each in theirs]
        found[f"mean wait, {level.name}"] = z(ours.mean_wait(at), np.array(waits))
    return {name: score for name, score in found.items() if score is not None}


def z(ours: np.ndarray, theirs: np.ndarray) -> float | None:
    variance = ours.var(ddof=1) / len(ours) + theirs.var(ddof=1) / len(theirs)
    if variance == 0:
        assert ours.mean() == theirs.mean(), (ours.mean(), theirs.mean())
        return None
    return float((ours.mean() - theirs.mean()) / variance**0.5)
