"""Every state × verb × role of every machine: what may follow does, and everything else is refused in words.

Walked from the tables in ``states.py``: a state, a verb or a role that is added there is walked from then on.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from spokework.access.decide import Actor, NotAllowed
from spokework.access.roles import ROLES, Role
from spokework.access.transitions import Machine
from spokework.casework import actions, codes
from spokework.casework.levels import Level
from spokework.casework.models import Allocation, Case
from spokework.casework.models.base import ChildRecord
from spokework.casework.states import ASSESSMENT, CASE, REFERRAL, AssessmentState, CaseState, ReferralState
from spokework.casework.states import MACHINES as CASEWORK
from spokework.casework.tests import situations as here
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.insight import actions as figures
from spokework.insight.models import Release
from spokework.insight.releases.checking import Attacked
from spokework.insight.states import MACHINES as FIGURES
from spokework.insight.states import RELEASE
from spokework.insight.tests.releases import a_candidate, a_written_release
from spokework.practice import actions as practice
from spokework.practice import codes as practice_codes
from spokework.practice.states import CHALLENGE, SUPERVISION
from spokework.practice.states import MACHINES as PRACTICE
from spokework.practice.tests.situations import a_challenge, resolved
from spokework.practice.tests.support_situations import a_lone_visit_in, a_supervision_in
from spokework.programme.models import Appointment, Hub
from spokework.programme.tests.situations import AT_THE_MACHINE, a_person, an_actor

MACHINES = (*CASEWORK, *PRACTICE, *FIGURES)
CELLS = [(machine, state) for machine in MACHINES for state in machine.states]
# Accepting waits at once, so that no referral is left between the two.
DONE_BY_ANOTHER = {("referral", "wait"): "accept"}
# Not for a manager who is neither of the two.
FOR_THE_TWO = {("supervision", verb) for verb in ("hold", "miss", "write_down")}


@dataclass
class Scene:
    """A record in one state, who may be asked to act on it, and who could be given the case."""

    record: Any
    hub: Hub
    worker: Appointment
    other: Appointment


Act = Callable[[Scene, Actor], Any]

ACTS: dict[tuple[str, str], Act] = {
    ("referral", "start_triage"): lambda s, by: actions.start_triage(referral=s.record, by=by),
    ("referral", "ask_for_information"): lambda s, by: actions.ask_for_information(
        referral=s.record, asked="Whose car?", by=by
    ),
    ("referral", "receive_information"): lambda s, by: actions.receive_information(referral=s.record, by=by),
    ("referral", "accept"): lambda s, by: actions.accept_referral(referral=s.record, by=by),
    ("referral", "decline"): lambda s, by: actions.decline_referral(
        referral=s.record, reason=codes.DeclineReason.AGE, by=by
    ),
    ("referral", "signpost"): lambda s, by: actions.signpost_referral(referral=s.record, to="The youth club", by=by),
    ("referral", "allocate"): lambda s, by: actions.allocate_referral(referral=s.record, appointment=s.other, by=by),
    ("referral", "withdraw"): lambda s, by: actions.withdraw_referral(referral=s.record, reason="Moved away", by=by),
    ("case", "pause"): lambda s, by: actions.pause_case(case=s.record, reason="A long stay in hospital", by=by),
    ("case", "resume"): lambda s, by: actions.resume_case(case=s.record, by=by),
    ("case", "hand_over"): lambda s, by: actions.hand_over(
        case=s.record, appointment=s.other, summary="Likes to walk.", by=by
    ),
    ("case", "close"): lambda s, by: close(s.record, by),
    ("case", "undo_closure"): lambda s, by: actions.undo_closure(case=s.record, reason="The wrong one", by=by),
    ("assessment", "change"): lambda s, by: actions.change_assessment(
        assessment=s.record, judged_level=Level.MEDIUM, by=by
    ),
    ("assessment", "sign"): lambda s, by: actions.sign_assessment(assessment=s.record, by=by),
    ("assessment", "correct"): lambda s, by: actions.correct_assessment(
        assessment=s.record,
        answers=here.answers_for(Level.LOW),
        judged_level=Level.LOW,
        judged_reason="The first one was of another day",
        by=by,
    ),
    ("challenge", "escalate"): lambda s, by: practice.escalate_challenge(
        challenge=s.record, day=clock.today(), means=practice_codes.ChallengeMeans.MANAGER, by=by
    ),
    ("challenge", "resolve"): lambda s, by: resolved(s.record, by=by),
    ("challenge", "reopen"): lambda s, by: practice.reopen_challenge(challenge=s.record, by=by),
    ("supervision", "move"): lambda s, by: practice.move_supervision(supervision=s.record, due=clock.today(), by=by),
    ("supervision", "hold"): lambda s, by: practice.hold_supervision(
        supervision=s.record, held_on=clock.today(), by=by
    ),
    ("supervision", "miss"): lambda s, by: practice.miss_supervision(supervision=s.record, reason="Ill", by=by),
    ("supervision", "write_down"): lambda s, by: practice.write_down_supervision(
        supervision=s.record, content="Better", agreed="", by=by
    ),
    ("lone visit", "check_in"): lambda s, by: practice.check_in(visit=s.record, by=by),
    ("lone visit", "extend"): lambda s, by: practice.extend_lone_visit(
        visit=s.record, due_at=timezone.now() + timedelta(hours=1), by=by
    ),
    ("lone visit", "cancel"): lambda s, by: practice.cancel_lone_visit(visit=s.record, by=by),
    ("release", "make_again"): lambda s, by: figures.make_again(release=s.record, candidate=a_candidate(), by=by),
    ("release", "write_a_message"): lambda s, by: figures.write_message(
        release=s.record, indicator="lower_risk_all", words="Most felt safer.", by=by
    ),
    ("release", "check"): lambda s, by: figures.check_release(
        release=s.record, attacked=Attacked(s.record.name, ()), by=by
    ),
    ("release", "approve"): lambda s, by: figures.approve_release(release=s.record, by=by),
    ("release", "publish"): lambda s, by: figures.publish_release(release=s.record, by=by),
}


def close(case: Case, by: Actor) -> Case:
    return actions.close_case(
        case=case,
        reason=codes.ClosureReason.MOVED,
        not_assessed=codes.NotAssessed.MOVED,
        outcome="Lives with an aunt now.",
        young_person_told=True,
        told_how="By telephone",
        by=by,
    )


def the_scene(machine: Machine, state: str) -> Scene:
    hub = here.a_hub()
    worker, other = here.a_spoke(hub), here.a_spoke(hub)
    if machine is REFERRAL:
        return Scene(here.a_referral(hub, state=state, appointment=worker), hub, worker, other)
    if machine is RELEASE:
        return Scene(a_written_release(state, by=a_person(), approved_by=a_person()), hub, worker, other)
    if machine is CHALLENGE:
        return Scene(a_challenge(hub, state=state), hub, worker, other)
    if machine in PRACTICE:
        made = a_supervision_in if machine is SUPERVISION else a_lone_visit_in
        return Scene(made(state, hub, worker.worker, other.worker), hub, worker, other)
    case = here.an_open_case(worker=worker)
    if machine is CASE:
        if state == CaseState.PAUSED:
            case = actions.pause_case(case=case, reason="A long stay in hospital", by=AT_THE_MACHINE)
        if state == CaseState.CLOSED:
            case = _closed(case)
        return Scene(case, hub, worker, other)
    signed = state == AssessmentState.SIGNED
    assessment = here.a_signed_assessment(case) if signed else here.a_drafted_assessment(case)
    return Scene(assessment, hub, worker, other)


def _closed(case: Case) -> Case:
    close(case, AT_THE_MACHINE)
    closed: Case = Case.objects.unscoped("tests").select_related("young_person").get(pk=case.pk)
    return closed


def holds(scene: Scene) -> bool:
    """Whether the spoke worker reaches the record: what is the hub's, and a young person's while the case is hers."""
    if not isinstance(scene.record, ChildRecord):
        return True
    rows = Allocation.objects.unscoped("tests").filter(young_person=scene.record.young_person_id)
    return bool(rows.filter(appointment=scene.worker, end=None).exists())


def people(scene: Scene) -> Iterator[tuple[str, Actor, bool]]:
    """Everybody who might try, and whether they reach the record at all: the manager is not the supervisor."""
    for role in Role:
        if role is Role.SPOKE_WORKER:
            yield role, here.acting(scene.worker), holds(scene)
        else:
            actor = an_actor(role, scene.hub if ROLES[role].of_hub else None)
            yield role, actor, role is Role.HUB_MANAGER or isinstance(scene.record, Release)
    yield Role.HUB_MANAGER, an_actor(Role.HUB_MANAGER, here.a_hub()), False  # the manager of another hub


class _Undo(Exception):
    pass


def tried(scene: Scene, act: Act, actor: Actor) -> str:
    """What came of it: the new state, or the kind of refusal with its words. Undone either way."""
    outcome = ""
    try:
        with transaction.atomic():
            act(scene, actor)
            outcome = stored_state(scene)
            raise _Undo
    except _Undo:
        return outcome
    except NotAllowed:
        return "not allowed"
    except Refused as refused:
        return f"refused: {refused.message}"


def stored_state(scene: Scene) -> str:
    rows = type(scene.record).objects.unscoped("tests")
    return str(rows.values_list("state", flat=True).get(pk=scene.record.pk))


def follows(machine: Machine, verb: str, state: str) -> str | None:
    """The state after the whole of what the verb's action does; None where it is refused."""
    if state not in machine.transition(verb).sources:
        return None
    after = machine.step(verb, state)
    if (machine.thing, verb) == ("referral", "accept"):
        return machine.step("wait", after)
    return after


