from .agreement import SharingAgreement
from .awareness import AwarenessSession, SessionSeries
from .base import Correction, HubRow, WorkDone
from .challenge import Challenge, ChallengeStep
from .colleague_day import ColleagueDay
from .consultancy import Consultancy
from .hub_return import HubReturn
from .joint_work import JointWork
from .link import OneTimeLink
from .linked import CaseLink
from .lone_visit import LoneVisit
from .meeting import StrategicMeeting
from .partner import Champion, Partner
from .register import Attendee
from .review import PartnershipReview, Respondent, ReviewAnswer
from .round import Round
from .strategic_support import StrategicSupport
from .supervision import Supervision, SupervisionLook, SupervisionRule, SupervisionWords
from .training import Confidence, TrainingEvent

__all__ = [
    "Attendee",
    "AwarenessSession",
    "CaseLink",
    "Challenge",
    "ChallengeStep",
    "Champion",
    "ColleagueDay",
    "Confidence",
    "Consultancy",
    "Correction",
    "HubReturn",
    "HubRow",
    "JointWork",
    "LoneVisit",
    "OneTimeLink",
    "Partner",
    "PartnershipReview",
    "Respondent",
    "ReviewAnswer",
    "Round",
    "SessionSeries",
    "SharingAgreement",
    "StrategicMeeting",
    "StrategicSupport",
    "Supervision",
    "SupervisionLook",
    "SupervisionRule",
    "SupervisionWords",
    "TrainingEvent",
    "WorkDone",
]
