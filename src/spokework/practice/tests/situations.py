"""Practice to test with, made through the actions as everything is."""

from collections.abc import Callable
from typing import Any

from spokework.access.decide import Actor
from spokework.casework.tests.situations import a_hub, a_manager, a_spoke, acting, an_area, an_open_case, refused
from spokework.core import clock
from spokework.practice import actions, codes
from spokework.practice.models import (
    AwarenessSession,
    Challenge,
    Consultancy,
    JointWork,
    StrategicMeeting,
    TrainingEvent,
)
from spokework.practice.states import ChallengeState as S
from spokework.programme.models import Area, Hub
from spokework.programme.tests.situations import AT_THE_MACHINE, a_host

__all__ = ["a_hub", "a_manager", "a_spoke", "acting", "an_open_case", "refused"]


KINDS = ("session", "training", "consultancy", "joint_work", "meeting", "challenge")
# The pages about one row, and which of ``one_of_each`` that is.
PAGES = {f"{kind}{page}": kind for kind in KINDS for page in ("", "_correct")} | {
    "session_register": "session",
    "session_register_drop": "session",
    "training_register": "training",
    "training_register_drop": "training",
    "training_confidence": "training",
    "consultancy_relink": "consultancy",
    "joint_work_relink": "joint_work",
    "challenge_relink": "challenge",
    "challenge_escalate": "challenge",
    "challenge_resolve": "challenge",
    "challenge_reopen": "resolved challenge",
}


def one_of_each(hub: Hub, area: Area, say: Callable[[str], str] = str.capitalize) -> dict[str, Any]:
    """A row of each kind, by the name of its page, with everything that can be written in it."""
    open_one = a_challenge(hub, area=area, issue=say("issue"), with_whom=say("with whom"))
    means = codes.ChallengeMeans.MANAGER
    actions.escalate_challenge(
        challenge=open_one, by=AT_THE_MACHINE, day=open_one.day, means=means, note=say("step note")
    )
    words = {"response": say("response"), "changed": say("changed")}
    return {
        "session": a_session(hub, area=area, note=say("session note"), names=[say("in a session's register")]),
        "training": a_training(hub, area=area, note=say("training note"), names=[say("in a training's register")]),
        "consultancy": a_consultancy(hub, area=area, advice=say("advice to a teacher")),
        "joint_work": joint_work(hub, area=area, note=say("joint work note")),
        "meeting": a_meeting(hub, area=area, note=say("meeting note"), agreed=say("agreed at a meeting")),
        "challenge": Challenge.objects.unscoped("tests").get(pk=open_one.pk),
        "resolved challenge": resolved(a_challenge(hub, area=area), **words),
    }


def _done(hub: Hub | None, by: Actor, facts: dict[str, Any], usual: dict[str, Any]) -> dict[str, Any]:
    """Today, in an area with an agency of its own, unless said."""
    area = facts.get("area") or an_area()
    common = {"hub_id": (hub or a_hub()).pk, "by": by, "day": clock.today(), "area": area}
    return common | usual | facts


def a_session(hub: Hub | None = None, *, by: Actor = AT_THE_MACHINE, **facts: Any) -> AwarenessSession:
    usual = {
        "audience": codes.Audience.YOUNG_PEOPLE,
        "venue": codes.Venue.SCHOOL,
        "topic": codes.Topic.HEALTHY_RELATIONSHIPS,
        "attended": 12,
    }
    return actions.record_session(**_done(hub, by, facts, usual))


def a_training(hub: Hub | None = None, *, by: Actor = AT_THE_MACHINE, **facts: Any) -> TrainingEvent:
    return actions.record_training(**_done(hub, by, facts, {"topic": codes.Topic.RECOGNISING, "attended": 10}))


def a_consultancy(hub: Hub | None = None, *, by: Actor = AT_THE_MACHINE, **facts: Any) -> Consultancy:
    usual = {
        "role": codes.ProfessionalRole.TEACHER,
        "topic": codes.Topic.RECOGNISING,
        "advice": "Ask the young person what would help.",
    }
    done = _done(hub, by, facts, usual)
    return actions.record_consultancy(**({"agency": a_host(done["area"])} | done))


def joint_work(hub: Hub | None = None, *, by: Actor = AT_THE_MACHINE, **facts: Any) -> JointWork:
    done = _done(hub, by, facts, {"kind": codes.JointKind.VISIT})
    return actions.record_joint_work(**({"agency": a_host(done["area"])} | done))


def a_meeting(hub: Hub | None = None, *, by: Actor = AT_THE_MACHINE, **facts: Any) -> StrategicMeeting:
    return actions.record_meeting(**_done(hub, by, facts, {"kind": codes.MeetingKind.MACE}))


def a_challenge(
    hub: Hub | None = None, *, by: Actor = AT_THE_MACHINE, state: str = S.RAISED, **facts: Any
) -> Challenge:
    """One that has come as far as ``state``, all on its day."""
    usual = {
        "about": codes.ChallengeIssue.RESPONSE_TO_MISSING,
        "means": codes.ChallengeMeans.CONVERSATION,
        "issue": "Nobody looked for him before the morning.",
    }
    done = _done(hub, by, facts, usual)
    raised = actions.raise_challenge(**({"agency": a_host(done["area"])} | done))
    if state == S.ESCALATED:
        actions.escalate_challenge(challenge=raised, by=by, day=raised.day, means=codes.ChallengeMeans.MANAGER)
        raised.refresh_from_db()
    if state == S.RESOLVED:
        return resolved(raised, by=by)
    return raised


def resolved(challenge: Challenge, *, by: Actor = AT_THE_MACHINE, **facts: Any) -> Challenge:
    usual = {
        "day": clock.today(),
        "result": codes.ChallengeResult.UPHELD,
        "response": "The police now look at once.",
    }
    return actions.resolve_challenge(challenge=challenge, by=by, **(usual | facts))
