"""Asking a scenario, and wanting no answer any more."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from spokework.access.decide import Actor
from spokework.audit.record import record
from spokework.core.errors import Refused
from spokework.scenarios import starting
from spokework.scenarios.models import RUNNING, Forecast, Question, Scenario, Stage
from spokework.scenarios.versions import code_version

from .planning import may_plan

SEED = 1  # the same in all: what differs between two forecasts is never luck
AT_ONCE = 2
LEAST, MOST = 50, 5_000
USUAL = 500


@transaction.atomic
def ask(
    *, scenario: Scenario, question: Question, by: Actor, replications: int = USUAL, of: dict[str, Any] | None = None
) -> Forecast:
    """Keeps the question with the whole plan, and starts a process that answers it once this is committed."""
    may_plan(by, scenario.hub)
    if not LEAST <= replications <= MOST:
        raise Refused(f"Choose how often to play it, from {LEAST:,} to {MOST:,}.", field="replications")
    running = Forecast.objects.unscoped("so many at once on a machine").filter(
        stage__in=RUNNING, told_at__gt=timezone.now() - starting.SILENT_FOR
    )
    if running.count() >= AT_ONCE:
        raise Refused(f"{AT_ONCE} forecasts are being worked out already. Wait for one of them, or stop it.")
    forecast: Forecast = Forecast.objects.create(
        hub=scenario.hub,
        by_id=by.account_id,
        scenario=scenario,
        question=question.value,
        inputs={"plan": scenario.plan} | (of or {}),
        seed=SEED,
        replications=replications,
        as_at=scenario.as_at,
        code_version=code_version(),
        told_at=timezone.now(),
    )
    record("asked for a forecast", by=by, hub_id=scenario.hub_id, about=forecast, fields=["question", "inputs"])
    transaction.on_commit(lambda: starting.start(forecast.pk))
    return forecast


def ask_grant_end(*, scenario: Scenario, grant: str, end: date, by: Actor, replications: int = USUAL) -> Forecast:
    """``grant`` by its name in the plan; ``end`` its last day, within the plan's months."""
    from spokework.scenarios.plan_data import plan_from

    plan = plan_from(scenario.plan)
    if grant not in {each.name for each in plan.grants}:
        raise Refused("Choose one of the grants of this scenario.", field="grant")
    if not plan.first_month <= end <= plan.last_day:
        raise Refused("Choose a month that this scenario looks ahead to.", field="month")
    of = {"grant": grant, "end": end.isoformat()}
    return ask(scenario=scenario, question=Question.GRANT_END, by=by, replications=replications, of=of)


def ask_side_by_side(*, scenario: Scenario, other: Scenario, by: Actor, replications: int = USUAL) -> Forecast:
    """What ``other`` changes. Both are of one hub, or both of the programme, and look ahead to the same months."""
    from spokeplan.plan import Unfit
    from spokework.scenarios.plan_data import plan_from, refuse_what_cannot_be_compared

    may_plan(by, other.hub)
    if other.hub_id != scenario.hub_id or other.pk == scenario.pk:
        raise Refused("Choose another scenario of the same hub, or of the programme.", field="other")
    try:
        refuse_what_cannot_be_compared(plan_from(scenario.plan), plan_from(other.plan))
    except Unfit as unfit:
        raise Refused(f"The two cannot be set side by side: {unfit}", field="other") from None
    of = {"name": scenario.name, "other": other.plan, "other_name": other.name}
    return ask(scenario=scenario, question=Question.SIDE_BY_SIDE, by=by, replications=replications, of=of)


@transaction.atomic
def stop_forecast(*, forecast: Forecast, by: Actor) -> None:
    """Its process sees it at the next chunk. One that is over already stays as it is."""
    may_plan(by, forecast.hub)
    rows = Forecast.objects.unscoped("the one that was asked for, locked")
    now = rows.select_for_update().get(pk=forecast.pk)
    if now.stage not in RUNNING:
        return
    now.change(stage=Stage.STOPPED)
    record("stopped a forecast", by=by, hub_id=forecast.hub_id, about=forecast, fields=["stage"])
