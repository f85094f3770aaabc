"""All of the practice of a programme, out of who worked where when."""

from dataclasses import dataclass

from spokework.demo.world.cases import Case
from spokework.demo.world.hub_days import HubDays
from spokework.demo.world.programme import Appointment, Placement, Post
from spokework.demo.world.rolls import stream

from . import around_cases, partnerships, reach, support
from .beside import Agreement, Champion, Partner, Rating, Review
from .cases_held import CasesHeld
from .done import Challenge, ConfidenceSheet, Consultancy, JointWork, Meeting, Session, Training
from .support import OwnDay, Rules, Supervision, TeamDay
from .working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class Practice:
    sessions: tuple[Session, ...]
    trainings: tuple[Training, ...]
    confidence: tuple[ConfidenceSheet, ...]
    consultancies: tuple[Consultancy, ...]
    joint_work: tuple[JointWork, ...]
    meetings: tuple[Meeting, ...]
    challenges: tuple[Challenge, ...]
    partners: tuple[Partner, ...]
    champions: tuple[Champion, ...]
    agreements: tuple[Agreement, ...]
    ratings: tuple[Rating, ...]
    reviews: tuple[Review, ...]
    supervision_rules: tuple[Rules, ...]
    supervisions: tuple[Supervision, ...]
    team_days: tuple[TeamDay, ...]
    own_days: tuple[OwnDay, ...]


def build_practice(
    structure: HubDays,
    posts: tuple[Post, ...],
    appointments: tuple[Appointment, ...],
    placements: tuple[Placement, ...],
    cases: tuple[Case, ...],
    seed: int,
) -> Practice:
    """Each kind has a stream of its own, so that a new sentence in one leaves the others as they were."""
    working, held = WorkingDays(structure, appointments), CasesHeld(cases)
    trainings = tuple(reach.trainings(working, stream(seed, "trainings")))
    last_days = {appointment.key: appointment.last_day for appointment in appointments}
    there = partnerships.presences(posts, placements)
    team_days = tuple(support.team_days(structure, stream(seed, "team days")))
    sessions = reach.sessions(working, stream(seed, "sessions"))
    return Practice(
        sessions=(*sessions, *reach.for_adults(working, stream(seed, "adults"))),
        trainings=trainings,
        confidence=tuple(reach.confidence(trainings, last_days, stream(seed, "confidence"))),
        consultancies=tuple(around_cases.consultancies(working, held, stream(seed, "consultancies"))),
        joint_work=tuple(around_cases.joint_work(working, held, stream(seed, "joint work"))),
        meetings=tuple(around_cases.meetings(working, stream(seed, "meetings"))),
        challenges=tuple(around_cases.challenges(working, held, stream(seed, "challenges"))),
        partners=tuple(partnerships.partners(there, stream(seed, "partners"))),
        champions=tuple(partnerships.champions(there, stream(seed, "champions"))),
        agreements=tuple(partnerships.agreements(there, stream(seed, "agreements"))),
        ratings=tuple(partnerships.ratings(there, stream(seed, "ratings"))),
        reviews=tuple(partnerships.reviews(there, structure, stream(seed, "reviews"))),
        supervision_rules=tuple(support.rules(structure)),
        supervisions=(
            *support.supervisions(working, stream(seed, "supervisions")),
            *support.together(team_days, stream(seed, "group supervisions")),
        ),
        team_days=team_days,
        own_days=tuple(support.own_days(working, stream(seed, "own days"))),
    )
