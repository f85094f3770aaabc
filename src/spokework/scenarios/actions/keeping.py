"""Keeping a scenario: a copy of today's plan, or of another scenario."""

from datetime import date
from typing import Any

from django.db import transaction

from spokework.access.decide import Actor
from spokework.audit.record import record
from spokework.core.errors import Refused
from spokework.programme.models import Hub
from spokework.scenarios.models import Scenario

from .planning import figures_for, may_plan

LEAST_MONTHS, MOST_MONTHS = 3, 60


def copy_today(*, name: str, hub: Hub | None, by: Actor, months: int | None = None) -> Scenario:
    """Of one hub, of its figures exactly; without a hub of the whole programme, of what its office may see."""
    may_plan(by, hub)
    name = a_name(name)
    if months is not None and not LEAST_MONTHS <= months <= MOST_MONTHS:
        raise Refused(f"Enter how many months to look ahead, from {LEAST_MONTHS} to {MOST_MONTHS}.", field="months")
    from spokework.scenarios.plan_data import data_of
    from spokework.scenarios.today import todays_plan

    found = figures_for(hub, by)
    made = todays_plan(found, by, name=name, months=months)
    return keep(name=name, plan=data_of(made.plan), basis=made.basis.as_data(), as_at=made.as_at, hub=hub, by=by)


def copy_scenario(*, scenario: Scenario, name: str, by: Actor) -> Scenario:
    """As it is now, changes included: two of them are set side by side."""
    same = {"plan": scenario.plan, "basis": scenario.basis, "as_at": scenario.as_at, "hub": scenario.hub}
    return keep(name=name, by=by, **same)


@transaction.atomic
def keep(
    *, name: str, plan: dict[str, Any], basis: list[dict[str, Any]], as_at: date, hub: Hub | None, by: Actor
) -> Scenario:
    """``plan`` is that of a file, read and checked already."""
    may_plan(by, hub)
    name = a_name(name)
    named = plan | {"plan": plan["plan"] | {"name": name}}
    scenario: Scenario = Scenario.objects.create(
        hub=hub, by_id=by.account_id, name=name, plan=named, basis=basis, as_at=as_at
    )
    record("kept a scenario", by=by, hub_id=hub.pk if hub else None, about=scenario, fields=["name", "plan"])
    return scenario


def a_name(typed: str) -> str:
    name = " ".join(typed.split())
    if not name:
        raise Refused("Give the scenario a name by which you will know it again.", field="name")
    return name
