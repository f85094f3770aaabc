"""Plays three years in order, a month to a transaction, so that it stays under the minute."""

import json
from collections.abc import Callable
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db import transaction

from spokework.audit.record import together
from spokework.core import clock
from spokework.core.ids import picking_with
from spokework.demo.world import events as e
from spokework.demo.world.plan import Plan, build_plan
from spokework.demo.world.practice import events as p

from . import cases, evaluation, missing, partnerships, practice, referrals, returns, sharing, structure, support
from .world_state import FEATURED_FILE, Made

Progress = Callable[[int, int], None]

PLAYED: dict[type[e.Event], Callable[[Made, Any], None]] = {
    e.ProgrammeBegins: structure.programme_begins,
    e.PersonJoins: structure.person_joins,
    e.RoleGranted: structure.role_granted,
    e.FunderJoins: structure.funder_joins,
    e.HubOpens: structure.hub_opens,
    e.GrantMade: structure.grant_made,
    e.PostCreated: structure.post_created,
    e.AppointmentMade: structure.appointment_made,
    e.NoticeGiven: structure.notice_given,
    e.AppointmentEnded: structure.appointment_ended,
    e.PlacementMade: structure.placement_made,
    e.PlacementEnded: structure.placement_ended,
    e.ReferralReceived: referrals.received,
    e.ReferralTriaged: referrals.triaged,
    e.InformationRequested: referrals.information_requested,
    e.InformationReceived: referrals.information_received,
    e.ReferralAccepted: referrals.accepted,
    e.ReferralDeclined: referrals.declined,
    e.ReferralSignposted: referrals.signposted,
    e.ReferralWithdrawn: referrals.withdrawn,
    e.CaseAllocated: cases.allocated,
    e.CaseHandedOver: cases.handed_over,
    e.AlertRaised: cases.alert_raised,
    e.NetworkMemberAdded: cases.member_added,
    e.AssessmentSigned: cases.assessment_signed,
    e.GoalSet: cases.goal_set,
    e.GoalScored: cases.goal_scored,
    e.GoalEnded: cases.goal_ended,
    e.ContactHeld: cases.contact,
    e.ContactPlanned: cases.contact,
    e.MissingRecorded: missing.recorded,
    e.ReturnRecorded: missing.returned,
    e.InterviewRecorded: missing.interviewed,
    e.ConsentAnswered: sharing.answered,
    e.InformationShared: sharing.shared,
    e.CasePaused: cases.paused,
    e.CaseResumed: cases.resumed,
    e.CaseClosed: cases.closed,
    p.SessionHeld: practice.session_held,
    p.TrainingHeld: practice.training_held,
    p.ConfidenceSaid: practice.confidence_said,
    p.Advised: practice.advised,
    p.WorkedJointly: practice.worked_jointly,
    p.MeetingAttended: practice.meeting_attended,
    p.ChallengeRaised: practice.challenge_raised,
    p.ChallengeEscalated: practice.challenge_escalated,
    p.ChallengeResolved: practice.challenge_resolved,
    p.PartnerAdded: partnerships.partner_added,
    p.ChampionNamed: partnerships.champion_named,
    p.ChampionLeft: partnerships.champion_left,
    p.AgreementSigned: partnerships.agreement_signed,
    p.SupportRated: partnerships.support_rated,
    p.ReviewAsked: partnerships.review_asked,
    p.ReviewAnswered: partnerships.review_answered,
    p.TeamMet: support.team_met,
    p.WasWithColleagues: support.was_with_colleagues,
    p.SupervisionRulesSet: support.supervision_rules_set,
    p.SupervisionHeld: support.supervision_held,
    p.SupervisionMissed: support.supervision_missed,
    p.SupervisionPlanned: support.supervision_planned,
}


def make(progress: Progress = lambda done, of: None, *, plan: Plan | None = None) -> None:
    """Make the demonstration in an empty database. The same plan gives the same facts and references."""
    plan = plan or build_plan()
    made = Made(plan)
    told = list(plan.events())
    done = 0
    with picking_with(made.random("references").choice):
        for _, of_month in groupby(told, key=lambda event: (event.on.year, event.on.month)):
            with transaction.atomic("keyring"), together():
                for day, events in groupby(of_month, key=lambda event: event.on):
                    with clock.standing_at(day):
                        for event in events:
                            PLAYED[type(event)](made, event)
                            done += 1
            progress(done, len(told))
    with clock.standing_at(evaluation.STARTS), transaction.atomic("keyring"), together():
        evaluation.evaluated(made)
    with transaction.atomic("keyring"), together():
        returns.confirmed(made)
    _name_the_featured(made)


def _name_the_featured(made: Made) -> None:
    featured = {role: made.accounts[key].email for role, key in made.plan.featured}
    (settings.DATA_DIRECTORY.path / FEATURED_FILE).write_text(json.dumps(featured, indent=1))
