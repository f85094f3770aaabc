"""The same service as SimPy would have it: every young person, and every post, a process; draws of its own.

Written from what ``spokeplan.simulation.simulate`` says of the model, not from how it is done there.
"""

import math
from collections.abc import Generator
from random import Random
from typing import Any

import numpy as np
import simpy

from spokeplan.forecast import referrals_begin
from spokeplan.plan import DAYS_A_YEAR, Exponential, Length, LogNormal, Observed, Plan, Post
from spokeplan.simulation import Output

Steps = Generator[simpy.Event, Any, None]


def replication(plan: Plan, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Counts (M, 11) of the whole programme, started (M, L) and the waits of those (M, L) in days."""
    service = Service(plan, Random(seed))
    service.env.run(until=float(plan.month_days[-1]))
    return service.result()


class Place:
    def __init__(self, post: "PostProcess") -> None:
        self.post, self.since, self.open, self.held = post, 0.0, False, False


class Service:
    def __init__(self, plan: Plan, chance: Random) -> None:
        self.plan, self.chance, self.env = plan, chance, simpy.Environment()
        self.counts = np.zeros((plan.months + 1, len(Output)), dtype=int)
        self.started = np.zeros((plan.months + 1, len(plan.levels)), dtype=int)
        self.waited = np.zeros((plan.months + 1, len(plan.levels)))
        self.ends = [float(day) for day in plan.month_days[1:]]
        self.at = 0
        for area, begins in zip(plan.areas, referrals_begin(plan), strict=True):
            there = AreaProcess(self, area.referrals_a_year / DAYS_A_YEAR, begins)
            for post in (each for each in plan.posts if each.area == area.name):
                PostProcess(self, there, post)
        self.env.process(self.calendar())

    def calendar(self) -> Steps:
        for end in self.ends[:-1]:
            yield self.env.timeout(end - self.env.now)
            self.at += 1

    def count(self, output: Output, by: int = 1) -> None:
        self.counts[self.at, output] += by

    def month_before(self) -> int:
        """Of the day before, whether or not the calendar has turned over yet at this moment."""
        return int(np.searchsorted(self.ends, self.env.now - 0.5))

    def draw(self, length: Length) -> float:
        if isinstance(length, LogNormal):
            spread = math.log1p(length.cv**2)
            return self.chance.lognormvariate(math.log(length.mean_days) - spread / 2, math.sqrt(spread))
        if isinstance(length, Exponential):
            return self.chance.expovariate(1 / length.mean_days)
        assert isinstance(length, Observed)
        return self.chance.choice(length.days)

    def result(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        counts = self.counts[:-1].copy()
        for stock in (Output.WAITING, Output.CASELOAD, Output.PLACES):
            counts[:, stock] = counts[:, stock].cumsum()
        return counts, self.started[:-1], self.waited[:-1]


class AreaProcess:
    def __init__(self, service: Service, rate: float, begins: float) -> None:
        self.service, self.rate, self.begins = service, rate, begins
        self.free: list[Place] = []
        self.lines: list[list[simpy.Event]] = [[] for _ in service.plan.levels]
        service.env.process(self.referrals())

    def referrals(self) -> Steps:
        env, chance, build_up = self.service.env, self.service.chance, self.service.plan.referral_build_up_days
        yield env.timeout(self.begins)
        shares = [level.share for level in self.service.plan.levels]
        while self.rate > 0:
            yield env.timeout(chance.expovariate(self.rate))
            # Thinned, where there are not yet as many as there will be.
            if build_up and chance.random() >= (env.now - self.begins) / build_up:
                continue
            env.process(self.young_person(chance.choices(range(len(shares)), shares)[0]))

    def young_person(self, level: int) -> Steps:
        service, env = self.service, self.service.env
        arrived, plan = env.now, service.plan
        service.count(Output.REFERRED)
        if self.free:
            place = min(self.free, key=lambda each: each.since)
            self.free.remove(place)
        else:
            turn, patience = env.event(), plan.levels[level].patience
            self.lines[level].append(turn)
            service.count(Output.WAITING)
            yield turn if patience is None else turn | env.timeout(service.draw(patience))
            service.count(Output.WAITING, -1)
            if not turn.triggered:
                self.lines[level].remove(turn)
                service.count(Output.WITHDRAWN)
                return
            place = turn.value
        service.count(Output.STARTED)
        service.started[service.at, level] += 1
        service.waited[service.at, level] += env.now - arrived
        yield from place.post.support(place)

    def offer(self, place: Place) -> None:
        place.since = self.service.env.now
        for line in self.lines:
            if line:
                line.pop(0).succeed(place)
                return
        self.free.append(place)


class PostProcess:
    def __init__(self, service: Service, area: AreaProcess, post: Post) -> None:
        self.service, self.area, self.taking = service, area, False
        plan = service.plan
        self.filled = plan.filled_on(post)
        self.last_start, self.gone, self.grant_share = plan.ends_on(post)
        self.ready = plan.ramp_up.days_until(plan.places(post))
        self.places = [Place(self) for _ in self.ready]
        self.leaves, self.funding_ends = service.env.event(), service.env.event()
        service.env.process(self.workers())
        if math.isfinite(self.gone):
            service.env.process(self.funding())

    def funding(self) -> Steps:
        yield self.service.env.timeout(self.last_start)
        self.stop()
        yield self.service.env.timeout(self.gone - self.last_start)
        self.funding_ends.succeed()

    def stop(self) -> None:
        self.taking = False
        self.area.free = [place for place in self.area.free if place.post is not self]

    def workers(self) -> Steps:
        env, turnover = self.service.env, self.service.plan.turnover
        yield env.timeout(self.filled)
        while env.now < self.gone:
            self.taking = env.now < self.last_start
            self.leaves = env.event()
            for place, wait in zip(self.places, self.ready, strict=True):
                env.process(self.worker_at(place, wait, self.leaves))
            if turnover is None or turnover.leaving_rate_a_year == 0:
                return
            yield env.timeout(self.service.chance.expovariate(turnover.leaving_rate_a_year / DAYS_A_YEAR))
            self.stop()
            self.leaves.succeed()
            yield env.timeout(self.service.draw(turnover.recruiting))

    def worker_at(self, place: Place, wait: float, leaves: simpy.Event) -> Steps:
        """One place of one worker, from the step of the ramp-up on until she leaves or the money ends."""
        yield self.service.env.timeout(wait)
        if leaves.triggered or self.funding_ends.triggered:
            return
        place.open = True
        self.service.count(Output.PLACES)
        self.give(place)
        yield leaves | self.funding_ends
        place.open = False
        self.service.count(Output.PLACES, -1)

    def give(self, place: Place) -> None:
        if self.taking and place.open and not place.held:
            self.area.offer(place)

    def support(self, place: Place) -> Steps:
        service, chance = self.service, self.service.chance
        early, part = [each.share for each in service.plan.short_endings], chance.random()
        kind = next((at for at, upto in enumerate(np.cumsum(early)) if part < upto), None)
        length = service.plan.length if kind is None else service.plan.short_endings[kind].length
        ended = Output.ENDED if kind is None else Output.ENDED_EARLY
        over, luck = service.env.timeout(service.draw(length)), chance.random()
        place.held = True
        service.count(Output.CASELOAD)
        seen = yield over | self.leaves | self.funding_ends
        if over not in seen and self.leaves in seen:
            assert service.plan.turnover is not None
            if luck >= service.plan.turnover.handed_over_share:
                ended = Output.ENDED_WORKER_LEFT
            else:
                seen = yield over | self.funding_ends
        service.count(Output.CASELOAD, -1)
        if ended != Output.ENDED_WORKER_LEFT and over not in seen:
            service.counts[service.month_before(), Output.OUTLASTING] += 1
            if luck >= self.grant_share:
                ended = Output.ENDED_FUNDING
            else:
                yield over
        service.count(ended)
        place.held = False
        self.give(place)
