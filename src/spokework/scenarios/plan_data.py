"""A service plan as data that can be kept: the keys of a plan's file, days as words. Read back, it is checked anew."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from spokeplan.plan import Area, Exponential, Grant, Length, Level, LogNormal, Observed, Plan, Post, Unfit

from .plan_files import plan_of
from .toml_tables import Table

DAYS = frozenset({"first_month", "referrals_from", "start", "end"})
Data = dict[str, Any]


def plan_from(data: Mapping[str, Any]) -> Plan:
    """Raises ``Unfit`` with key, value and remedy, as a file does."""
    return Table("", {key: _with_days(key, value) for key, value in data.items()}).made(plan_of)


def _with_days(key: str, value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _with_days(name, each) for name, each in value.items()}
    if isinstance(value, list):
        return [_with_days("", each) for each in value]
    return date.fromisoformat(value) if key in DAYS and isinstance(value, str) else value


def data_of(plan: Plan) -> Data:
    """What is as it would be anyway is left out."""
    service = {
        "name": plan.name,
        "first_month": plan.first_month.isoformat(),
        "months": plan.months,
        "caseload_cap": plan.caseload_cap,
        "referral_build_up_days": plan.referral_build_up_days,
        "young_people_a_year_per_post": plan.young_people_a_year_per_post,
    }
    data: Data = {
        "plan": _said(service),
        "length": length_data(plan.length),
        "level": [_level(each) for each in plan.levels],
        "ramp_up": {"shares": list(plan.ramp_up.shares), "step_days": plan.ramp_up.step_days},
        "area": [_area(each) for each in plan.areas],
        "grant": [_grant(each) for each in plan.grants],
        "post": [_post(each) for each in plan.posts],
    }
    if plan.turnover is not None:
        data["turnover"] = {
            "leaving_rate_a_year": plan.turnover.leaving_rate_a_year,
            "recruiting": length_data(plan.turnover.recruiting),
            "handed_over_share": plan.turnover.handed_over_share,
        }
    if plan.short_endings:
        data["short"] = [
            {"reason": each.reason, "share": each.share, "length": length_data(each.length)}
            for each in plan.short_endings
        ]
    return data


def length_data(length: Length) -> Data:
    if isinstance(length, Observed):
        return {"observed_days": list(length.days)}
    if isinstance(length, Exponential):
        return {"mean_days": length.mean_days, "shape": "exponential"}
    assert isinstance(length, LogNormal)
    return {"mean_days": length.mean_days, "cv": length.cv}


def _level(level: Level) -> Data:
    return _said(
        {
            "name": level.name,
            "share": level.share,
            "patience": None if level.patience is None else length_data(level.patience),
        }
    )


def _area(area: Area) -> Data:
    return _said(
        {
            "name": area.name,
            "referrals_a_year": area.referrals_a_year,
            "population_10_17": area.population_10_17,
            "referrals_from": _day(area.referrals_from),
            "waiting": area.waiting,
        }
    )


def _grant(grant: Grant) -> Data:
    return {
        "name": grant.name,
        "end": grant.end.isoformat(),
        "wind_down_months": grant.wind_down_months,
        "handed_over_share": grant.handed_over_share,
    }


def _post(post: Post) -> Data:
    return _said(
        {
            "name": post.name,
            "area": post.area,
            "start": post.start.isoformat(),
            "hub": post.hub,
            "fte": post.fte,
            "days_to_recruit": post.days_to_recruit,
            "caseload_cap": post.caseload_cap,
            "end": _day(post.end),
            "grant": post.grant,
            "open_cases": post.open_cases,
        }
    )


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _said(values: Data) -> Data:
    return {key: value for key, value in values.items() if value is not None}


def refuse_what_cannot_be_compared(one: Plan, two: Plan) -> None:
    for key in ("first_month", "months"):
        if getattr(one, key) != getattr(two, key):
            raise Unfit(key, str(getattr(two, key)), f"let it be that of the other, {getattr(one, key)}")
    names = [[level.name for level in plan.levels] for plan in (one, two)]
    if names[0] != names[1]:
        raise Unfit("level", names[1], f"let the levels be those of the other, {names[0]}")
