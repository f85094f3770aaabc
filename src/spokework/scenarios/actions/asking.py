"""Asking a scenario, and wanting no answer any more."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from spokework.access.decide import Actor
from spokework.audit.record import record
from spokework.core import beside
from spokework.core.errors import Refused
from spokework.scenarios.models import Forecast, Question, Scenario
from spokework.scenarios.versions import code_version

from .planning import figures_for, may_plan

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
    running = beside.still_running(Forecast.objects.unscoped("so many at once on a machine"))
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
    transaction.on_commit(lambda: beside.start("forecast", forecast.pk))
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


def ask_track_record(*, scenario: Scenario, by: Actor, replications: int = USUAL) -> Forecast:
    """The plan played over the months since the first post was filled, held against the cases that began in them."""
    may_plan(by, scenario.hub)
    from spokework.scenarios.plan_data import data_of, plan_from
    from spokework.scenarios.today import the_past

    found = figures_for(scenario.hub, by)
    past = the_past(found, by, plan_from(scenario.plan))
    of = {
        "past": data_of(past.plan),
        "observed": past.observed,
        "quarters": None if past.quarters is None else {str(key): number for key, number in past.quarters.items()},
        "total": past.total,
    }
    return ask(scenario=scenario, question=Question.TRACK_RECORD, by=by, replications=replications, of=of)


def ask_placement(
    *,
    scenario: Scenario,
    more_posts: int,
    move_cost: float,
    furthest: float,
    hub_most: int,
    hubs_an_area: int,
    by: Actor,
) -> Forecast:
    """Where the scenario's posts, and so many more, would meet most need."""
    may_plan(by, scenario.hub)
    from spokework.scenarios.plan_data import plan_from
    from spokework.scenarios.today.places import Conditions, placement_problem

    asked = Conditions(more_posts, move_cost, furthest, hub_most, hubs_an_area)
    problem = placement_problem(figures_for(scenario.hub, by), plan_from(scenario.plan), asked)
    if not problem["hubs"]:
        raise Refused("No area of this scenario stands on the schematic map. Give its areas a place there first.")
    hubs, posts = len(problem["hubs"]), problem["conditions"]["posts"]
    if posts > hubs * hub_most:
        raise Refused(
            f"{posts} posts are more than {hubs} × {hub_most}. Allow a hub more, or add fewer.", field="hub_most"
        )
    return ask(scenario=scenario, question=Question.PLACEMENT, by=by, of={"problem": problem})


@transaction.atomic
def stop_forecast(*, forecast: Forecast, by: Actor) -> None:
    """Its process sees it at the next chunk."""
    may_plan(by, forecast.hub)
    if not beside.stop(Forecast.objects.unscoped("the one that was asked for, locked").filter(pk=forecast.pk)):
        return
    record("stopped a forecast", by=by, hub_id=forecast.hub_id, about=forecast, fields=["stage"])
