"""What may follow what in the life of a theory."""

from enum import StrEnum

from spokework.access.permissions import Permission as P
from spokework.access.transitions import STAYS, Machine, Transition

from .codes import Verdict


class TheoryState(StrEnum):
    GLEANED = "gleaned"
    INITIAL = "initial"
    UNDER_TEST = "under_test"
    REFINED = "refined"
    CONSOLIDATED = "consolidated"
    REFUTED = "refuted"
    WITHDRAWN = "withdrawn"


T = TheoryState
THEORY = Machine(
    thing="theory",
    states=T,
    first=T.GLEANED,
    transitions=(
        Transition("reword", (T.GLEANED,), STAYS, P.EVALUATE),
        Transition("put_forward", (T.GLEANED,), T.INITIAL, P.EVALUATE),
        Transition("test", (T.INITIAL, T.REFINED), T.UNDER_TEST, P.EVALUATE),
        Transition("refine", (T.INITIAL, T.UNDER_TEST, T.REFINED, T.CONSOLIDATED), T.REFINED, P.EVALUATE),
        Transition("consolidate", (T.UNDER_TEST, T.REFINED), T.CONSOLIDATED, P.EVALUATE),
        Transition("refute", (T.UNDER_TEST, T.REFINED), T.REFUTED, P.EVALUATE),
        Transition("test_again", (T.CONSOLIDATED, T.REFUTED), T.UNDER_TEST, P.EVALUATE),
        Transition(
            "withdraw", (T.GLEANED, T.INITIAL, T.UNDER_TEST, T.REFINED, T.CONSOLIDATED), T.WITHDRAWN, P.EVALUATE
        ),
    ),
)


class RoundState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


R = RoundState
ROUND = Machine(
    thing="round",
    states=R,
    first=R.OPEN,
    transitions=(
        Transition("close", (R.OPEN,), R.CLOSED, P.EVALUATE),
        Transition("adjudicate", (R.CLOSED,), STAYS, P.EVALUATE),
    ),
)


class LessonState(StrEnum):
    DRAFT = "draft"
    READ = "read"
    PUBLISHED = "published"
    TAKEN_BACK = "taken_back"


L = LessonState
LESSON = Machine(
    thing="lesson",
    states=L,
    first=L.DRAFT,
    transitions=(
        Transition("write", (L.DRAFT, L.READ), L.DRAFT, P.EVALUATE),
        Transition("read", (L.DRAFT,), L.READ, P.EVALUATE),
        Transition("publish", (L.READ,), L.PUBLISHED, P.EVALUATE),
        Transition("take_back", (L.PUBLISHED,), L.TAKEN_BACK, P.EVALUATE),
    ),
    described={L.DRAFT: "being written", L.READ: "read by another"},
)

# Theories in these states have been tested: what they say can be told to those who were not there.
TELLABLE = (T.REFINED, T.CONSOLIDATED, T.REFUTED)

# What must speak to a theory before it stands there, and still when others are told so.
NEEDS = {T.CONSOLIDATED: (Verdict.SUPPORTS, Verdict.PARTLY), T.REFUTED: (Verdict.CONTRADICTS,)}

MACHINES = (THEORY, ROUND, LESSON)

# What each verb that needs no new wording is called on a button, and what it asks.
MOVES = {
    "put_forward": "Put it forward as an initial theory",
    "test": "Begin to test it",
    "consolidate": "Consolidate it: it has stood up to its tests",
    "refute": "Refute it: the evidence speaks against it",
    "test_again": "Test it again",
    "withdraw": "Withdraw it: it is not pursued",
}
