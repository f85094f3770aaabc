"""What is simulated: the published size of the Alexi programme, once plain and once with everything that may happen."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from spokeplan.plan import Plan
from spokework.scenarios.plan_files import read_plan

ALEXI = Path(__file__).parents[2] / "examples" / "alexi.toml"


def plain() -> Plan:
    """53 posts in 35 areas, 36 months: priorities, patience, recruitment and ramp-up. Every way can do this."""
    plan = read_plan(ALEXI)
    return replace(
        plan,
        name="plain",
        months=36,
        posts=tuple(replace(post, grant=None) for post in plan.posts),
        grants=(),
        short_endings=(),
        turnover=None,
        referral_build_up_days=0.0,
    )


def whole() -> Plan:
    """The same with turnover, cases that end early, a build-up of referrals, and a grant that ends within the time."""
    plan = read_plan(ALEXI)
    ends = replace(plan.grants[0], end=date(2016, 9, 30), wind_down_months=2, handed_over_share=0.3)
    return replace(plan, name="whole", months=36, grants=(ends,))
