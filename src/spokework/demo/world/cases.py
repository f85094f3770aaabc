"""A case as a thing: everything that was done in one period of support."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Allocation:
    """One worker holding the case, until a day that is the next worker's first."""

    appointment_key: str
    worker_key: str
    from_on: date
    until_on: date | None
    summary: str = ""
    over_cap_reason: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """`level` is the worker's judgement, `computed` what the answers add up to; they differ only with a reason."""

    key: str
    on: date
    stage: str
    level: str
    computed: str
    override_reason: str
    note: str


@dataclass(frozen=True, slots=True)
class GoalScore:
    on: date
    value: int
    rated_by: str


@dataclass(frozen=True, slots=True)
class Goal:
    key: str
    set_on: date
    words: str
    domain: str
    baseline: int
    target: int
    rated_by: str
    scores: tuple[GoalScore, ...]
    ended_on: date | None
    achieved: bool


@dataclass(frozen=True, slots=True)
class Contact:
    """Without attendance it is a planned one, written down on `recorded_on` for a day to come."""

    key: str
    on: date
    recorded_on: date
    minutes: int
    mode: str
    place: str
    place_chosen_by: str
    purpose: str
    at: time = time(9)  # its own time is given once the whole of the worker's day is known
    attendance: str = ""
    note: str = ""
    view: str = ""


@dataclass(frozen=True, slots=True)
class Pause:
    from_on: date
    until_on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class MissingEpisode:
    """Written down on `recorded_on`; the return with it or, where that came later, on `return_recorded_on`."""

    key: str
    went_on: date
    went_at: time | None
    returned_on: date | None
    returned_at: time | None
    recorded_on: date
    return_recorded_on: date | None
    note: str
    rhi: str
    rhi_on: date | None
    rhi_at: time | None
    rhi_recorded_on: date | None
    learned: str

    @property
    def is_recorded_with_its_return(self) -> bool:
        return self.recorded_on == self.return_recorded_on


@dataclass(frozen=True, slots=True)
class NetworkMember:
    key: str
    on: date
    kind: str
    relation: str
    name: str
    safe: bool


@dataclass(frozen=True, slots=True)
class Alert:
    key: str
    on: date
    words: str


@dataclass(frozen=True, slots=True)
class Sharing:
    """`host` is the kind of the area's agency that was told, or nothing where it has no record."""

    on: date
    contact_key: str
    is_submission: bool
    host: str
    told_to: str
    channel: str
    items: tuple[str, ...]
    what: str
    purpose: str
    basis: str
    condition: str
    necessity: str
    not_told: str
    told_how: str
    arose: str


@dataclass(frozen=True, slots=True)
class Consent:
    on: date
    decision: str
    decided_by: str
    explained: str
    gillick: str


@dataclass(frozen=True, slots=True)
class Closure:
    on: date
    reason: str
    outcome: str
    onward: str
    no_assessment_because: str
    young_person_told: bool
    told_words: str
    feedback: str
    feedback_score: int | None


@dataclass(frozen=True, slots=True)
class Case:
    key: str
    young_person_key: str
    referral_key: str
    reopens: str | None
    hub_key: str
    area_code: str
    setting: str
    opened_on: date
    allocations: tuple[Allocation, ...]
    assessments: tuple[Assessment, ...]
    goals: tuple[Goal, ...]
    contacts: tuple[Contact, ...]
    pauses: tuple[Pause, ...]
    network: tuple[NetworkMember, ...]
    alerts: tuple[Alert, ...]
    missing: tuple[MissingEpisode, ...]
    closure: Closure | None
    sharings: tuple[Sharing, ...] = ()
    consents: tuple[Consent, ...] = ()

    @property
    def closed_on(self) -> date | None:
        return self.closure.on if self.closure else None

    @property
    def is_paused(self) -> bool:
        return self.closure is None and bool(self.pauses) and self.pauses[-1].until_on is None

    def worker_on(self, day: date) -> str:
        return next(a.worker_key for a in reversed(self.allocations) if a.from_on <= day)
