"""What happens around the casework, as verbs. ``by`` acts; whoever answers by a link has no key."""

from dataclasses import dataclass

from spokework.demo.world.events import Event

from .beside import Agreement, Champion, Partner, Rating, Review
from .done import (
    Challenge,
    ChallengeEnd,
    ChallengeStep,
    ConfidenceSheet,
    Consultancy,
    JointWork,
    Meeting,
    Session,
    Training,
)
from .support import OwnDay, Rules, Supervision, TeamDay


@dataclass(frozen=True, slots=True)
class SessionHeld(Event):
    done: Session


@dataclass(frozen=True, slots=True)
class TrainingHeld(Event):
    done: Training


@dataclass(frozen=True, slots=True)
class ConfidenceSaid(Event):
    sheet: ConfidenceSheet


@dataclass(frozen=True, slots=True)
class Advised(Event):
    done: Consultancy


@dataclass(frozen=True, slots=True)
class WorkedJointly(Event):
    done: JointWork


@dataclass(frozen=True, slots=True)
class MeetingAttended(Event):
    done: Meeting


@dataclass(frozen=True, slots=True)
class ChallengeRaised(Event):
    done: Challenge


@dataclass(frozen=True, slots=True)
class ChallengeEscalated(Event):
    challenge_key: str
    step: ChallengeStep


@dataclass(frozen=True, slots=True)
class ChallengeResolved(Event):
    challenge_key: str
    end: ChallengeEnd


@dataclass(frozen=True, slots=True)
class PartnerAdded(Event):
    partner: Partner


@dataclass(frozen=True, slots=True)
class ChampionNamed(Event):
    champion: Champion


@dataclass(frozen=True, slots=True)
class ChampionLeft(Event):
    champion: Champion


@dataclass(frozen=True, slots=True)
class AgreementSigned(Event):
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class SupportRated(Event):
    rating: Rating


@dataclass(frozen=True, slots=True)
class ReviewAsked(Event):
    review: Review


@dataclass(frozen=True, slots=True)
class ReviewAnswered(Event):
    review: Review


@dataclass(frozen=True, slots=True)
class SupervisionRulesSet(Event):
    rules: Rules


@dataclass(frozen=True, slots=True)
class SupervisionHeld(Event):
    supervision: Supervision


@dataclass(frozen=True, slots=True)
class SupervisionMissed(Event):
    supervision: Supervision


@dataclass(frozen=True, slots=True)
class SupervisionPlanned(Event):
    supervision: Supervision


@dataclass(frozen=True, slots=True)
class TeamMet(Event):
    team_day: TeamDay


@dataclass(frozen=True, slots=True)
class WasWithColleagues(Event):
    own_day: OwnDay


# Within a day, each before the next; all of it after people came and before anybody leaves a case.
VERBS: tuple[type[Event], ...] = (
    PartnerAdded,
    ChampionNamed,
    ChampionLeft,
    AgreementSigned,
    SessionHeld,
    TrainingHeld,
    ConfidenceSaid,
    Advised,
    WorkedJointly,
    MeetingAttended,
    ChallengeRaised,
    ChallengeEscalated,
    ChallengeResolved,
    SupportRated,
    ReviewAsked,
    ReviewAnswered,
    TeamMet,
    WasWithColleagues,
    SupervisionRulesSet,
    SupervisionHeld,
    SupervisionMissed,
    SupervisionPlanned,
)
