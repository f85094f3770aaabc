"""Changing a scenario: each change is checked as a whole plan, kept with where it came from, and logged."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import transaction

from spokework.access.decide import Actor
from spokework.audit.record import record
from spokework.core.errors import Refused
from spokework.scenarios.models import Scenario
from spokework.scenarios.today.basis import Origin

from .keeping import LEAST_MONTHS, MOST_MONTHS, a_name
from .planning import may_plan

Data = dict[str, Any]


def change_service(
    *,
    scenario: Scenario,
    by: Actor,
    expected: int,
    name: str,
    months: int,
    caseload_cap: int,
    mean_days: float,
    leaving_rate_a_year: float,
    days_to_recruit: float,
) -> None:
    """What holds for the whole plan. A leaving rate of 0: nobody leaves."""
    if not LEAST_MONTHS <= months <= MOST_MONTHS:
        raise Refused(f"Enter how many months to look ahead, from {LEAST_MONTHS} to {MOST_MONTHS}.", field="months")
    name = a_name(name)

    def change(plan: Data) -> None:
        plan["plan"] |= {"name": name, "months": months, "caseload_cap": caseload_cap}
        if "observed_days" not in plan["length"] or mean_days != _mean(plan["length"]["observed_days"]):
            plan["length"] = {"cv": 0.6} | plan["length"] | {"mean_days": mean_days}
            plan["length"].pop("observed_days", None)
        turnover = plan.pop("turnover", {"handed_over_share": 1.0, "recruiting": {"cv": 0.5}})
        if leaving_rate_a_year:
            recruiting = turnover["recruiting"] | {"mean_days": days_to_recruit}
            plan["turnover"] = turnover | {"leaving_rate_a_year": leaving_rate_a_year, "recruiting": recruiting}

    _change(scenario, change, by=by, expected=expected, what="The whole plan", name=name)


def change_area(
    *, scenario: Scenario, number: int, by: Actor, expected: int, referrals_a_year: float, waiting: int
) -> None:
    def change(plan: Data) -> None:
        plan["area"][number - 1] |= {"referrals_a_year": referrals_a_year, "waiting": waiting}

    _change(scenario, change, by=by, expected=expected, what=scenario.plan["area"][number - 1]["name"])


def change_grant(
    *, scenario: Scenario, number: int, by: Actor, expected: int, end: date, wind_down_months: int, handed_over: int
) -> None:
    """``handed_over``: of a hundred young people who would have gone on, how many find another worker."""

    def change(plan: Data) -> None:
        plan["grant"][number - 1] |= {
            "end": end.isoformat(),
            "wind_down_months": wind_down_months,
            "handed_over_share": handed_over / 100,
        }

    _change(scenario, change, by=by, expected=expected, what=scenario.plan["grant"][number - 1]["name"])


def change_post(*, scenario: Scenario, number: int, by: Actor, expected: int, **facts: Any) -> None:
    """``facts``: area, fte, start, end, grant, days_to_recruit; None leaves out what may be left out."""

    def change(plan: Data) -> None:
        plan["post"][number - 1] = _post(plan["post"][number - 1] | facts)

    _change(scenario, change, by=by, expected=expected, what=scenario.plan["post"][number - 1]["name"])


def add_post(*, scenario: Scenario, by: Actor, expected: int, name: str, **facts: Any) -> None:
    name = a_name(name)
    if name in {post["name"] for post in scenario.plan["post"]}:
        raise Refused("There is a post of this name in the scenario. Give it another.", field="name")

    def change(plan: Data) -> None:
        plan["post"].append(_post({"name": name, "open_cases": 0} | facts))

    _change(scenario, change, by=by, expected=expected, what=name)


def remove_post(*, scenario: Scenario, number: int, by: Actor, expected: int) -> None:
    """Whoever is in support with it on the first day is gone from the plan too: nobody else has room set aside."""
    name = scenario.plan["post"][number - 1]["name"]
    _change(scenario, lambda plan: plan["post"].pop(number - 1), by=by, expected=expected, what=name)


def _change(
    scenario: Scenario,
    change: Callable[[Data], Any],
    *,
    by: Actor,
    expected: int,
    what: str,
    name: str | None = None,
) -> None:
    may_plan(by, scenario.hub)
    plan = deepcopy(scenario.plan)
    change(plan)
    _let_cases_fit(plan)
    _refuse_what_does_not_fit(plan)
    said = list(_differences(scenario.plan, plan))
    if not said and name in (None, scenario.name):
        return
    why = f"Changed by hand{f' by {by.name}' if by.name else ''}"
    basis = [*scenario.basis, asdict(Origin(what, "; ".join(said), why, assumed=True))] if said else scenario.basis
    with transaction.atomic():
        values: Data = {"plan": plan, "basis": basis} | ({"name": name} if name else {})
        scenario.change(expected=expected, **values)
        record("changed a scenario", by=by, hub_id=scenario.hub_id, about=scenario, fields=["plan"])


def _post(facts: Data) -> Data:
    told = {key: value.isoformat() if isinstance(value, date) else value for key, value in facts.items()}
    return {key: value for key, value in told.items() if value is not None}


def _mean(days: list[float]) -> float:
    return sum(days) / len(days)


def _let_cases_fit(plan: Data) -> None:
    """A post that comes later holds nobody on the first day, and none holds more than it has room for."""
    for post in plan["post"]:
        cap = post.get("caseload_cap", plan["plan"]["caseload_cap"])
        there = post["start"] <= plan["plan"]["first_month"] and not post.get("days_to_recruit")
        room = int(cap * post["fte"] + 1e-9) if there else 0
        post["open_cases"] = min(post.get("open_cases", 0), room)


def _refuse_what_does_not_fit(plan: Data) -> None:
    from spokeplan.plan import Unfit
    from spokework.scenarios.plan_data import plan_from

    try:
        plan_from(plan)
    except Unfit as unfit:
        field = unfit.key.rpartition(".")[2]
        raise Refused(f"{unfit.remedy[:1].upper()}{unfit.remedy[1:]}.", field=field) from None


def _differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Key by key, for whoever reads later where a number came from."""
    found = []
    for part in ("plan", "length", "turnover"):
        found += _of(before.get(part, {}), after.get(part, {}))
    for part in ("area", "grant", "post"):
        old, new = ({row["name"]: row for row in rows[part]} for rows in (before, after))
        found += [said for name in old.keys() & new.keys() for said in _of(old[name], new[name])]
        found += ["taken out" for _name in old.keys() - new.keys()]
        found += ["added" for _name in new.keys() - old.keys()]
    return found


def _of(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    keys = sorted(key for key in {*old, *new} if key not in ("name", "recruiting") and old.get(key) != new.get(key))
    return [f"{key.replace('_', ' ')} {_said(old.get(key))} → {_said(new.get(key))}" for key in keys]


def _said(value: Any) -> str:
    return "none" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
