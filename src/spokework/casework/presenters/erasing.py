"""What erasing does, and how far each erasure has come."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone

from spokework.casework.queries.erasures import Erased
from spokework.core.components import Cell, Column, Table
from spokework.core.dates import long_date


def warning(worker: str) -> str:
    """Where somebody works with the young person today; empty where nobody does."""
    if not worker:
        return ""
    return (
        f"{worker} works with this young person today and loses the record at once, without being told by this page. "
        "Make sure that it is the record you mean, and speak with her first."
    )


def effects() -> list[str]:
    days: int = settings.SPOKEWORK_KEYRING_COPY_DAYS
    # Keys and their copies live in real time, as the ledger counts it.
    done = long_date(timezone.localdate() + timedelta(days=days))
    return [
        "The key that opens this record is destroyed first: nobody can read it any more, in older copies too.",
        "Everything written about the young person is deleted, drafts included.",
        "Figures count them, without a name, until they are next brought up to date.",
        "What stays: the reference, the date, and the log of who looked and who changed what, which holds no words.",
        f"It is complete on {done}, when the last older copy of the keyring has expired ({days} days).",
    ]


def erasures_table(rows: Sequence[Erased]) -> Table:
    return Table(
        caption="Erasures, the latest first",
        columns=[Column("Reference"), Column("Key destroyed"), Column("Record deleted"), Column("Complete")],
        rows=[
            [
                Cell(row.reference or "A dropped register, or not in these records"),
                _day(row.key_destroyed_at),
                _day(row.purged_at),
                _day(row.complete_on),
            ]
            for row in rows
        ],
    )


def _day(day: date | None) -> Cell:
    return Cell(long_date(day)) if day else Cell(chip="Not finished")
