"""How workers come and go: how often one leaves, and how long her post is empty then."""

from collections.abc import Sequence
from datetime import date

from spokeplan.plan import DAYS_A_YEAR, LogNormal, RampUp, Turnover
from spokework.programme.models import Appointment

from .basis import Basis

ASSUMED_RECRUITING = 90.0
RECRUITING_CV = 0.5
RAMP_UP = RampUp(shares=(0.33, 0.67), step_days=30.0)
HANDED_OVER = 1.0


def turnover(held: Sequence[Appointment], today: date, basis: Basis) -> Turnover | None:
    """``held`` in order of their first days. Leaving: appointments that have ended, for each year in post."""
    begun = [each for each in held if each.start <= today]
    left = [each for each in begun if each.end is not None and each.end < today]
    years = sum((min(each.end or today, today) - each.start).days + 1 for each in begun) / DAYS_A_YEAR
    if not left or not years:
        basis.assumed("Workers leave", "nobody", "No appointment has ended yet")
        return None
    rate = round(len(left) / years, 3)
    basis.observed("Workers leave", f"{rate:.2f} a year of one post", f"{len(left)} left in {years:.0f} years in post")
    return Turnover(
        leaving_rate_a_year=rate,
        recruiting=LogNormal(days_to_recruit(held, basis), RECRUITING_CV),
        handed_over_share=_handed_over(basis),
    )


def days_to_recruit(held: Sequence[Appointment], basis: Basis) -> float:
    gaps = []
    last: dict[object, Appointment] = {}
    for each in held:
        before = last.get(each.post_id)
        if before is not None and before.end is not None:
            gaps.append(max((each.start - before.end).days - 1, 0))
        last[each.post_id] = each
    if not any(gaps):
        basis.assumed("A post is empty", f"{ASSUMED_RECRUITING:.0f} days", "No post has been filled a second time yet")
        return ASSUMED_RECRUITING
    mean = round(sum(gaps) / len(gaps), 1)
    basis.observed("A post is empty", f"{mean:.0f} days on average", f"{len(gaps)} times that a post was filled again")
    return mean


def _handed_over(basis: Basis) -> float:
    basis.assumed("Cases when a worker leaves", "all handed over", "How many are closed instead is not recorded")
    return HANDED_OVER


def ramp_up(basis: Basis) -> RampUp:
    said = f"a third of her caseload for {RAMP_UP.step_days:.0f} days, then two thirds as long"
    basis.assumed("A new worker takes on", said, "Hold the plan against what happened to see whether it is so")
    return RAMP_UP
