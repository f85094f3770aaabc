"""Where to place posts: the plan, how near the best it is proven to be, what each condition costs, who comes next."""

from .explaining import ConditionCost, NextArea, condition_costs, next_areas
from .problem import Existing, NeedArea, Problem, Setting, need_met
from .solving import AreaOutcome, Infeasible, NotSolved, Placed, Placement, place

__all__ = [
    "AreaOutcome",
    "ConditionCost",
    "Existing",
    "Infeasible",
    "NeedArea",
    "NextArea",
    "NotSolved",
    "Placed",
    "Placement",
    "Problem",
    "Setting",
    "condition_costs",
    "need_met",
    "next_areas",
    "place",
]
