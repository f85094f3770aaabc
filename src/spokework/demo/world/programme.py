"""The programme as things: money, hubs, posts, who is in them and where they sit."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Programme:
    name: str
    starts_on: date
    ends_on: date
    budget: int


@dataclass(frozen=True, slots=True)
class Phase:
    number: int
    starts_on: date
    hubs: int


@dataclass(frozen=True, slots=True)
class Funder:
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Grant:
    key: str
    funder_key: str
    hub_key: str | None
    amount: int
    starts_on: date
    ends_on: date
    reporting: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Hub:
    key: str
    name: str
    charity_number: str
    region_key: str
    home_area: str
    phase: int
    opens_on: date
    posts: int


@dataclass(frozen=True, slots=True)
class Post:
    key: str
    hub_key: str
    title: str
    created_on: date
    fte: float
    caseload_min: int
    caseload_max: int
    expected_per_year: int

    @property
    def room(self) -> int:
        # In tenths, because 12 × 0.7 in binary is a hair below what a person reckons.
        return self.caseload_max * round(self.fte * 10) // 10


@dataclass(frozen=True, slots=True)
class Appointment:
    key: str
    post_key: str
    person_key: str
    starts_on: date
    last_day: date | None
    notice_on: date | None


@dataclass(frozen=True, slots=True)
class Placement:
    key: str
    post_key: str
    area_code: str
    host_key: str | None
    setting: str
    starts_on: date
    last_day: date | None
    days_a_week: float
    reach: str
    known_there_before: bool
    joint_work_before: bool
    sponsor: str
