"""Referrals as things: what came in, and each step that was taken with it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Step:
    """One of: triage, info_requested, info_received, accepted, declined, signposted, withdrawn."""

    on: date
    verb: str
    words: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Referral:
    key: str
    young_person_key: str
    hub_key: str
    area_code: str
    setting: str
    received_on: date
    entered_by: str
    source: str
    agency: str
    referrer_name: str
    referrer_role: str
    reasons: tuple[str, ...]
    child_aware: bool
    consent: bool
    risk: str
    words: str
    steps: tuple[Step, ...]
    right_place: bool | None = None
    right_time: bool | None = None
    information_good: bool | None = None

    @property
    def state(self) -> str:
        """Where it stands after its steps, were it not allocated."""
        after = {"accepted": "waiting", "info_received": "triage"}
        return after.get(self.steps[-1].verb, self.steps[-1].verb) if self.steps else "received"
