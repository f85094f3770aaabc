"""Who stands beside the hubs, as plain facts."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Presence:
    """A hub working in an area, from the first placement there to the last."""

    hub_key: str
    area_code: str
    setting: str  # of the latest placement
    since: date
    until: date | None

    @property
    def manager_key(self) -> str:
        return f"manager-{self.hub_key}"


@dataclass(frozen=True, slots=True)
class Partner:
    presence: Presence
    on: date
    agency_key: str
    role: str


@dataclass(frozen=True, slots=True)
class Champion:
    key: str
    presence: Presence
    on: date
    last_day: date | None
    agency_key: str
    name: str
    role: str
    opened: str


@dataclass(frozen=True, slots=True)
class Agreement:
    presence: Presence
    on: date
    agency_keys: tuple[str, ...]
    title: str
    covers: str
    expires_on: date


@dataclass(frozen=True, slots=True)
class Rating:
    """Strategic support in the quarter of ``on``."""

    presence: Presence
    on: date
    rating: int
    evidence: str


@dataclass(frozen=True, slots=True)
class Professional:
    name: str
    agency_key: str


@dataclass(frozen=True, slots=True)
class Answer:
    scales: tuple[tuple[str, int], ...]
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """Asked on one day; colleagues and professionals answer on another, some of them not at all."""

    key: str
    presence: Presence
    on: date
    closes_on: date
    answered_on: date
    professionals: tuple[Professional, ...]
    by_link: tuple[Answer, ...]
    worker_keys: tuple[str, ...]  # those placed there on the day it was asked, and still there to answer
    by_worker: Answer
    by_manager: Answer
