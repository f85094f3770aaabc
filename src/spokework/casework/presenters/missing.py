"""Missing episodes in words."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from spokework.casework import codes
from spokework.casework.models import MissingEpisode
from spokework.casework.models.missing import moment
from spokework.core.components import Cell, Column, Row, Table
from spokework.core.dates import long_date, long_when

IN_TIME = timedelta(hours=72)


@dataclass(frozen=True)
class EpisodeShown:
    number: int
    title: str
    rows: list[Row]
    note: str
    learned: str
    is_missing_now: bool
    needs_answer: bool


def shown(row: MissingEpisode) -> EpisodeShown:
    return EpisodeShown(
        number=row.number,
        title=title(row),
        rows=[
            Row("Went missing", _when(row.went_on, row.went_at)),
            Row("Returned", _when(row.returned_on, row.returned_at) or "Not yet"),
            Row("Return-home interview", interview(row)),
        ],
        note=row.note,
        learned=row.learned,
        is_missing_now=row.is_missing_now,
        needs_answer=not row.is_missing_now and row.rhi == codes.Rhi.NOT_YET,
    )


def title(row: MissingEpisode) -> str:
    if row.returned_on is None:
        return f"Missing since {long_date(row.went_on)}"
    if row.returned_on == row.went_on:
        return f"Missing on {long_date(row.went_on)}"
    return f"Missing from {long_date(row.went_on)} to {long_date(row.returned_on)}"


def interview(row: MissingEpisode) -> str:
    if row.rhi != codes.Rhi.HELD:
        return "After the return" if row.is_missing_now else str(codes.Rhi(row.rhi).label)
    held = f"Held on {_when(row.rhi_on, row.rhi_at)}"
    took = row.time_to_interview
    return f"{held}, {_after(took)}" if took is not None else held


def _after(took: timedelta) -> str:
    hours = int(took.total_seconds() // 3600)
    word = "hour" if hours == 1 else "hours"
    return f"{hours} {word} after the return" + ("" if took <= IN_TIME else ": later than 72")


def _when(day: date | None, at: time | None) -> str:
    exact: date | datetime | None = moment(day, at) or day
    return long_when(exact) if exact else ""


def episodes_table(rows: list[MissingEpisode]) -> Table:
    """For paper."""
    return Table(
        caption="Missing episodes, the latest first",
        columns=[Column("Went missing"), Column("Returned"), Column("Return-home interview")],
        rows=[
            [
                Cell(_when(row.went_on, row.went_at)),
                Cell(_when(row.returned_on, row.returned_at) or "Not yet"),
                Cell(interview(row)),
            ]
            for row in rows
        ],
    )
