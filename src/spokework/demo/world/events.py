"""What happens, as verbs: each with its day and who did it, so that replaying is a table of verb to action."""

from dataclasses import dataclass
from datetime import date

from spokework.demo.world.cases import (
    Alert,
    Allocation,
    Assessment,
    Case,
    Closure,
    Consent,
    Contact,
    Goal,
    GoalScore,
    MissingEpisode,
    NetworkMember,
    Pause,
    Sharing,
)
from spokework.demo.world.people import Person, RoleHeld
from spokework.demo.world.places import Area, HostAgency, Region
from spokework.demo.world.populations import Population
from spokework.demo.world.programme import Appointment, Funder, Grant, Hub, Placement, Post, Programme
from spokework.demo.world.referrals import Referral, Step
from spokework.demo.world.young_people import YoungPerson


@dataclass(frozen=True, slots=True)
class Event:
    on: date
    by: str


@dataclass(frozen=True, slots=True)
class ProgrammeBegins(Event):
    programme: Programme
    regions: tuple[Region, ...]
    areas: tuple[Area, ...]
    populations: tuple[Population, ...]
    hosts: tuple[HostAgency, ...]


@dataclass(frozen=True, slots=True)
class PersonJoins(Event):
    person: Person


@dataclass(frozen=True, slots=True)
class RoleGranted(Event):
    person_key: str
    role: RoleHeld


@dataclass(frozen=True, slots=True)
class FunderJoins(Event):
    funder: Funder


@dataclass(frozen=True, slots=True)
class HubOpens(Event):
    hub: Hub


@dataclass(frozen=True, slots=True)
class GrantMade(Event):
    grant: Grant


@dataclass(frozen=True, slots=True)
class PostCreated(Event):
    post: Post


@dataclass(frozen=True, slots=True)
class AppointmentMade(Event):
    appointment: Appointment


@dataclass(frozen=True, slots=True)
class NoticeGiven(Event):
    """The last day is known four weeks ahead: the appointment may be given its end here, or at AppointmentEnded."""

    appointment: Appointment


@dataclass(frozen=True, slots=True)
class AppointmentEnded(Event):
    """After the hand-overs; dated the successor's first day where there is one at once, and the last day otherwise."""

    appointment: Appointment


@dataclass(frozen=True, slots=True)
class PlacementMade(Event):
    placement: Placement


@dataclass(frozen=True, slots=True)
class PlacementEnded(Event):
    """Dated the day after its last day where the post moves, so that the next placement follows at once."""

    placement: Placement


@dataclass(frozen=True, slots=True)
class ReferralReceived(Event):
    """Makes the young person's record too, unless `returns`: then it is the one that is there."""

    referral: Referral
    young_person: YoungPerson
    returns: bool


@dataclass(frozen=True, slots=True)
class OfReferral(Event):
    referral_key: str
    step: Step


class ReferralTriaged(OfReferral):
    """Taken up for triage."""

    __slots__ = ()


class InformationRequested(OfReferral):
    __slots__ = ()


class InformationReceived(OfReferral):
    __slots__ = ()


@dataclass(frozen=True, slots=True)
class ReferralDecided(OfReferral):
    right_place: bool
    right_time: bool
    information_good: bool


class ReferralAccepted(ReferralDecided):
    __slots__ = ()


class ReferralDeclined(ReferralDecided):
    __slots__ = ()


class ReferralSignposted(ReferralDecided):
    __slots__ = ()


class ReferralWithdrawn(OfReferral):
    __slots__ = ()


@dataclass(frozen=True, slots=True)
class OfCase(Event):
    case_key: str


@dataclass(frozen=True, slots=True)
class CaseAllocated(OfCase):
    """Opens the case."""

    case: Case
    allocation: Allocation


@dataclass(frozen=True, slots=True)
class CaseHandedOver(OfCase):
    allocation: Allocation


@dataclass(frozen=True, slots=True)
class AlertRaised(OfCase):
    alert: Alert


@dataclass(frozen=True, slots=True)
class NetworkMemberAdded(OfCase):
    member: NetworkMember


@dataclass(frozen=True, slots=True)
class AssessmentSigned(OfCase):
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class GoalSet(OfCase):
    goal: Goal


@dataclass(frozen=True, slots=True)
class GoalScored(OfCase):
    goal_key: str
    score: GoalScore


@dataclass(frozen=True, slots=True)
class GoalEnded(OfCase):
    goal_key: str
    achieved: bool


@dataclass(frozen=True, slots=True)
class ContactHeld(OfCase):
    contact: Contact


@dataclass(frozen=True, slots=True)
class ContactPlanned(OfCase):
    contact: Contact


@dataclass(frozen=True, slots=True)
class OfEpisode(OfCase):
    episode: MissingEpisode


class MissingRecorded(OfEpisode):
    """With the return, where it had come by then."""

    __slots__ = ()


class ReturnRecorded(OfEpisode):
    __slots__ = ()


class InterviewRecorded(OfEpisode):
    __slots__ = ()


@dataclass(frozen=True, slots=True)
class InformationShared(OfCase):
    area_code: str
    sharing: Sharing


@dataclass(frozen=True, slots=True)
class ConsentAnswered(OfCase):
    consent: Consent


@dataclass(frozen=True, slots=True)
class CasePaused(OfCase):
    pause: Pause


@dataclass(frozen=True, slots=True)
class CaseResumed(OfCase):
    pause: Pause


@dataclass(frozen=True, slots=True)
class CaseClosed(OfCase):
    closure: Closure
