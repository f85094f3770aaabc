"""The plain model in Ciw: a network of one node an area, customer classes for levels, servers by a schedule.

It has no turnover of servers with cases closed or handed over, and no end of service at a date: the plain model only.
"""

import math
from random import expovariate
from typing import Any

import ciw
import numpy as np

from spokeplan.forecast import referrals_begin
from spokeplan.plan import DAYS_A_YEAR, Length, LogNormal, Plan
from spokeplan.simulation import Output

CLOSED = "not there yet"
COUNTED = (Output.REFERRED, Output.STARTED, Output.WITHDRAWN)


class From(ciw.dists.Distribution):
    """Exponential gaps, from a day on; there is no memory, so the first may begin anywhere before."""

    def __init__(self, rate: float, begins: float) -> None:
        self.rate, self.begins = rate, begins

    def sample(self, t: float | None = None, ind: Any = None) -> float:
        return max(self.begins - (t or 0.0), 0.0) + expovariate(self.rate)


class Once(ciw.dists.Distribution):
    """These values, one after the other, then never."""

    def __init__(self, values: list[float]) -> None:
        self.values, self.at = values, 0

    def sample(self, t: float | None = None, ind: Any = None) -> float:
        self.at += 1
        return self.values[self.at - 1] if self.at <= len(self.values) else math.inf


def network(plan: Plan) -> Any:
    """A place that is not open yet is taken by a customer of its own class, who is served until it opens.

    A schedule of servers will not do: when it changes, all servers are new and those at work finish beside them, so a
    service that grows step by step has more places than it should.
    """
    names = [level.name for level in plan.levels]
    nodes = len(plan.areas)
    begins = referrals_begin(plan)
    rates = [area.referrals_a_year / DAYS_A_YEAR for area in plan.areas]
    opens = [_opens(plan, area.name) for area in plan.areas]
    arrivals: dict[str, list[Any]] = {
        level.name: [From(rate * level.share, begin) for rate, begin in zip(rates, begins, strict=True)]
        for level in plan.levels
    }
    return ciw.create_network(
        arrival_distributions={CLOSED: [Once([0.0] * len(each)) for each in opens]} | arrivals,
        service_distributions={CLOSED: [Once(each) for each in opens]}
        | {name: [_lognormal(plan.length)] * nodes for name in names},
        reneging_time_distributions={CLOSED: [None] * nodes}
        | {level.name: [_lognormal(level.patience)] * nodes for level in plan.levels},
        number_of_servers=[len(each) for each in opens],
        priority_classes={CLOSED: 0} | {name: at for at, name in enumerate(names, start=1)},
        routing={name: np.zeros((nodes, nodes)).tolist() for name in (CLOSED, *names)},
    )


def _lognormal(length: Length | None) -> Any:
    assert isinstance(length, LogNormal)
    spread = math.log1p(length.cv**2)
    return ciw.dists.Lognormal(math.log(length.mean_days) - spread / 2, math.sqrt(spread))


def _opens(plan: Plan, area: str) -> list[float]:
    """The day each place of an area opens."""
    return sorted(
        float(plan.filled_on(post) + wait)
        for post in plan.posts
        if post.area == area
        for wait in plan.ramp_up.days_until(plan.places(post))
    )


def replication(plan: Plan, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    ciw.seed(seed)
    simulation = ciw.Simulation(network(plan))
    horizon = float(plan.month_days[-1])
    simulation.simulate_until_max_time(horizon)
    names = [level.name for level in plan.levels]
    counts = np.zeros((plan.months, len(Output)), dtype=int)
    started, waited = np.zeros((plan.months, len(names)), dtype=int), np.zeros((plan.months, len(names)))

    def month(day: float) -> int:
        return int(np.searchsorted(plan.month_days, day, side="right")) - 1

    for record in simulation.get_all_records(include_incomplete=True):
        if record.customer_class == CLOSED:
            continue
        if record.arrival_date < horizon:
            counts[month(record.arrival_date), Output.REFERRED] += 1
        if record.record_type == "renege":
            if record.exit_date < horizon:
                counts[month(record.exit_date), Output.WITHDRAWN] += 1
        elif isinstance(record.service_start_date, float) and record.service_start_date < horizon:
            at, level = month(record.service_start_date), names.index(record.customer_class)
            counts[at, Output.STARTED] += 1
            started[at, level] += 1
            waited[at, level] += record.service_start_date - record.arrival_date
    return counts, started, waited
