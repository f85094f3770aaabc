"""What a service can do, by sums that fit on a page. Chance, queues and people leaving are in ``simulation``."""

import math
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from .plan import DAYS_A_YEAR, Plan
from .statistics import Interval

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastMonth:
    """``places``: mean over its days. ``could_start``: if somebody is always waiting. ``referred``: expected."""

    start: date
    places: float
    could_start: float
    referred: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedForm:
    """Young people a year at full establishment, two ways, and the way there month by month."""

    fte: float
    places: int
    expected_per_post: float | None
    expected_a_year: float | None
    mean_days_in_place: float
    through_places_a_year: float
    interval: Interval
    staffed_share: float
    months: tuple[ForecastMonth, ...]


def closed_form(plan: Plan, *, level: float = 0.95) -> ClosedForm:
    """The published sum, Little's law, and both phased to months.

    Symbols: F posts in FTE, y young people a year for one FTE, C = Σ ⌊cap × fte⌋ places, m mean days in a place (those
    whose case ends early included), c its coefficient of variation, D = 365.25 days a year, z the normal quantile.

    - ``expected_a_year`` = F y: with 53 and 20, 1,060 a year. None where the plan does not say y.
    - ``through_places_a_year`` = C D / m: Little's law L = λ W read the other way, with every place always taken. For
      long stays that is near the number started in a year; ``interval`` is what chance alone does to it: N ± z c √N,
      the central limit theorem for renewals (the lengths of stay vary, nothing else does).
    - ``staffed_share`` = s / (s + r): stay of a worker over stay and mean time to recruit; 1 without turnover. Neither
      figure above is multiplied by it, nor are the months.
    - Months: a place opens at t (post filled, ramp-up step reached) and takes nobody new from u (wind-down or end of
      its grant). If somebody is always waiting it is taken at t and again whenever a stay ends, so by day x it has
      started 1 + M(x − t), with the renewal function M = F + F ∗ M, on whole days. So a new programme starts more at
      first than C D / m a month: all places are empty. A place that somebody is in on the plan's first day starts
      x / m by day x instead: what is left of a stay looked at on any of its days makes renewals stationary.
      ``could_start`` is an upper bound; ``referred`` = Σ_areas ∫ λ(x) dx another. Which of them binds, in which area,
      is what the simulation is for.

    Shapes: ``months`` has one entry for each month of the plan. Raises ValueError for a level outside (0, 1).

    Sources: J. D. C. Little (1961), Operations Research 9:383–387; D. R. Cox (1962), Renewal Theory, chapters 3 and 4.
    """
    if not 0 < level < 1:
        raise ValueError(f"level must lie between 0 and 1, not {level!r}")
    fte = math.fsum(post.fte for post in plan.posts)
    places = sum(plan.places(post) for post in plan.posts)
    mean = plan.mean_days_in_place
    through = places * DAYS_A_YEAR / mean
    either_side = float(ndtri((1 + level) / 2)) * _cv(plan) * math.sqrt(through)
    y = plan.young_people_a_year_per_post
    return ClosedForm(
        fte=fte,
        places=places,
        expected_per_post=y,
        expected_a_year=None if y is None else fte * y,
        mean_days_in_place=mean,
        through_places_a_year=through,
        interval=Interval(max(through - either_side, 0.0), through + either_side, level),
        staffed_share=_staffed(plan),
        months=_months(plan),
    )


def _staffed(plan: Plan) -> float:
    if plan.turnover is None or plan.turnover.leaving_rate_a_year == 0:
        return 1.0
    stay = DAYS_A_YEAR / plan.turnover.leaving_rate_a_year
    return stay / (stay + plan.turnover.recruiting.mean_days)


def _in_place(plan: Plan) -> tuple[Floats, Floats]:
    """Lengths of stay and how likely each is, cases that end early among them."""
    early = [each.share for each in plan.short_endings]
    tables = [plan.length.table(), *(each.length.table() for each in plan.short_endings)]
    shares = np.repeat([max(1 - math.fsum(early), 0.0), *early], [table.size for table in tables])
    return np.concatenate(tables), shares / tables[0].size


def _cv(plan: Plan) -> float:
    days, likely = _in_place(plan)
    mean = float(likely @ days)
    return math.sqrt(float(likely @ (days - mean) ** 2)) / mean


def renewals(plan: Plan, days: int) -> Floats:
    """Expected starts in one place by the end of its day d, if somebody always waits; shape (days,)."""
    length, likely = _in_place(plan)
    ended = np.bincount(np.clip(np.rint(length), 1, days).astype(np.int64), weights=likely, minlength=days + 1)[:days]
    started = np.zeros(days)
    started[0] = 1
    for day in range(1, days):
        started[day] = ended[1 : day + 1] @ started[day - 1 :: -1][:day]
    return np.cumsum(started)


def _months(plan: Plan) -> tuple[ForecastMonth, ...]:
    days = int(plan.month_days[-1])
    by_day = np.concatenate([[0.0], renewals(plan, days)])
    opens, closes, occupied = _open_places(plan)
    at = plan.month_days[:, None].astype(float)
    # Up to each boundary: days for which places were open, and starts in them.
    open_for = np.clip(np.minimum(at, closes[1]) - opens, 0, days)
    taking = np.clip(np.minimum(at, closes[0]) - opens, 0, days)
    place_days = open_for.sum(axis=1)
    from_empty = np.interp(taking, np.arange(days + 1), by_day)
    starts = np.where(occupied, taking / plan.mean_days_in_place, from_empty).sum(axis=1)
    referred = _referred(plan)
    widths = np.diff(plan.month_days)
    return tuple(
        ForecastMonth(start=start, places=float(place), could_start=float(begin), referred=float(come))
        for start, place, begin, come in zip(
            plan.month_starts[:-1], np.diff(place_days) / widths, np.diff(starts), np.diff(referred), strict=True
        )
    )


def _open_places(plan: Plan) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    """When each place opens, shape (C,), never before the plan; when it takes the last and is gone, shape (2, C).

    Last, whether somebody is in it on the first day, shape (C,).
    """
    opens, closes, occupied = [], [], []
    for post in plan.posts:
        last_start, gone, _ = plan.ends_on(post)
        for place, wait in enumerate(plan.ramp_up.days_until(plan.places(post))):
            opens.append(max(plan.filled_on(post) + (0 if post.open_cases else wait), 0.0))
            closes.append((last_start, gone))
            occupied.append(place < post.open_cases)
    return np.array(opens), np.array(closes).reshape(-1, 2).T, np.array(occupied, dtype=bool)


def referrals_begin(plan: Plan) -> list[float]:
    """The day of the first possible referral, for each area; never before the plan begins."""
    first: dict[str, float] = {}
    for post in plan.posts:
        first[post.area] = min(first.get(post.area, math.inf), plan.filled_on(post))
    said = [plan.day(area.referrals_from) if area.referrals_from else first.get(area.name, 0.0) for area in plan.areas]
    return [max(day, 0.0) for day in said]


def _referred(plan: Plan) -> Floats:
    """Expected referrals up to the beginning of each month, shape (months + 1,)."""
    at, build_up = plan.month_days.astype(float), plan.referral_build_up_days
    total = np.zeros(at.size)
    for area, begin in zip(plan.areas, referrals_begin(plan), strict=True):
        since = np.clip(at - begin, 0, None)
        grown = np.maximum(since - build_up / 2, 0)
        if build_up:
            grown = np.where(since < build_up, since**2 / (2 * build_up), grown)
        total += area.referrals_a_year / DAYS_A_YEAR * grown
    return total
