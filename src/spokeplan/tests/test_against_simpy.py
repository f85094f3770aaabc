"""The whole model – levels, patience, ramp-up, turnover, short cases, two grants – against SimPy's way of it."""

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.simulation.simpy_way import replication
from spokeplan.plan import Area
from spokeplan.simulation import Output, simulate

from .test_simulation import everything

REPLICATIONS = 300


def test_every_output_agrees_within_chance() -> None:
    """Means of each output in each half-year, 300 replications: |z| below 4 for all, and spread as chance has it."""
    areas = tuple(Area(name=name, referrals_a_year=rate) for name, rate in (("north", 60), ("south", 25), ("far", 10)))
    plan = everything(areas=areas)
    plan = replace(plan, posts=tuple(replace(post, open_cases=0) for post in plan.posts))
    ours = simulate(plan, seed=1, replications=4 * REPLICATIONS)
    theirs = [replication(plan, seed) for seed in range(REPLICATIONS)]
    found, mine = [], ours.counts.sum(axis=1)
    counts = np.array([each[0] for each in theirs])
    for output in Output:
        for month in range(5, plan.months, 6):
            half = (
                slice(month, month + 1)
                if output in (Output.WAITING, Output.CASELOAD, Output.PLACES)
                else slice(month - 5, month + 1)
            )
            found.append(z(mine[:, half, output].sum(axis=1), counts[:, half, output].sum(axis=1)))
    for level in range(3):
        waits = np.array([each[2][:, level].sum() / max(each[1][:, level].sum(), 1) for each in theirs])
        found.append(z(ours.mean_wait(level), waits))
    scores = np.array([each for each in found if each is not None])
    assert len(scores) > 45
    assert np.abs(scores).max() < 4
    assert np.sqrt(np.mean(scores**2)) == pytest.approx(1, abs=0.4)


def z(ours: np.ndarray, theirs: np.ndarray) -> float | None:
    variance = ours.var(ddof=1) / len(ours) + theirs.var(ddof=1) / len(theirs)
    if variance == 0:
        assert ours.mean() == theirs.mean()
        return None
    return float((ours.mean() - theirs.mean()) / variance**0.5)
