"""A plan as the arrays its compiled loop reads. Times are days from the plan's beginning."""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from spokeplan.forecast import referrals_begin
from spokeplan.plan import CELLS, DAYS_A_YEAR, Plan

from .draws import identity

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
# Shares of levels and of cases that end early are held as parts of this.
PARTS = 1 << 20


class Arrays(NamedTuple):
    """A areas, P posts, C places (those of an area together), L levels, J + 1 kinds of case: kind 0 runs its course."""

    horizon: float
    month_of: NDArray[np.int32]  # (days + 1,): the month of each day; the last is "after the end"
    # areas
    whose_area: NDArray[np.uint64]  # (A,)
    rate: Floats  # (A,) referrals a day
    begins: Floats  # (A,)
    waiting: Ints  # (A,) on the first day
    first_place: Ints  # (A + 1,)
    first_post: Ints  # (A + 1,)
    build_up: float
    # posts, in the order of their areas
    whose_post: NDArray[np.uint64]  # (P,)
    filled: Floats  # (P,)
    last_start: Floats  # (P,) from when no case begins
    gone: Floats  # (P,) from when there are no places
    grant_handed_over: Floats  # (P,)
    # places
    post_of: Ints  # (C,)
    ramp: Floats  # (C,) days after a worker came
    opens: Floats  # (C,)
    occupied: NDArray[np.bool_]  # (C,) on the first day
    # people
    level_upto: Ints  # (L,) in parts of 2^20
    patience: Floats  # (L, CELLS)
    kind_upto: Ints  # (J + 1,)
    lengths: Floats  # (J + 1, CELLS)
    left_over: Floats  # (CELLS,) what is left of a stay looked at on any of its days
    # turnover
    stay: float  # mean days; 0: nobody leaves
    recruiting: Floats  # (CELLS,)
    worker_handed_over: float


def arrays_of(plan: Plan) -> Arrays:
    areas = {area.name: [post for post in plan.posts if post.area == area.name] for area in plan.areas}
    posts = [post for there in areas.values() for post in there]
    places = [plan.places(post) for post in posts]
    ends = np.array([plan.ends_on(post) for post in posts], dtype=float).reshape(-1, 3)
    filled = np.array([plan.filled_on(post) for post in posts], dtype=float)
    post_of = np.repeat(np.arange(len(posts)), places)
    ramp = np.array([wait for count in places for wait in plan.ramp_up.days_until(count)], dtype=float)
    # Who holds cases on the first day has a full caseload behind her.
    established = np.array([post.open_cases > 0 for post in posts], dtype=bool)
    per_area = [len(there) for there in areas.values()]
    turnover = plan.turnover if plan.turnover and plan.turnover.leaving_rate_a_year else None
    kinds = np.array([each.share for each in plan.short_endings])
    return Arrays(
        horizon=float(plan.month_days[-1]),
        month_of=np.append(np.repeat(np.arange(plan.months), np.diff(plan.month_days)), plan.months).astype(np.int32),
        whose_area=np.array([identity("area", area.name) for area in plan.areas], dtype=np.uint64),
        rate=np.array([area.referrals_a_year / DAYS_A_YEAR for area in plan.areas]),
        begins=np.array(referrals_begin(plan)),
        waiting=np.array([area.waiting for area in plan.areas], dtype=np.int64),
        first_place=_firsts([sum(map(plan.places, there)) for there in areas.values()]),
        first_post=_firsts(per_area),
        build_up=float(plan.referral_build_up_days),
        whose_post=np.array([identity("post", post.name) for post in posts], dtype=np.uint64),
        filled=filled,
        last_start=ends[:, 0].copy(),
        gone=ends[:, 1].copy(),
        grant_handed_over=ends[:, 2].copy(),
        post_of=post_of.astype(np.int64),
        ramp=ramp,
        opens=filled[post_of] + np.where(established[post_of], 0, ramp),
        occupied=np.array([n < p.open_cases for p, c in zip(posts, places, strict=True) for n in range(c)], dtype=bool),
        level_upto=_parts(np.array([level.share for level in plan.levels])),
        patience=np.array(
            [np.full(CELLS, math.inf) if each.patience is None else each.patience.table() for each in plan.levels]
        ),
        kind_upto=_parts(np.array([max(1 - kinds.sum(), 0), *kinds])),
        lengths=np.array([plan.length.table(), *(each.length.table() for each in plan.short_endings)]),
        left_over=left_over(plan.length.table()),
        stay=DAYS_A_YEAR / turnover.leaving_rate_a_year if turnover else 0.0,
        recruiting=turnover.recruiting.table() if turnover else np.zeros(CELLS),
        worker_handed_over=turnover.handed_over_share if turnover else 1.0,
    )


def left_over(table: Floats) -> Floats:
    """What is left of a stay that is looked at on any of its days, as a table.

    For lengths X with mean m its density at x is P(X > x) / m: a stay is met in proportion to its length, at any point
    of it alike (D. R. Cox, 1962, Renewal Theory, section 5.2). From equally likely lengths x_1 ≤ … ≤ x_n the chance of
    at most x is Σ_i min(x_i, x) / Σ_i x_i, which is straight between the x_i; so are its quantiles.
    """
    lengths = np.concatenate([[0.0], table])
    below = np.cumsum(lengths) + lengths * (table.size - np.arange(lengths.size))
    reached, first = np.unique(below / below[-1], return_index=True)
    middles = (np.arange(CELLS) + 0.5) / CELLS
    return np.asarray(np.round(np.interp(middles, reached, lengths[first]) * 2.0**20) / 2.0**20)


def _firsts(counts: list[int]) -> Ints:
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)


def _parts(shares: Floats) -> Ints:
    upto = np.rint(np.cumsum(shares) / shares.sum() * PARTS).astype(np.int64)
    upto[-1] = PARTS
    return np.asarray(upto)
