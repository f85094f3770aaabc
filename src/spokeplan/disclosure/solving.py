"""One question to the solver: how many can be in a cell at the most, or at the least?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from .knowledge import Whole

OPTIMAL, OUT_OF_TIME, IMPOSSIBLE = 0, 1, 2
# The solver's own tolerance is 1e-7 of a bound; half a young person is far from that.
NEARLY = 1e-4


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """``seconds`` and ``nodes`` of one question, and how many ``questions`` in all. What they cut off is undecided."""

    seconds: float = 10.0
    nodes: int = 10_000
    questions: int = 100_000


PATIENT = Limits()


@dataclass(frozen=True, slots=True)
class Solved:
    """``possible``: False where no x exists. ``most`` bounds the objective for certain; ``point`` is an x, if whole."""

    possible: bool
    most: float | None
    point: Whole | None


def most_of(
    objective: NDArray[np.float64], sums: csr_array, low: Whole, high: Whole, *, whole: bool, limits: Limits
) -> Solved:
    """max objective · x over low ≤ x ≤ high, ``sums`` x = 0 – over whole x, or over all: that is much faster, and most
    often whole by itself. A point that is not whole, or not possible once rounded, is not returned."""
    found = milp(
        -objective,
        constraints=LinearConstraint(sums, 0, 0),
        bounds=Bounds(low, high),
        integrality=np.full(len(low), int(whole)),
        options={"time_limit": limits.seconds} | ({"node_limit": limits.nodes, "mip_rel_gap": 0} if whole else {}),
    )
    if found.status == IMPOSSIBLE:
        return Solved(False, None, None)
    if found.status == OPTIMAL:
        return Solved(True, -found.fun, _whole(found.x, sums, low, high))
    bound = getattr(found, "mip_dual_bound", None)
    return Solved(
        True, None if bound is None else -bound, None if found.x is None else _whole(found.x, sums, low, high)
    )


def _whole(x: NDArray[np.float64], sums: csr_array, low: Whole, high: Whole) -> Whole | None:
    point = np.rint(x).astype(np.int64)
    if (np.abs(x - point) > NEARLY).any() or (point < low).any() or (point > high).any() or (sums @ point).any():
        return None
    return point
