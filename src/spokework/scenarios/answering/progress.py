"""Several simulations that tell together how far they are."""

from collections.abc import Callable
from dataclasses import dataclass

from spokeplan.plan import Plan
from spokeplan.simulation import Simulated, simulate_many
from spokeplan.simulation.running import By

CHUNK = 100


@dataclass
class Runner:
    """``tell(done, of)`` hears of every chunk, and may raise ``Stopped``. ``runs``: how many simulations in all."""

    seed: int
    replications: int
    runs: int
    tell: Callable[[int, int], None]
    jobs: int = 1
    finished: int = 0

    def run(self, plan: Plan, *, by: By = "programme") -> Simulated:
        before = self.finished * self.replications
        found = simulate_many(
            plan,
            seed=self.seed,
            replications=self.replications,
            by=by,
            chunk=CHUNK,
            jobs=self.jobs,
            progress=lambda done, _of: self.tell(before + done, self.runs * self.replications),
        )
        self.finished += 1
        return found
