"""Turns practice into dated events."""

from collections.abc import Iterator

from spokework.demo.world.calendar import CLOCK
from spokework.demo.world.events import Event

from . import events as e
from .all_of_it import Practice


def practice_events(of: Practice) -> Iterator[Event]:
    yield from _done(of)
    for sheet in of.confidence:
        yield e.ConfidenceSaid(sheet.on, sheet.worker_key, sheet)
    for challenge in of.challenges:
        yield e.ChallengeRaised(challenge.day.on, challenge.day.worker_key, challenge)
        for step in challenge.steps:
            yield e.ChallengeEscalated(step.on, step.by, challenge.key, step)
        if challenge.end is not None:
            yield e.ChallengeResolved(challenge.end.on, challenge.end.by, challenge.key, challenge.end)
    yield from _beside(of)
    yield from _support(of)


def _done(of: Practice) -> Iterator[Event]:
    for session in of.sessions:
        yield e.SessionHeld(session.day.on, session.day.worker_key, session)
    for training in of.trainings:
        yield e.TrainingHeld(training.day.on, training.day.worker_key, training)
    for consultancy in of.consultancies:
        yield e.Advised(consultancy.day.on, consultancy.day.worker_key, consultancy)
    for joint in of.joint_work:
        yield e.WorkedJointly(joint.day.on, joint.day.worker_key, joint)
    for meeting in of.meetings:
        yield e.MeetingAttended(meeting.day.on, meeting.day.worker_key, meeting)


def _beside(of: Practice) -> Iterator[Event]:
    for partner in of.partners:
        yield e.PartnerAdded(partner.on, partner.presence.manager_key, partner)
    for champion in of.champions:
        yield e.ChampionNamed(champion.on, champion.presence.manager_key, champion)
        if champion.last_day is not None:
            yield e.ChampionLeft(champion.last_day, champion.presence.manager_key, champion)
    for agreement in of.agreements:
        yield e.AgreementSigned(agreement.on, agreement.presence.manager_key, agreement)
    for rating in of.ratings:
        yield e.SupportRated(rating.on, rating.presence.manager_key, rating)
    for review in of.reviews:
        yield e.ReviewAsked(review.on, review.presence.manager_key, review)
        yield e.ReviewAnswered(review.answered_on, review.presence.manager_key, review)


def _support(of: Practice) -> Iterator[Event]:
    for day in of.team_days:
        yield e.TeamMet(day.on, f"manager-{day.hub_key}", day)
    for own in of.own_days:
        yield e.WasWithColleagues(own.on, own.worker_key, own)
    for rules in of.supervision_rules:
        yield e.SupervisionRulesSet(rules.on, f"manager-{rules.hub_key}", rules)
    for supervision in of.supervisions:
        worker = supervision.worker_key
        if supervision.state == "held":
            by = f"manager-{supervision.hub_key}" if supervision.kind == "group" else worker
            yield e.SupervisionHeld(supervision.on, by, supervision)
        elif supervision.state == "missed":
            yield e.SupervisionMissed(supervision.on, worker, supervision)
        else:  # planned for a day to come
            yield e.SupervisionPlanned(CLOCK, worker, supervision)
