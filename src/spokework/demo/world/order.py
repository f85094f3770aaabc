"""In which order things happen on one day.

Room is made before it is filled, a case exists before it is worked, and people are there before they act.
"""

from spokework.demo.world import events as e
from spokework.demo.world.practice import events as practice

# Within a day, each before the next.
VERBS: tuple[type[e.Event], ...] = (
    e.ProgrammeBegins,
    e.FunderJoins,
    e.PersonJoins,
    e.HubOpens,
    e.RoleGranted,
    e.GrantMade,
    e.PostCreated,
    e.NoticeGiven,
    e.PlacementEnded,
    e.AppointmentMade,
    e.PlacementMade,
    # Before the day's work, which is the new worker's.
    e.CaseHandedOver,
    e.AppointmentEnded,
    e.ReferralReceived,
    e.ReferralTriaged,
    e.InformationRequested,
    e.InformationReceived,
    e.ReferralAccepted,
    e.ReferralDeclined,
    e.ReferralSignposted,
    e.ReferralWithdrawn,
    e.CaseResumed,
    e.ContactHeld,
    e.ContactPlanned,
    # Of a contact that has been written down by then.
    e.ConsentAnswered,
    e.InformationShared,
    e.AssessmentSigned,
    e.GoalSet,
    e.GoalScored,
    e.GoalEnded,
    e.MissingRecorded,
    e.ReturnRecorded,
    e.InterviewRecorded,
    *practice.VERBS,
    e.CasePaused,
    e.CaseClosed,
    e.CaseAllocated,
    # On the first day or later, so after the allocation.
    e.AlertRaised,
    e.NetworkMemberAdded,
)

RANK: dict[type[e.Event], int] = {verb: rank for rank, verb in enumerate(VERBS)}


def rank_of(event: e.Event) -> tuple[int, int]:
    return event.on.toordinal(), RANK[type(event)]
