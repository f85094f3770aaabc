"""Missing episodes in words."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from spokework.casework import codes
from spokework.casework.models import MissingCorrection, MissingEpisode
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
    earlier: list[Table]
    is_missing_now: bool
    needs_answer: bool


def shown(row: MissingEpisode, before: list[MissingCorrection]) -> EpisodeShown:
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
        earlier=[_earlier(each) for each in before],
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


LABELS = {
    "went_on": "Day they went missing",
    "went_at": "Time they went missing",
    "note": "What is known about it",
    "returned_on": "Day of the return",
    "returned_at": "Time of the return",
    "rhi": "Return-home interview",
    "rhi_on": "Day of the interview",
    "rhi_at": "Time of the interview",
    "learned": "What was learned",
}


def _earlier(correction: MissingCorrection) -> Table:
    who = f" by {correction.by.name}" if correction.by else ""
    return Table(
        caption=f"Corrected on {long_when(correction.at)}{who}",
        columns=[Column("Field"), Column("What it said before")],
        rows=[[Cell(LABELS[name]), Cell(_said(name, value))] for name, value in correction.earlier.items()],
    )


def _said(name: str, value: str) -> str:
    if name == "rhi":
        return str(codes.Rhi(value).label)
    if name.endswith("_on"):
        return long_date(date.fromisoformat(value))
    return f"{time.fromisoformat(value):%H:%M}" if name.endswith("_at") else value


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
