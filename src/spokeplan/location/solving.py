"""Where to place posts: the best plan that can be proven, and how near the best it is."""

import math
from dataclasses import dataclass

import numpy as np
from scipy.optimize import OptimizeResult, milp

from .model import MOVES, Model, build, conditions
from .problem import Problem, need_met


class Infeasible(ValueError):
    """No plan keeps all conditions. ``fighting``: some that cannot be kept together – leave any one out, and the rest
    of them can."""

    def __init__(self, fighting: tuple[str, ...]) -> None:
        super().__init__(f"no placement keeps all of these together: {', '.join(fighting)}; ease one of them")
        self.fighting = fighting


class NotSolved(RuntimeError):
    """Time was over before any plan was found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    hub: str
    area: str
    setting: str
    posts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaOutcome:
    area: str
    region: str
    unmet_need_a_year: float
    posts: int
    posts_today: int
    need_met: float
    need_met_today: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """``need_met``: young people a year. ``value``: that, less what moves cost; no plan is above ``bound``, so this one
    is at most ``gap`` below the best, as a share of it. ``moves``: existing placements that are given up."""

    problem: Problem
    placements: tuple[Placement, ...]
    areas: tuple[AreaOutcome, ...]
    need_met: float
    moves: int
    value: float
    bound: float
    gap: float


def place(problem: Problem, *, gap: float = 1e-3, time_limit_seconds: float = 60.0) -> Placed:
    """Places K posts of hubs h into areas a, each in a setting s, so that most need is met.

    Variables, with d_ha the distance, only for pairs within the travel limit:

        x_ha ∈ ℕ   posts of h in a            z_ha ∈ {0, 1}   h works in a       u_h ∈ {0, 1}   h has posts
        y_as ∈ ℕ   posts of a in setting s    k_ha ≥ 0        existing placements kept
        t_a ≥ 0    need met in a, young people a year

        maximise    Σ_a t_a − c Σ_ha (existing_ha − k_ha)
        posts       Σ_ha x_ha = K
        hubs        least u_h ≤ Σ_a x_ha ≤ most u_h                                        for each h
        together    x_ha ≤ most z_ha,   Σ_h z_ha ≤ m                                       for each a
        settings    Σ_s y_as = Σ_h x_ha,   y_as ≤ room_s                                   for each a
        returns     t_a ≤ f_a(j) + (f_a(j + 1) − f_a(j)) (Σ_s e_s y_as − j)                for each a, j = 0, 1, …
        moves       k_ha ≤ x_ha,   k_ha ≤ existing_ha
        regions     Σ_{a in r} t_a ≥ φ_r Σ_{a in r} n_a                                    for each r

    n_a unmet need, y young people a year a post supports, e_s effect of a setting, f_a(E) = n_a (1 − exp(−y E / n_a)).
    f_a is concave, so its chords bound t_a from above and the maximum lies on them: diminishing returns need no further
    integers. Settings are chosen by area and dealt to its hubs afterwards: which hub has which does not matter.

    Stops when the plan is proven to be within ``gap`` of the best. Units: young people a year, km, posts.

    Raises Infeasible, which names conditions that fight; NotSolved if the time is over without a plan; ValueError for a
    gap or a time that is not above 0.

    Sources: G. L. Nemhauser, L. A. Wolsey (1988), Integer and Combinatorial Optimization, I.1; Q. Huangfu,
    J. A. J. Hall (2018), Mathematical Programming Computation 10:119–142, for HiGHS, which solves it.
    """
    for name, value in (("gap", gap), ("time_limit_seconds", time_limit_seconds)):
        if not (math.isfinite(value) and value > 0):
            raise ValueError(f"{name} must be a number above 0, not {value!r}")
    model = build(problem)
    found = solved(model, gap, time_limit_seconds)
    if found.status == 2:
        raise Infeasible(fighting(problem, time_limit_seconds))
    if found.x is None:
        raise NotSolved(f"no plan was found in {time_limit_seconds:g} seconds; give more time, or a larger gap")
    return _read(problem, model, found)


def solved(model: Model, gap: float, time_limit_seconds: float) -> OptimizeResult:
    options = {"mip_rel_gap": gap, "time_limit": time_limit_seconds}
    if not len(model.pairs):
        return OptimizeResult(status=2, x=None)
    return milp(model.cost, integrality=model.whole, bounds=model.bounds, constraints=model.rows, options=options)


def fighting(problem: Problem, time_limit_seconds: float) -> tuple[str, ...]:
    """Conditions that cannot be kept together: each is left out in turn, and for good if that mends nothing."""
    left_out: frozenset[str] = frozenset({MOVES})
    needed = ["posts"]
    for name in conditions(problem):
        if name == MOVES:
            continue
        if solved(build(problem, left_out | {name}), 1.0, time_limit_seconds).status == 2:
            left_out |= {name}
        else:
            needed.append(name)
    return tuple(needed)


def _read(problem: Problem, model: Model, found: OptimizeResult) -> Placed:
    count, settings = len(model.pairs), len(problem.settings)
    chosen = np.rint(found.x[:count]).astype(int)
    start = 3 * count
    by_setting = np.rint(found.x[start : start + len(problem.areas) * settings]).astype(int).reshape(-1, settings)
    posts = np.zeros((len(problem.hubs), len(problem.areas)), dtype=int)
    posts[model.pairs[:, 0], model.pairs[:, 1]] = chosen
    effects = np.array([setting.effect for setting in problem.settings])
    met = [need_met(problem, area, float(by_setting[area] @ effects)) for area in range(len(problem.areas))]
    moves = int((problem.today - np.minimum(problem.today, posts)).sum())
    # The constant part of the objective, which the solver does not see.
    kept = problem.move_cost * float(problem.today.sum())
    value, bound = math.fsum(met) - problem.move_cost * moves, -float(found.mip_dual_bound) - kept
    return Placed(
        problem=problem,
        placements=tuple(_dealt(problem, posts, by_setting)),
        areas=tuple(_outcome(problem, area, int(posts[:, area].sum()), met[area]) for area in range(len(met))),
        need_met=math.fsum(met),
        moves=moves,
        value=value,
        bound=max(bound, value),
        gap=max(bound - value, 0.0) / abs(value) if value else 0.0,
    )


def _dealt(problem: Problem, posts: np.ndarray, by_setting: np.ndarray) -> list[Placement]:
    found = []
    for at, area in enumerate(problem.areas):
        room = [(setting.name, int(by_setting[at, s])) for s, setting in enumerate(problem.settings)]
        deck = [name for name, number in room for _ in range(number)]
        for hub in np.flatnonzero(posts[:, at]):
            hand, deck = deck[: posts[hub, at]], deck[posts[hub, at] :]
            for name in dict.fromkeys(hand):
                found.append(Placement(hub=problem.hubs[hub], area=area.name, setting=name, posts=hand.count(name)))
    return found


def _outcome(problem: Problem, area: int, posts: int, met: float) -> AreaOutcome:
    here, today = problem.areas[area], int(problem.today[:, area].sum())
    # The settings of today's posts are not asked for: only where there is one kind can be said what they meet.
    alike = len({setting.effect for setting in problem.settings}) == 1
    return AreaOutcome(
        area=here.name,
        region=here.region,
        unmet_need_a_year=here.unmet_need_a_year,
        posts=posts,
        posts_today=today,
        need_met=met,
        need_met_today=need_met(problem, area, today * problem.settings[0].effect) if alike else None,
    )
