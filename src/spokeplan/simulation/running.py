"""Running a plan many times: in one go, or in chunks on any joblib backend."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import joblib
import numpy as np
from numpy.typing import NDArray

from spokeplan.plan import Plan

from . import kernel
from .arrays import Arrays, arrays_of
from .results import Simulated

By = Literal["programme", "area"] | Mapping[str, str]
Part = tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float64], NDArray[np.float64]]
LARGEST_RING = 1 << 16
CHUNK = 1000


class Overflow(RuntimeError):
    """More happened than the simulation has room for. It stops: a figure with somebody left out would be wrong."""


@dataclass(frozen=True, slots=True)
class _Prepared:
    arrays: Arrays
    groups: tuple[str, ...]
    group_of: NDArray[np.int64]
    ring_size: int


def simulate(
    plan: Plan,
    *,
    seed: int,
    replications: int,
    first_replication: int = 0,
    by: By = "programme",
    ring_size: int | None = None,
) -> Simulated:
    """Plays a plan ``replications`` times by chance.

    The model. Each area refers by a Poisson process of its rate λ a year, from its first day on, growing in a straight
    line over the build-up. Everybody referred has, from their own random numbers, a level (priority), patience, a kind
    of case (runs its course, or ends early for one of the reasons) and a length of it. They are given the place in
    their area that has been free longest; if there is none they wait, and a place that comes free goes to the highest
    level, in it to who came first. Who is not given a place within their patience withdraws.

    - A post has ⌊cap × FTE⌋ places. They open by the steps of the ramp-up from the day a worker comes.
    - A worker leaves at a constant hazard; another comes after a time to recruit, and ramps up. On the day one leaves a
      case is handed over with the stated probability, and goes on in its place until it ends; else it is closed.
    - From the wind-down of its grant on a post takes nobody new; at the grant's end its places are gone. Who is in
      support then and would have gone on counts as *outlasting*; they are handed over elsewhere or closed, as the
      grant says. One number of each young person decides both kinds of hand-over: who is handed over at the smaller
      share is at the larger.
    - Young people waiting when the last post of an area ends go on waiting until they withdraw.

    ``seed`` from 0 up to 2^63; replication r is the same whatever else is run. ``by``: "programme", "area", or a
    group's name for each area's; memory is about 44 + 12 L bytes a month, group and replication. ``ring_size`` (a power
    of 2): how many may wait at once in a level of an area; found by itself.

    Raises ValueError for arguments that do not fit, ``Overflow`` if a ring is full or a post has more than 64 workers.

    Sources: priority queues with reneging – A. Mandelbaum, S. Zeltyn (2007), Service engineering in action: the
    Palm/Erlang-A queue; random numbers – see ``draws``.
    """
    prepared = _prepare(plan, by, ring_size)
    _refuse(seed, replications, first_replication)
    return _together(plan, seed, prepared, [_part(prepared, plan, seed, first_replication, replications)])


def simulate_many(
    plan: Plan,
    *,
    seed: int,
    replications: int,
    by: By = "programme",
    chunk: int = CHUNK,
    jobs: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Simulated:
    """``simulate`` in chunks, on whatever joblib is configured to use; the result is the same to the bit.

    ``jobs``: processes or threads; None takes what ``joblib.parallel_config`` says, otherwise one. ``progress`` is told
    how many replications are done, of how many; an exception it raises stops the run.
    """
    prepared = _prepare(plan, by, None)
    _refuse(seed, replications, 0)
    if chunk < 1:
        raise ValueError(f"chunk must be a whole number from 1 up, not {chunk!r}")
    sizes = [(first, min(chunk, replications - first)) for first in range(0, replications, chunk)]
    tasks = (joblib.delayed(_part)(prepared, plan, seed, first, size) for first, size in sizes)
    parts, done = [], 0
    for part in joblib.Parallel(n_jobs=jobs, return_as="generator")(tasks):
        parts.append(part)
        done += part[0].shape[0]
        if progress is not None:
            progress(done, replications)
    return _together(plan, seed, prepared, parts)


def _refuse(seed: int, replications: int, first: int) -> None:
    for name, value, low in (("seed", seed, 0), ("replications", replications, 1), ("first_replication", first, 0)):
        if not low <= value < 2**63 or value != int(value):
            raise ValueError(f"{name} must be a whole number from {low} up, not {value!r}")


def _prepare(plan: Plan, by: By, ring_size: int | None) -> _Prepared:
    arrays = arrays_of(plan)
    names = [area.name for area in plan.areas]
    of = (
        [by[name] for name in names]
        if isinstance(by, Mapping)
        else names
        if by == "area"
        else ["programme"] * len(names)
    )
    groups = tuple(dict.fromkeys(of))
    at = np.array([groups.index(group) for group in of], dtype=np.int64)
    if ring_size is not None and (ring_size < 1 or ring_size & (ring_size - 1)):
        raise ValueError(f"ring_size must be a power of 2, not {ring_size!r}")
    return _Prepared(arrays, groups, at, ring_size or _enough(arrays))


def _enough(arrays: Arrays) -> int:
    """A ring that everybody an area is likely ever to refer fits into, if that is not too much to keep."""
    expected = float((arrays.rate * arrays.horizon + arrays.waiting).max())
    return int(min(1 << int(np.ceil(np.log2(expected + 10 * expected**0.5 + 64))), LARGEST_RING))


def _part(prepared: _Prepared, plan: Plan, seed: int, first: int, replications: int) -> Part:
    shape = (replications, len(prepared.groups), plan.months + 1)
    levels = len(plan.levels)
    counts = np.zeros((*shape, kernel.COUNTS), dtype=np.int32)
    started, waited = np.zeros((*shape, levels), dtype=np.int32), np.zeros((*shape, levels))
    p90 = np.zeros((replications, levels))
    status = kernel.run(
        prepared.arrays, seed, first, prepared.group_of, prepared.ring_size, counts, started, waited, p90
    )
    if status == kernel.RING_FULL:
        raise Overflow(
            f"more than {prepared.ring_size} young people wait at once in one level of one area: "
            "lower referrals, add posts or patience, or give a larger ring_size"
        )
    if status == kernel.TOO_MANY_WORKERS:
        raise Overflow(f"one post has more than {kernel.WORKERS} workers one after the other: lower the leaving rate")
    return counts, started, waited, p90


def _together(plan: Plan, seed: int, prepared: _Prepared, parts: list[Part]) -> Simulated:
    counts, started, waited, p90 = (np.concatenate(each) for each in zip(*parts, strict=True))
    months = slice(0, plan.months)
    return Simulated(
        plan=plan,
        seed=seed,
        groups=prepared.groups,
        counts=counts[:, :, months],
        started=started[:, :, months],
        waited=waited[:, :, months],
        p90=p90,
    )