@pytest.mark.django_db
@pytest.mark.parametrize(("machine", "state"), CELLS, ids=lambda part: getattr(part, "thing", part))
def test_every_verb_by_every_role(machine: Machine, state: str) -> None:
    scene = the_scene(machine, state)
    assert stored_state(scene) == state
    everybody = list(people(scene))
    for transition in machine.transitions:
        if (machine.thing, transition.verb) in DONE_BY_ANOTHER:
            continue
        act = ACTS[machine.thing, transition.verb]
        target = follows(machine, transition.verb, state)
        for role, actor, reaches in everybody:
            cell = f"{machine.thing} {state}: {transition.verb} by {role}"
            outcome = tried(scene, act, actor)
            if role is Role.HUB_MANAGER and (machine.thing, transition.verb) in FOR_THE_TWO:
                reaches = False
            if not reaches or transition.permission not in ROLES[Role(role)].permissions:
                assert outcome == "not allowed", f"{cell} → {outcome}"
            elif target is None:
                assert outcome.startswith("refused: "), f"{cell} → {outcome}"
                assert machine.words(state) in outcome, f"{cell} does not name the state: {outcome}"
            else:
                assert outcome == target, f"{cell} → {outcome}"
    assert stored_state(scene) == state, "a refusal left something behind"


@pytest.mark.once
def test_every_verb_is_walked() -> None:
    verbs = {(machine.thing, transition.verb) for machine in MACHINES for transition in machine.transitions}
    assert set(ACTS) | set(DONE_BY_ANOTHER) == verbs


@pytest.mark.once
@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.thing)
def test_every_state_can_be_reached_and_every_transition_stands_on_states_there_are(machine: Machine) -> None:
    states = set(machine.states)
    reached = {machine.first}
    for _ in states:
        reached |= {t.target for t in machine.transitions if t.target and reached & set(t.sources)}
    assert reached == states
    for transition in machine.transitions:
        assert set(transition.sources) <= states
        assert not transition.target or transition.target in states


@pytest.mark.once
def test_a_referral_that_was_decided_stays_decided() -> None:
    ends = (ReferralState.DECLINED, ReferralState.SIGNPOSTED, ReferralState.ALLOCATED, ReferralState.WITHDRAWN)
    assert not [end for end in ends if REFERRAL.verbs_from(end)]
    assert ASSESSMENT.verbs_from(AssessmentState.SIGNED) == ["correct"]
