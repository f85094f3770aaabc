"""What may follow what in the work around the casework."""

from enum import StrEnum

from spokework.access.permissions import Permission as P
from spokework.access.transitions import STAYS, Machine, Transition


class ChallengeState(StrEnum):
    RAISED = "raised"
    ESCALATED = "escalated"
    RESOLVED = "resolved"


H = ChallengeState
CHALLENGE = Machine(
    thing="challenge",
    states=H,
    first=H.RAISED,
    transitions=(
        Transition("escalate", (H.RAISED, H.ESCALATED), H.ESCALATED, P.RECORD_PRACTICE),
        Transition("resolve", (H.RAISED, H.ESCALATED), H.RESOLVED, P.RECORD_PRACTICE),
        Transition("reopen", (H.RESOLVED,), H.RAISED, P.RECORD_PRACTICE),
    ),
)


class SupervisionState(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    MISSED = "missed"


S = SupervisionState
SUPERVISION = Machine(
    thing="supervision",
    states=S,
    first=S.PLANNED,
    transitions=(
        Transition("move", (S.PLANNED,), STAYS, P.OWN_SUPPORT),
        Transition("hold", (S.PLANNED,), S.HELD, P.OWN_SUPPORT),
        Transition("miss", (S.PLANNED,), S.MISSED, P.OWN_SUPPORT),
        Transition("write_down", (S.HELD,), STAYS, P.OWN_SUPPORT),
    ),
)


class LoneVisitState(StrEnum):
    PLANNED = "planned"
    CHECKED_IN = "checked_in"
    CANCELLED = "cancelled"


L = LoneVisitState
LONE_VISIT = Machine(
    thing="lone visit",
    states=L,
    first=L.PLANNED,
    transitions=(
        Transition("check_in", (L.PLANNED,), L.CHECKED_IN, P.OWN_SUPPORT),
        Transition("extend", (L.PLANNED,), STAYS, P.OWN_SUPPORT),
        Transition("cancel", (L.PLANNED,), L.CANCELLED, P.OWN_SUPPORT),
    ),
)

MACHINES = (CHALLENGE, SUPERVISION, LONE_VISIT)
