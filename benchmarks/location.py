"""``python -m benchmarks.location``: seconds to a proven gap of 1 % and of 0.1 %, and how they grow with size.

Two families of drawn instances, all invented. A: hubs lie anywhere, need is spread, all conditions hold. B: hubs and
need lie in a few towns, and every second placement is there already, at a price. The sizes end at a country's.
"""

import argparse
import os
import time

import numpy as np

from benchmarks.measured import keep, machine
from spokeplan.location import Existing, NeedArea, NotSolved, Problem, Setting, place

SIZES = ((4, 15, 20), (8, 30, 40), (16, 60, 80), (40, 152, 200))
KINDS = (Setting(name="team", effect=1.15, most_an_area=1), Setting(name="agency", effect=1.0))
SECONDS = 60.0


def instance(family: str, hubs: int, areas: int, posts: int, seed: int) -> Problem:
    rng = np.random.default_rng([seed, hubs, areas, ord(family)])
    if family == "A":
        here, there = rng.uniform(0, 400, (hubs, 2)), rng.uniform(0, 400, (areas, 2))
    else:
        towns = rng.uniform(40, 360, (max(hubs // 4, 2), 2))
        here, there = (towns[rng.integers(0, len(towns), n)] + rng.normal(0, 25, (n, 2)) for n in (hubs, areas))
    need = rng.lognormal(np.log(45), 0.6, areas)
    far = np.linalg.norm(here[:, None] - there[None], axis=2)
    # Nobody is left without a hub that may travel to them: the limit is what the most remote area needs, a tenth more.
    limit = float(max(far.min(axis=0).max() * 1.1, 60))
    regions = (there[:, 0] // 134).astype(int)
    existing = ()
    if family == "B":
        near = far.argmin(axis=0)
        existing = tuple(Existing(hub=f"h{near[a]}", area=f"a{a}") for a in range(0, areas, 2))
    return Problem(
        posts=posts,
        hubs=tuple(f"h{n}" for n in range(hubs)),
        areas=tuple(
            NeedArea(name=f"a{n}", unmet_need_a_year=float(need[n]), region=f"r{regions[n]}") for n in range(areas)
        ),
        distances_km=tuple(tuple(map(float, row)) for row in far),
        travel_limit_km=limit,
        hub_least=2,
        hub_most=max(5, -(-posts // hubs)),
        hubs_an_area=2,
        region_floors={f"r{region}": 0.25 for region in sorted(set(regions.tolist()))},
        existing=existing,
        move_cost=4.0 if existing else 0.0,
        settings=KINDS,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=3, help="instances of each size")
    given = parser.parse_args()
    rows = []
    before = os.getloadavg()[0]
    place(instance("A", *SIZES[0], seed=0))  # imports and a first solve are over
    for family in "AB":
        for size in SIZES:
            for gap in (0.01, 0.001):
                rows.append(_row(family, size, gap, given.seeds))
                print(rows[-1], flush=True)
    keep("location", {"machine": machine(), "load before": before, "load after": os.getloadavg()[0], "rows": rows})


def _row(family: str, size: tuple[int, int, int], gap: float, seeds: int) -> dict[str, object]:
    clock, cpu, reached, met = [], [], [], []
    for seed in range(1, seeds + 1):
        problem = instance(family, *size, seed=seed)
        began, used = time.perf_counter(), time.process_time()
        try:
            placed = place(problem, gap=gap, time_limit_seconds=SECONDS)
        except NotSolved:
            reached.append(float("inf"))
        else:
            reached.append(placed.gap)
            met.append(placed.need_met)
        clock.append(time.perf_counter() - began)
        cpu.append(time.process_time() - used)
    return {
        "family": family,
        "hubs × areas × posts": " × ".join(map(str, size)),
        "gap asked": gap,
        "gap proven, worst": round(max(reached), 5),
        "seconds of the clock, worst": round(max(clock), 2),
        "seconds of CPU, middle": round(sorted(cpu)[len(cpu) // 2], 2),
        "seconds of CPU, worst": round(max(cpu), 2),
        "need met, mean": round(float(np.mean(met)), 1),
    }


if __name__ == "__main__":
    main()
