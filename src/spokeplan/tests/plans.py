"""Plans that tests begin with."""

from dataclasses import replace
from datetime import date
from typing import Any

from spokeplan.plan import Area, Exponential, Plan, Post


def a_plan(**other: Any) -> Plan:
    """One area, one post of ten places from the first day, half a year of support, ten years."""
    made: dict[str, Any] = {
        "name": "one area",
        "first_month": date(2020, 1, 1),
        "months": 120,
        "caseload_cap": 10,
        "length": Exponential(182.625),
        "areas": (Area(name="north", referrals_a_year=18),),
        "posts": (Post(name="first", area="north", start=date(2020, 1, 1)),),
    }
    return Plan(**made | other)


def with_post(plan: Plan, **other: Any) -> Plan:
    return replace(plan, posts=(replace(plan.posts[0], **other), *plan.posts[1:]))
