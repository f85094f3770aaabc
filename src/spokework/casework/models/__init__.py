from .allocation import Allocation, Cover
from .around import Alert, NetworkMember
from .assessment import Assessment
from .case import Case
from .closing import Closure, Pause
from .consent import Consent
from .contact import Contact, ContactCorrection
from .inquiry import Inquiry, Question
from .looking import BreakGlass, NamedReader, Notice
from .missing import MissingCorrection, MissingEpisode
from .plan import Goal, GoalScore
from .referral import Referral
from .sharing import IntelligenceCorrection, IntelligenceSubmission, Sharing, SharingCorrection, Told
from .young_person import YoungPerson

__all__ = [
    "Alert",
    "Allocation",
    "Assessment",
    "BreakGlass",
    "Case",
    "Closure",
    "Consent",
    "Contact",
    "ContactCorrection",
    "Cover",
    "Goal",
    "GoalScore",
    "Inquiry",
    "IntelligenceCorrection",
    "IntelligenceSubmission",
    "MissingCorrection",
    "MissingEpisode",
    "NamedReader",
    "NetworkMember",
    "Notice",
    "Pause",
    "Question",
    "Referral",
    "Sharing",
    "SharingCorrection",
    "Told",
    "YoungPerson",
]
