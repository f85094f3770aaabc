"""What may follow what. The diagrams in the documents and the state tests are made from these tables."""

from enum import StrEnum

from spokework.access.permissions import Permission as P
from spokework.access.transitions import STAYS, Machine, Transition


class ReferralState(StrEnum):
    RECEIVED = "received"
    TRIAGE = "triage"
    INFO_REQUESTED = "info_requested"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    SIGNPOSTED = "signposted"
    WAITING = "waiting"
    ALLOCATED = "allocated"
    WITHDRAWN = "withdrawn"


R = ReferralState
REFERRAL = Machine(
    thing="referral",
    states=R,
    first=R.RECEIVED,
    transitions=(
        Transition("start_triage", (R.RECEIVED,), R.TRIAGE, P.TRIAGE_REFERRAL),
        Transition("ask_for_information", (R.TRIAGE,), R.INFO_REQUESTED, P.TRIAGE_REFERRAL),
        Transition("receive_information", (R.INFO_REQUESTED,), R.TRIAGE, P.TRIAGE_REFERRAL),
        Transition("accept", (R.TRIAGE,), R.ACCEPTED, P.TRIAGE_REFERRAL),
        Transition("decline", (R.TRIAGE,), R.DECLINED, P.TRIAGE_REFERRAL),
        Transition("signpost", (R.TRIAGE,), R.SIGNPOSTED, P.TRIAGE_REFERRAL),
        Transition("wait", (R.ACCEPTED,), R.WAITING, P.TRIAGE_REFERRAL),
        Transition("allocate", (R.WAITING,), R.ALLOCATED, P.ALLOCATE_CASE),
        Transition("withdraw", (R.WAITING,), R.WITHDRAWN, P.TRIAGE_REFERRAL),
    ),
    described={
        R.TRIAGE: "in triage",
        R.INFO_REQUESTED: "waiting for more information",
        R.SIGNPOSTED: "signposted elsewhere",
        R.WAITING: "waiting for a worker",
        R.ALLOCATED: "given to a worker",
    },
)
# Still asking for a decision or a worker; the rest has ended one way or another.
UNDECIDED = (R.RECEIVED, R.TRIAGE, R.INFO_REQUESTED)
RUNNING = (*UNDECIDED, R.ACCEPTED, R.WAITING)


class CaseState(StrEnum):
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


C = CaseState
CASE = Machine(
    thing="case",
    states=C,
    first=C.OPEN,
    transitions=(
        Transition("pause", (C.OPEN,), C.PAUSED, P.WORK_CASE),
        Transition("resume", (C.PAUSED,), C.OPEN, P.WORK_CASE),
        Transition("hand_over", (C.OPEN, C.PAUSED), STAYS, P.ALLOCATE_CASE),
        Transition("close", (C.OPEN, C.PAUSED), C.CLOSED, P.CLOSE_CASE),
        Transition("undo_closure", (C.CLOSED,), C.OPEN, P.CLOSE_CASE),
    ),
)
LIVE = (C.OPEN, C.PAUSED)


class AssessmentState(StrEnum):
    DRAFT = "draft"
    SIGNED = "signed"


A = AssessmentState
ASSESSMENT = Machine(
    thing="assessment",
    states=A,
    first=A.DRAFT,
    transitions=(
        Transition("change", (A.DRAFT,), STAYS, P.WORK_CASE),
        Transition("sign", (A.DRAFT,), A.SIGNED, P.WORK_CASE),
        Transition("correct", (A.SIGNED,), STAYS, P.WORK_CASE),
    ),
)

MACHINES = (REFERRAL, CASE, ASSESSMENT)
