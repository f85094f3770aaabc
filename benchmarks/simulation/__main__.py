"""``python -m benchmarks.simulation``: agreement first, then replications per second of CPU; one core and two.

Every way runs in this process, one after the other, import and compilation over. Ours and C alternate in short turns,
and the best of twenty counts.
"""

import argparse
import os
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import joblib
import numpy as np

from benchmarks.measured import keep, machine
from spokeplan.plan import Plan
from spokeplan.simulation import Output, Simulated, simulate, simulate_many

from . import simpy_way
from .agreement import Played, scores
from .c_way import Prepared, Twin, compiler
from .models import plain, whole

OURS, TURN = 4000, 400


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--replications", type=int, default=200, help="of SimPy and Ciw, for agreement and time")
    parser.add_argument("--without-ciw", action="store_true", help="Ciw takes most of the time")
    parser.add_argument("--without-dask", action="store_true")
    given = parser.parse_args()
    told: dict[str, object] = {"machine": machine(), "load before": os.getloadavg()[0], "models": {}}
    with TemporaryDirectory(prefix="spokework-twin-") as place:
        twin = Twin(Path(place)) if compiler() else None
        told["C"] = twin.said if twin else "left out: no C compiler (cc, gcc or clang) on this machine"
        for plan in (plain(), whole()):
            told["models"][plan.name] = _model(plan, twin, given)  # type: ignore[index]  # a dictionary, made above
    told["two workers"] = _two_workers()
    told["backends"] = _backends(not given.without_dask)
    told["load after"] = os.getloadavg()[0]
    keep("simulation", told)


def _model(plan: Plan, twin: Twin | None, given: argparse.Namespace) -> dict[str, object]:
    ours = simulate(plan, seed=1, replications=OURS)
    rows: dict[str, object] = {"referred a replication": round(float(ours.over(Output.REFERRED).mean()))}
    with_c = twin.prepared(plan) if twin else None
    if with_c is not None:
        rows["C, equal to the bit"] = _equal(ours, with_c)
    rows |= _fast(plan, with_c)
    rows["SimPy"] = _slow(ours, lambda seed: simpy_way.replication(plan, seed), given.replications, list(Output))
    if plan.name == "plain" and not given.without_ciw:
        from . import ciw_way

        counted = list(ciw_way.COUNTED)
        rows["Ciw"] = _slow(ours, lambda seed: ciw_way.replication(plan, seed), given.replications, counted)
    print(plan.name, rows, flush=True)
    return rows


def _equal(ours: Simulated, twin: Prepared) -> bool:
    counts, started, waited, p90 = twin(1, ours.replications)
    return bool(
        np.array_equal(counts, ours.counts[:, 0])
        and np.array_equal(started, ours.started[:, 0])
        and np.array_equal(waited, ours.waited[:, 0])
        and np.array_equal(p90, ours.p90, equal_nan=True)
    )


def _fast(plan: Plan, twin: Prepared | None) -> dict[str, object]:
    """Replications per second of CPU, of the best of twenty short turns each: the least disturbed by other work."""
    best: dict[str, float] = {"ours": 0.0} | ({"C": 0.0} if twin else {})
    for _ in range(20):
        for name in tuple(best):
            began = time.process_time()
            if name == "ours":
                simulate(plan, seed=1, replications=TURN)
            else:
                assert twin is not None
                twin(1, TURN)
            best[name] = max(best[name], TURN / (time.process_time() - began))
    return {f"{name}, a second": round(speed, 1) for name, speed in best.items()}


def _slow(
    ours: Simulated, play: Callable[[int], Played], replications: int, outputs: list[Output]
) -> dict[str, object]:
    began = time.process_time()
    theirs = [play(seed) for seed in range(replications)]
    took = time.process_time() - began
    found = scores(ours, theirs, outputs)
    values = np.array(list(found.values()))
    worst = max(found, key=lambda name: abs(found[name]))
    return {
        "replications": replications,
        "a second": round(replications / took, 2),
        "outputs compared": len(values),
        "largest |z|": [worst, round(abs(found[worst]), 2)],
        "root mean square of z": round(float(np.sqrt((values**2).mean())), 2),
    }


def _two_workers() -> dict[str, object]:
    """Seconds of the clock for the same chunks with one process and with two, the best of three."""
    plan, took = whole(), {}
    for jobs in (1, 2):
        with joblib.parallel_config("loky", n_jobs=jobs):
            simulate_many(plan, seed=1, replications=2 * jobs, chunk=2)  # workers are there, with the loop loaded
            turns = []
            for _ in range(3):
                began = time.perf_counter()
                simulate_many(plan, seed=1, replications=8000, chunk=1000)
                turns.append(time.perf_counter() - began)
        took[jobs] = min(turns)
    return {
        "one, seconds": round(took[1], 2),
        "two, seconds": round(took[2], 2),
        "efficiency": round(took[1] / took[2] / 2, 2),
    }


def _backends(with_dask: bool) -> dict[str, object]:
    """The same to the bit on every backend; a real local Dask cluster of two workers is one of them."""
    plan = whole()
    expected = simulate(plan, seed=5, replications=300, by="area").counts

    def same() -> bool:
        return bool(np.array_equal(expected, simulate_many(plan, seed=5, replications=300, by="area", chunk=37).counts))

    found: dict[str, object] = {}
    for name in ("threading", "loky"):
        with joblib.parallel_config(name, n_jobs=2):
            found[name] = same()
    if with_dask:
        from distributed import Client, LocalCluster

        with (
            LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
            Client(cluster),
            joblib.parallel_config("dask"),
        ):
            found["dask, two workers"] = same()
    return found


if __name__ == "__main__":
    main()
