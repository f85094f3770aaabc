"""A year at full establishment: what the published sum is about, with queues and chance in it."""

from dataclasses import dataclass, replace

from spokeplan.plan import Plan, RampUp

from .results import Output, Spread, spread
from .running import simulate_many

RUN_IN_MONTHS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class EstablishedYear:
    """Young people in twelve months: referred, started, withdrawn; and the mean share of places that are taken."""

    referred: Spread
    started: Spread
    withdrawn: Spread
    taken_share: float


def established(plan: Plan) -> Plan:
    """The plan with every post filled and every caseload open from the first day; nobody leaves, no grant ends.

    Referrals are those of an established service too: all areas from the first day, without a build-up. It runs in for
    two years, then comes the year that counts. Nothing else is changed.
    """
    posts = tuple(
        replace(post, start=plan.first_month, days_to_recruit=0.0, end=None, grant=None, open_cases=0)
        for post in plan.posts
    )
    return replace(
        plan,
        months=RUN_IN_MONTHS + 12,
        posts=posts,
        areas=tuple(replace(area, referrals_from=plan.first_month, waiting=0) for area in plan.areas),
        grants=(),
        ramp_up=RampUp(),
        turnover=None,
        referral_build_up_days=0.0,
    )


def established_year(plan: Plan, *, seed: int, replications: int, level: float = 0.9) -> EstablishedYear:
    """Simulates ``established(plan)`` and counts its last twelve months; ``level`` of replications lie in between."""
    found = simulate_many(established(plan), seed=seed, replications=replications)
    year = slice(RUN_IN_MONTHS, None)

    def of(output: Output) -> Spread:
        counted = spread(found.over(output, months=year), level=level)
        assert counted is not None
        return counted

    places = found.by_month(Output.PLACES)[:, year].mean()
    taken = found.by_month(Output.CASELOAD)[:, year].mean()
    return EstablishedYear(
        referred=of(Output.REFERRED),
        started=of(Output.STARTED),
        withdrawn=of(Output.WITHDRAWN),
        taken_share=float(taken / places) if places else 0.0,
    )
