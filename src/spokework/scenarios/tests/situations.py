"""Scenarios and forecasts made through the actions, without an extract to make them of."""

from datetime import date
from typing import Any

from spokework.access.decide import Actor
from spokework.programme.models import Hub
from spokework.programme.tests.situations import AT_THE_MACHINE
from spokework.scenarios import actions
from spokework.scenarios.models import Forecast, Question, Scenario

AS_AT = date(2016, 12, 30)
BASIS = [{"what": "Posts", "value": "3", "source": "The programme as it is today", "assumed": False}]


def a_plan() -> dict[str, Any]:
    """Two areas, three posts, two grants of which one ends within it."""
    posts: list[dict[str, Any]] = [
        {"name": "Harbour: first", "area": "Northvale", "grant": "Lantern Fund – Harbour", "open_cases": 10},
        {"name": "Harbour: second", "area": "Northvale", "grant": "Lantern Fund – Harbour", "open_cases": 9},
        {"name": "Harbour: third", "area": "Southvale", "grant": "Kite Trust – Harbour", "open_cases": 8},
    ]
    return {
        "plan": {"name": "Today", "first_month": "2017-01-01", "months": 12, "caseload_cap": 12},
        "length": {"mean_days": 300.0, "cv": 0.6},
        "level": [{"name": "high", "share": 0.4}, {"name": "low", "share": 0.6}],
        "ramp_up": {"shares": [0.5], "step_days": 30.0},
        "area": [
            {"name": "Northvale", "referrals_a_year": 40.0, "population_10_17": 9000, "waiting": 2},
            {"name": "Southvale", "referrals_a_year": 18.0, "population_10_17": 4000, "waiting": 0},
        ],
        "grant": [
            {"name": "Lantern Fund – Harbour", "end": "2018-12-31", "wind_down_months": 0, "handed_over_share": 0.0},
            {"name": "Kite Trust – Harbour", "end": "2017-09-30", "wind_down_months": 0, "handed_over_share": 0.0},
        ],
        "post": [post | {"start": "2016-01-04", "hub": "Harbour", "fte": 1.0} for post in posts],
    }


def a_scenario(hub: Hub | None = None, name: str = "As it is", by: Actor = AT_THE_MACHINE, **plan: Any) -> Scenario:
    return actions.keep(name=name, plan=a_plan() | plan, basis=BASIS, as_at=AS_AT, hub=hub, by=by)


def a_forecast(scenario: Scenario | None = None, by: Actor = AT_THE_MACHINE) -> Forecast:
    """Asked, and not taken up yet."""
    return actions.ask(scenario=scenario or a_scenario(), question=Question.OUTLOOK, replications=50, by=by)


def worked_out(forecast: Forecast) -> Forecast:
    actions.work_out(forecast_id=forecast.pk)
    forecast.refresh_from_db()
    return forecast
