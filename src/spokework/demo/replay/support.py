"""How workers are supported."""

from typing import Any

from spokework.demo.world.practice import events as e
from spokework.demo.world.practice.support import Supervision
from spokework.practice import actions

from .world_state import Made


def _between(made: Made, told: Supervision) -> dict[str, Any]:
    return {
        "hub_id": made.hubs[told.hub_key].pk,
        "kind": told.kind,
        "worker": made.accounts[told.worker_key],
        "supervisor": made.accounts[told.supervisor_key] if told.supervisor_key else None,
    }


def supervision_rules_set(made: Made, event: e.SupervisionRulesSet) -> None:
    rules = event.rules
    actions.change_supervision_rules(
        hub_id=made.hubs[rules.hub_key].pk, weeks=dict(rules.weeks), by=made.actor(event.by)
    )


def supervision_held(made: Made, event: e.SupervisionHeld) -> None:
    told = event.supervision
    actions.record_supervision(
        **_between(made, told),
        held_on=told.on,
        minutes=told.minutes,
        content=told.content,
        agreed=told.agreed,
        by=made.actor(event.by),
    )


def supervision_planned(made: Made, event: e.SupervisionPlanned) -> None:
    told = event.supervision
    actions.plan_supervision(**_between(made, told), due=told.on, by=made.actor(event.by))


def supervision_missed(made: Made, event: e.SupervisionMissed) -> None:
    told, by = event.supervision, made.actor(event.by)
    planned = actions.plan_supervision(**_between(made, told), due=told.on, by=by)
    actions.miss_supervision(supervision=planned, reason=told.missed_because, by=by)


def team_met(made: Made, event: e.TeamMet) -> None:
    told = event.team_day
    actions.record_team_day(
        hub_id=made.hubs[told.hub_key].pk,
        day=told.on,
        kind=told.kind,
        workers=[made.accounts[key] for key in told.worker_keys],
        by=made.actor(event.by),
    )


def was_with_colleagues(made: Made, event: e.WasWithColleagues) -> None:
    told = event.own_day
    actions.record_colleague_day(
        hub_id=made.hubs[told.hub_key].pk, day=told.on, kind=told.kind, by=made.actor(event.by)
    )
