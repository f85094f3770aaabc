"""The whole model – levels, patience, ramp-up, turnover, short cases, two grants – against SimPy's way of it."""

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.simulation.agreement import scores
from benchmarks.simulation.simpy_way import replication
from spokeplan.plan import Area
from spokeplan.simulation import simulate

from .test_simulation import everything

pytestmark = pytest.mark.once

REPLICATIONS = 300


def test_every_output_agrees_within_chance() -> None:
    """Means of each output in each half-year, 300 replications: |z| below 4 for all, and spread as chance has it."""
    areas = tuple(Area(name=name, referrals_a_year=rate) for name, rate in (("north", 60), ("south", 25), ("far", 10)))
    plan = everything(areas=areas)
    plan = replace(plan, posts=tuple(replace(post, open_cases=0) for post in plan.posts))
    ours = simulate(plan, seed=1, replications=4 * REPLICATIONS)
    theirs = [replication(plan, seed) for seed in range(REPLICATIONS)]
    found = np.array(list(scores(ours, theirs).values()))
    assert len(found) > 45
    assert np.abs(found).max() < 4
    assert np.sqrt(np.mean(found**2)) == pytest.approx(1, abs=0.4)
