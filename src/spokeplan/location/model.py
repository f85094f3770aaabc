"""The integer programme: its variables, rows and objective, with any of its conditions left out."""

import math
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint
from scipy.sparse import coo_array

from .problem import Floats, Problem, need_met

TIE = 1e-4  # young people a year
# The conditions that can be left out, to see what each costs and which of them fight.
POSTS, TRAVEL, LEAST, MOST, TOGETHER, SETTINGS, MOVES = (
    "posts", "travel_limit_km", "hub_least", "hub_most", "hubs_an_area", "settings", "move_cost",
)  # fmt: skip  # as their keys are called


def floor_of(region: str) -> str:
    return f"region_floors.{region}"


def conditions(problem: Problem) -> tuple[str, ...]:
    """Those that say anything in this problem."""
    floors = [floor_of(region) for region, floor in problem.region_floors.items() if floor > 0]
    said = {
        TRAVEL: any(value > problem.travel_limit_km for row in problem.distances_km for value in row),
        LEAST: problem.hub_least > 1,
        MOST: True,
        TOGETHER: problem.hubs_an_area < len(problem.hubs),
        SETTINGS: any(setting.most_an_area is not None for setting in problem.settings),
        MOVES: problem.move_cost > 0 and bool(problem.existing),
    }
    return (*(name for name, says in said.items() if says), *floors)


@dataclass(frozen=True, slots=True)
class Model:
    """``pairs`` (P, 2): the hub and area of each x and z. Columns: x, z, k of each pair, y (areas × settings), t, u."""

    pairs: np.ndarray
    cost: Floats
    whole: np.ndarray
    bounds: Bounds
    rows: LinearConstraint


class _Rows:
    def __init__(self) -> None:
        self.row: list[np.ndarray] = []
        self.column: list[np.ndarray] = []
        self.value: list[np.ndarray] = []
        self.low: list[float] = []
        self.high: list[float] = []

    def add(self, columns: object, values: object, low: float, high: float) -> None:
        at = np.atleast_1d(np.asarray(columns, dtype=np.int64))
        self.row.append(np.full(at.size, len(self.low)))
        self.column.append(at)
        self.value.append(np.broadcast_to(np.asarray(values, dtype=float), at.shape))
        self.low.append(low)
        self.high.append(high)

    def constraint(self, columns: int) -> LinearConstraint:
        where = (np.concatenate(self.row), np.concatenate(self.column))
        matrix = coo_array((np.concatenate(self.value), where), shape=(len(self.low), columns)).tocsr()
        return LinearConstraint(matrix, np.array(self.low), np.array(self.high))


def build(problem: Problem, without: frozenset[str] = frozenset()) -> Model:
    distances = np.array(problem.distances_km, dtype=float)
    near = distances <= problem.travel_limit_km if TRAVEL not in without else np.ones(distances.shape, dtype=bool)
    pairs = np.argwhere(near)
    hubs, areas, settings = len(problem.hubs), len(problem.areas), len(problem.settings)
    count = len(pairs)
    x, z, k = (np.arange(count) + at * count for at in range(3))
    y = 3 * count + np.arange(areas * settings).reshape(areas, settings)
    t = 3 * count + areas * settings + np.arange(areas)
    u = t[-1] + 1 + np.arange(hubs)
    columns = int(u[-1]) + 1
    most = problem.hub_most if MOST not in without else problem.posts
    upper = np.full(columns, np.inf)
    upper[x], upper[z], upper[u] = most, 1, 1
    upper[k] = problem.today[pairs[:, 0], pairs[:, 1]]
    if SETTINGS not in without:
        upper[y] = [math.inf if each.most_an_area is None else each.most_an_area for each in problem.settings]
    upper[t] = [area.unmet_need_a_year for area in problem.areas]
    rows = _Rows()
    if POSTS not in without:
        rows.add(x, 1, problem.posts, problem.posts)
    least = problem.hub_least if LEAST not in without else 1
    for hub in range(hubs):
        mine = x[pairs[:, 0] == hub]
        rows.add([*mine, u[hub]], [1] * mine.size + [-least], 0, np.inf)
        rows.add([*mine, u[hub]], [1] * mine.size + [-most], -np.inf, 0)
    for area in range(areas):
        _area_rows(problem, rows, area, x[pairs[:, 1] == area], z[pairs[:, 1] == area], y[area], int(t[area]), without)
    for pair in range(count):
        # A hub is in an area if it has a post there, and keeps there at most what it has.
        rows.add([x[pair], z[pair]], [1, -most], -np.inf, 0)
        if upper[k[pair]] > 0:
            rows.add([k[pair], x[pair]], [1, -1], -np.inf, 0)
    for region, floor in problem.region_floors.items():
        if floor > 0 and floor_of(region) not in without:
            there = [at for at, area in enumerate(problem.areas) if area.region == region]
            needed = math.fsum(problem.areas[at].unmet_need_a_year for at in there)
            rows.add(t[there], 1, floor * needed, np.inf)
    cost = np.zeros(columns)
    cost[t] = -1
    # Of plans that are worth the same, that with the fewest moves.
    cost[k] = -max(problem.move_cost if MOVES not in without else 0.0, TIE)
    kinds = np.zeros(columns)
    kinds[np.concatenate([x, z, y.ravel(), u])] = 1
    return Model(pairs, cost, kinds, Bounds(np.zeros(columns), upper), rows.constraint(columns))


def _area_rows(
    problem: Problem,
    rows: _Rows,
    area: int,
    x: np.ndarray,
    z: np.ndarray,
    y: np.ndarray,
    t: int,
    without: frozenset[str],
) -> None:
    """Each post of an area has a setting; what they meet lies under every chord of the curve of need met."""
    rows.add([*x, *y], [1] * x.size + [-1] * y.size, 0, 0)
    if TOGETHER not in without and problem.hubs_an_area < x.size:
        rows.add(z, 1, -np.inf, problem.hubs_an_area)
    effects = np.array([setting.effect for setting in problem.settings])
    effective = math.ceil(problem.posts * effects.max())
    for whole in range(effective):
        before, after = need_met(problem, area, whole), need_met(problem, area, whole + 1)
        slope = after - before
        rows.add([t, *y], [1, *(-slope * effects)], -np.inf, before - slope * whole)
        if slope < 1e-7 * problem.young_people_a_year_per_post:
            break
