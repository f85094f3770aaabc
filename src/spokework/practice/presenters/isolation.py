"""What a manager is told about the support that is due: sentences that say what to do, and never a number of a person.

No sentence judges the worker, nothing is sorted or counted up by these, and none of it goes into an extract.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from spokework.core.dates import long_date
from spokework.practice.queries.support_due import Due
from spokework.practice.queries.team_support import Supported

from .supervision import DueRow, due_row, kind_label

# Two working weeks without anybody of the hub: a week may be holidays or court, two are a pattern.
DAYS_APART = 14
# Three days of five. The evaluation's spokes who worked alone most of the week were those who left.
SHARE_ALONE = Decimal("0.6")
# One falls out; when a second does, the time for it is not protected.
MISSED = 2


@dataclass(frozen=True)
class SupportRow:
    name: str
    post: str
    due: list[DueRow]
    signals: list[str]


def support_row(supported: Supported) -> SupportRow:
    return SupportRow(
        name=supported.appointment.worker.name,
        post=supported.appointment.post.title,
        due=[due_row(each) for each in supported.standing.due],
        signals=list(signals(supported)),
    )


def signals(supported: Supported) -> Iterator[str]:
    apart = supported.standing.days_apart
    if apart >= DAYS_APART:
        yield f"Has not been with a colleague for {apart} days – arrange a day at the hub."
    share = supported.share_alone
    if share is not None and share >= SHARE_ALONE:
        days = f"{share * 5:.1f}".removesuffix(".0")
        yield (
            f"Was placed at home or outreach for {days} of 5 working days in the last four weeks – "
            "plan days beside colleagues."
        )
    for due in supported.standing.due:
        yield from _of_supervision(due)


def _of_supervision(due: Due) -> Iterator[str]:
    kind = kind_label(due.kind)
    if due.missed >= MISSED:
        yield f"{kind} was missed {due.missed} times since it was last held – keep a day free for it."
    if due.is_overdue and (due.planned is None or due.to_record):
        yield f"{kind} is due since {long_date(due.day)} and not planned – plan it."
