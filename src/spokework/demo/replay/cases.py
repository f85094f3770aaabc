"""The work itself."""

from spokework.casework import actions, codes
from spokework.casework.models import Case
from spokework.demo.world import events as e
from spokework.demo.world.answers import answers_for

from .world_state import Made

WHY_NOT_ASSESSED = {
    "uncontactable": codes.NotAssessed.UNCONTACTABLE,
    "moved": codes.NotAssessed.MOVED,
    "disengaged": codes.NotAssessed.NOT_TAKEN_UP,
    "declined": codes.NotAssessed.NOT_TAKEN_UP,
}


def _case(made: Made, event: e.OfCase) -> Case:
    return made.cases[event.case_key]


def allocated(made: Made, event: e.CaseAllocated) -> None:
    made.cases[event.case_key] = actions.allocate_referral(
        referral=made.referrals[event.case.referral_key],
        appointment=made.appointments[event.allocation.appointment_key],
        over_cap_reason=event.allocation.over_cap_reason,
        by=made.actor(event.by),
    )


def handed_over(made: Made, event: e.CaseHandedOver) -> None:
    actions.hand_over(
        case=_case(made, event),
        appointment=made.appointments[event.allocation.appointment_key],
        summary=event.allocation.summary,
        over_cap_reason=event.allocation.over_cap_reason,
        by=made.actor(event.by),
    )


def alert_raised(made: Made, event: e.AlertRaised) -> None:
    actions.raise_alert(young_person=_case(made, event).young_person, text=event.alert.words, by=made.actor(event.by))


def member_added(made: Made, event: e.NetworkMemberAdded) -> None:
    member = event.member
    actions.add_network_member(
        young_person=_case(made, event).young_person,
        kind=member.kind,
        name=member.name,
        relation=member.relation,
        trusted=member.safe,
        by=made.actor(event.by),
    )


def assessment_signed(made: Made, event: e.AssessmentSigned) -> None:
    told = event.assessment
    by = made.actor(event.by)
    draft = actions.draft_assessment(
        case=_case(made, event),
        stage=told.stage,
        tool=made.tool,
        answers=answers_for(made.tool, told.computed, made.random(f"answers:{told.key}")),
        judged_level=told.level,
        judged_reason=told.override_reason,
        by=by,
    )
    signed = actions.sign_assessment(assessment=draft, by=by)
    if told.stage == codes.Stage.CLOSURE:
        made.closing_assessments[event.case_key] = signed


def goal_set(made: Made, event: e.GoalSet) -> None:
    goal = event.goal
    made.goals[goal.key] = actions.set_goal(
        case=_case(made, event),
        words=goal.words,
        domain=goal.domain,
        baseline=goal.baseline,
        target=goal.target,
        rated_by=goal.rated_by,
        by=made.actor(event.by),
    )


def goal_scored(made: Made, event: e.GoalScored) -> None:
    score = event.score
    actions.score_goal(
        goal=made.goals[event.goal_key], score=score.value, rated_by=score.rated_by, by=made.actor(event.by)
    )


def goal_ended(made: Made, event: e.GoalEnded) -> None:
    actions.end_goal(goal=made.goals[event.goal_key], achieved=event.achieved, by=made.actor(event.by))


def contact(made: Made, event: e.ContactHeld | e.ContactPlanned) -> None:
    told = event.contact
    recorded = actions.record_contact(
        case=_case(made, event),
        by=made.actor(event.by),
        day=told.on,
        time=told.at,
        mode=told.mode,
        attendance=told.attendance,
        minutes=told.minutes or None,
        place=told.place,
        place_chosen_by=told.place_chosen_by,
        purpose=told.purpose,
        note=told.note,
        view=told.view,
    )
    if told.key in made.shared_in:
        made.contacts[told.key] = recorded


def paused(made: Made, event: e.CasePaused) -> None:
    made.cases[event.case_key] = actions.pause_case(
        case=_case(made, event), reason=event.pause.reason, by=made.actor(event.by)
    )


def resumed(made: Made, event: e.CaseResumed) -> None:
    made.cases[event.case_key] = actions.resume_case(case=_case(made, event), by=made.actor(event.by))


def closed(made: Made, event: e.CaseClosed) -> None:
    told = event.closure
    assessment = made.closing_assessments.get(event.case_key)
    why_not = "" if assessment else WHY_NOT_ASSESSED.get(told.reason, codes.NotAssessed.OTHER)
    actions.close_case(
        case=_case(made, event),
        reason=told.reason,
        outcome=" ".join(part for part in (told.outcome, told.no_assessment_because) if part),
        onward_support=told.onward,
        assessment=assessment,
        not_assessed=why_not,
        young_person_told=told.young_person_told,
        told_how=told.told_words,
        feedback=told.feedback,
        feedback_score=told.feedback_score,
        by=made.actor(event.by),
    )
