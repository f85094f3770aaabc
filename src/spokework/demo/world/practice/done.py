"""The things of practice, as plain facts: codes as the code lists have them, people and agencies by key."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Day:
    """A working day of a worker, and where she was placed on it."""

    on: date
    worker_key: str
    hub_key: str
    area_code: str
    setting: str
    appointment_key: str


@dataclass(frozen=True, slots=True)
class Done:
    """Something a worker did on a day."""

    day: Day
    minutes: int


@dataclass(frozen=True, slots=True)
class Session(Done):
    audience: str
    venue: str
    topic: str
    attended: int
    series: str = ""
    begins_series: bool = False
    names: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Training(Done):
    key: str
    agency_key: str
    topic: str
    attended: int
    roles: tuple[tuple[str, int], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class ConfidenceSheet:
    """What the trainees of an event wrote on paper: trainee's number → score."""

    on: date
    worker_key: str
    training_key: str
    moment: str
    scores: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Consultancy(Done):
    agency_key: str
    role: str
    topic: str
    advice: str
    case_key: str | None = None


@dataclass(frozen=True, slots=True)
class JointWork(Done):
    agency_key: str
    kind: str
    note: str
    case_key: str | None = None


@dataclass(frozen=True, slots=True)
class Meeting(Done):
    kind: str
    agency_keys: tuple[str, ...]
    note: str
    agreed: str


@dataclass(frozen=True, slots=True)
class ChallengeStep:
    on: date
    by: str
    means: str
    note: str


@dataclass(frozen=True, slots=True)
class ChallengeEnd:
    on: date
    by: str
    result: str
    response: str
    changed: str


@dataclass(frozen=True, slots=True)
class Challenge(Done):
    key: str
    agency_key: str
    about: str
    means: str
    issue: str
    with_whom: str
    case_key: str | None = None
    steps: tuple[ChallengeStep, ...] = ()
    end: ChallengeEnd | None = None
