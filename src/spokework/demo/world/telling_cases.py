"""Turns the plan of referrals and cases into dated events."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from spokework.demo.world import events as e
from spokework.demo.world.cases import Case, MissingEpisode
from spokework.demo.world.referrals import Referral, Step

if TYPE_CHECKING:
    from spokework.demo.world.plan import Plan

STEP_VERBS: dict[str, type[e.OfReferral]] = {
    "triage": e.ReferralTriaged,
    "info_requested": e.InformationRequested,
    "info_received": e.InformationReceived,
    "withdrawn": e.ReferralWithdrawn,
}
DECISION_VERBS: dict[str, type[e.ReferralDecided]] = {
    "accepted": e.ReferralAccepted,
    "declined": e.ReferralDeclined,
    "signposted": e.ReferralSignposted,
}


def referral_events(plan: "Plan") -> Iterator[e.Event]:
    people = {person.key: person for person in plan.young_people}
    returning = {case.referral_key for case in plan.cases if case.reopens}
    for referral in plan.referrals:
        person = people[referral.young_person_key]
        yield e.ReferralReceived(referral.received_on, referral.entered_by, referral, person, referral.key in returning)
        for step in referral.steps:
            yield _step_event(referral, step)


def _step_event(referral: Referral, step: Step) -> e.Event:
    manager = f"manager-{referral.hub_key}"
    if step.verb in STEP_VERBS:
        return STEP_VERBS[step.verb](step.on, manager, referral.key, step)
    return DECISION_VERBS[step.verb](
        step.on,
        manager,
        referral.key,
        step,
        bool(referral.right_place),
        bool(referral.right_time),
        bool(referral.information_good),
    )


def case_events(plan: "Plan") -> Iterator[e.Event]:
    for case in plan.cases:
        yield from _hands(case)
        yield from _work(case)


def _hands(case: Case) -> Iterator[e.Event]:
    manager = f"manager-{case.hub_key}"
    first, *others = case.allocations
    yield e.CaseAllocated(case.opened_on, manager, case.key, case, first)
    for allocation in others:
        yield e.CaseHandedOver(allocation.from_on, manager, case.key, allocation)
    if case.closure:
        yield e.CaseClosed(case.closure.on, manager, case.key, case.closure)


def _work(case: Case) -> Iterator[e.Event]:
    by, key = case.worker_on, case.key
    for alert in case.alerts:
        yield e.AlertRaised(alert.on, by(alert.on), key, alert)
    for member in case.network:
        yield e.NetworkMemberAdded(member.on, by(member.on), key, member)
    for assessment in case.assessments:
        yield e.AssessmentSigned(assessment.on, by(assessment.on), key, assessment)
    for goal in case.goals:
        yield e.GoalSet(goal.set_on, by(goal.set_on), key, goal)
        for score in goal.scores:
            yield e.GoalScored(score.on, by(score.on), key, goal.key, score)
        if goal.ended_on is not None:
            yield e.GoalEnded(goal.ended_on, by(goal.ended_on), key, goal.key, goal.achieved)
    for contact in case.contacts:
        verb = e.ContactHeld if contact.attendance else e.ContactPlanned
        yield verb(contact.recorded_on, by(contact.recorded_on), key, contact)
    for episode in case.missing:
        yield from _missing(case, episode)
    for consent in case.consents:
        yield e.ConsentAnswered(consent.on, by(consent.on), key, consent)
    for sharing in case.sharings:
        yield e.InformationShared(sharing.on, by(sharing.on), key, case.area_code, sharing)
    for pause in case.pauses:
        yield e.CasePaused(pause.from_on, by(pause.from_on), key, pause)
        if pause.until_on is not None:
            yield e.CaseResumed(pause.until_on, by(pause.until_on), key, pause)


def _missing(case: Case, episode: MissingEpisode) -> Iterator[e.Event]:
    by, key = case.worker_on, case.key
    yield e.MissingRecorded(episode.recorded_on, by(episode.recorded_on), key, episode)
    home, interview = episode.return_recorded_on, episode.rhi_recorded_on
    if home is not None and not episode.is_recorded_with_its_return:
        yield e.ReturnRecorded(home, by(home), key, episode)
    if interview is not None:
        yield e.InterviewRecorded(interview, by(interview), key, episode)
