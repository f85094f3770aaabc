"""What was done around the casework."""

from typing import Any

from spokework.casework.models import Case
from spokework.demo.world.practice import events as e
from spokework.demo.world.practice.done import Done
from spokework.practice import actions
from spokework.practice.models import SessionSeries

from .world_state import Made


def _done(made: Made, event: Any) -> dict[str, Any]:
    done: Done = event.done
    return {
        "hub_id": made.hubs[done.day.hub_key].pk,
        "by": made.actor(event.by),
        "day": done.day.on,
        "area": made.areas[done.day.area_code],
        "minutes": done.minutes,
    }


def _case(made: Made, key: str | None) -> Case | None:
    return made.cases[key] if key else None


def session_held(made: Made, event: e.SessionHeld) -> None:
    done = event.done
    series: SessionSeries | None = None
    if done.series and not done.begins_series:
        series = made.series[done.day.hub_key, done.series]
    recorded = actions.record_session(
        **_done(made, event),
        audience=done.audience,
        venue=done.venue,
        topic=done.topic,
        attended=done.attended,
        series=series,
        new_series=done.series if done.begins_series else "",
        names=done.names,
        note=done.note,
    )
    if recorded.series is not None:
        made.series[done.day.hub_key, done.series] = recorded.series


def training_held(made: Made, event: e.TrainingHeld) -> None:
    done = event.done
    made.trainings[done.key] = actions.record_training(
        **_done(made, event),
        agency=made.hosts[done.agency_key],
        topic=done.topic,
        attended=done.attended,
        roles=dict(done.roles),
        note=done.note,
    )


def confidence_said(made: Made, event: e.ConfidenceSaid) -> None:
    sheet, by = event.sheet, made.actor(event.by)
    for trainee, score in sheet.scores:
        actions.record_confidence(
            training=made.trainings[sheet.training_key], trainee=trainee, moment=sheet.moment, score=score, by=by
        )


def advised(made: Made, event: e.Advised) -> None:
    done = event.done
    actions.record_consultancy(
        **_done(made, event),
        agency=made.hosts[done.agency_key],
        role=done.role,
        topic=done.topic,
        advice=done.advice,
        case=_case(made, done.case_key),
    )


def worked_jointly(made: Made, event: e.WorkedJointly) -> None:
    done = event.done
    actions.record_joint_work(
        **_done(made, event),
        agency=made.hosts[done.agency_key],
        kind=done.kind,
        note=done.note,
        case=_case(made, done.case_key),
    )


def meeting_attended(made: Made, event: e.MeetingAttended) -> None:
    done = event.done
    actions.record_meeting(
        **_done(made, event),
        kind=done.kind,
        agencies=[made.hosts[key] for key in done.agency_keys],
        note=done.note,
        agreed=done.agreed,
    )


def challenge_raised(made: Made, event: e.ChallengeRaised) -> None:
    done = event.done
    made.challenges[done.key] = actions.raise_challenge(
        **_done(made, event),
        agency=made.hosts[done.agency_key],
        about=done.about,
        means=done.means,
        issue=done.issue,
        with_whom=done.with_whom,
        case=_case(made, done.case_key),
    )


def challenge_escalated(made: Made, event: e.ChallengeEscalated) -> None:
    step = event.step
    actions.escalate_challenge(
        challenge=made.challenges[event.challenge_key],
        by=made.actor(event.by),
        day=step.on,
        means=step.means,
        note=step.note,
    )


def challenge_resolved(made: Made, event: e.ChallengeResolved) -> None:
    end = event.end
    actions.resolve_challenge(
        challenge=made.challenges[event.challenge_key],
        by=made.actor(event.by),
        day=end.on,
        result=end.result,
        response=end.response,
        changed=end.changed,
    )
