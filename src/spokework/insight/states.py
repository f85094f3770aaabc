"""What may follow what on the way of figures out of the house."""

from enum import StrEnum

from spokework.access.permissions import Permission as P
from spokework.access.transitions import STAYS, Machine, Transition


class ReleaseState(StrEnum):
    DRAFT = "draft"
    CHECKED = "checked"
    APPROVED = "approved"
    PUBLISHED = "published"


R = ReleaseState
RELEASE = Machine(
    thing="release",
    states=R,
    first=R.DRAFT,
    transitions=(
        Transition("make_again", (R.DRAFT, R.CHECKED, R.APPROVED), R.DRAFT, P.PREPARE_RELEASES),
        Transition("write_a_message", (R.DRAFT, R.CHECKED), STAYS, P.PREPARE_RELEASES),
        Transition("check", (R.DRAFT,), R.CHECKED, P.PREPARE_RELEASES),
        Transition("approve", (R.CHECKED,), R.APPROVED, P.APPROVE_RELEASES),
        Transition("publish", (R.APPROVED,), R.PUBLISHED, P.PREPARE_RELEASES),
    ),
)

MACHINES = (RELEASE,)
