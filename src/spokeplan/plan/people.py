"""Who is referred, and how long they stay: levels with their patience, and cases that end early."""

from dataclasses import dataclass

from .lengths import Length
from .refusals import named, share


@dataclass(frozen=True, kw_only=True)
class Level:
    """A level of risk. Levels are named in order of priority: who is in the first is given the next free place.

    ``share`` of all referrals; ``patience``: how long somebody waits before the referral is withdrawn, drawn when it
    arrives. None: nobody gives up.
    """

    name: str
    share: float
    patience: Length | None = None

    def __post_init__(self) -> None:
        named("name", self.name)
        share("share", self.share)


@dataclass(frozen=True, kw_only=True)
class ShortEnding:
    """A share of those started whose case ends early: did not take up the service, cannot be reached, moved away.

    It takes up a place for its ``length``, which is usually much shorter than support that runs its course.
    """

    reason: str
    share: float
    length: Length

    def __post_init__(self) -> None:
        named("reason", self.reason)
        share("share", self.share)


EVERYBODY = (Level(name="everybody", share=1.0),)
