"""The rows of Triage and Waiting."""

from dataclasses import dataclass
from datetime import date

from spokework.casework.levels import LONGEST_WAIT, Level
from spokework.casework.models import Referral
from spokework.casework.states import ReferralState
from spokework.core import clock

from .referral import STATE_WORDS, reasons


@dataclass(frozen=True)
class QueueRow:
    reference: str
    number: int
    called: str
    age: int | None
    level: Level
    area: str
    reasons: str
    state: str
    since: date
    days: int
    seems_known: bool = False
    longest: int = 0

    @property
    def too_long(self) -> bool:
        return self.longest > 0 and self.days > self.longest


def to_decide(referral: Referral) -> QueueRow:
    return _row(referral, referral.received, seems_known=bool(getattr(referral, "seems_known", False)))


def to_allocate(referral: Referral) -> QueueRow:
    return _row(referral, referral.waiting_since or referral.received, longest=LONGEST_WAIT[referral.level_word])


def _row(referral: Referral, since: date, *, seems_known: bool = False, longest: int = 0) -> QueueRow:
    young_person = referral.young_person
    return QueueRow(
        reference=young_person.reference,
        number=referral.number,
        called=young_person.called,
        age=young_person.age,
        level=referral.level_word,
        area=referral.area.name,
        reasons=reasons(referral),
        state=STATE_WORDS[ReferralState(referral.state)],
        since=since,
        days=(clock.today() - since).days,
        seems_known=seems_known,
        longest=longest,
    )
