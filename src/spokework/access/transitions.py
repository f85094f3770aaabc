"""States as data. Actions step through them, the documents draw them, and a test walks every cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from spokework.core.errors import Refused

from .permissions import Permission

STAYS = ""


@dataclass(frozen=True)
class Transition:
    verb: str
    sources: tuple[str, ...]
    target: str  # STAYS: the verb is only possible in these states, and leaves them as they are
    permission: Permission


@dataclass(frozen=True)
class Machine:
    thing: str
    states: type[StrEnum]
    first: str
    transitions: tuple[Transition, ...]
    # How a thing in this state is described, where that is not the state's own name: "in triage".
    described: Mapping[str, str] = field(default_factory=dict)

    def transition(self, verb: str) -> Transition:
        return next(t for t in self.transitions if t.verb == verb)

    def step(self, verb: str, state: str) -> str:
        """The state that follows. Raises Refused, saying what could be done instead."""
        transition = self.transition(verb)
        if state not in transition.sources:
            raise Refused(
                f"This {self.thing} is {self.words(state)}, so it is too late or too early to {words(verb)}. "
                f"That can be done while it is {' or '.join(map(self.words, transition.sources))}."
            )
        return transition.target or state

    def words(self, state: str) -> str:
        return self.described.get(state, words(state))

    def verbs_from(self, state: str) -> list[str]:
        return [t.verb for t in self.transitions if state in t.sources]


def words(code: str) -> str:
    return code.replace("_", " ")
