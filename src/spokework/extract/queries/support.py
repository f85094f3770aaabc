"""How workers are supported: counted by hub and place, never by worker."""

from datetime import date

import polars as pl

from spokework.extract.shaping import quarter_of
from spokework.practice.models import ColleagueDay, Supervision

from .rows import frame, rows_of
from .source import HUB, Source, with_phase
from .whereabouts import with_setting

_WORKER = {"worker": ("worker", "worker")}


def supervisions(source: Source, of: pl.DataFrame) -> pl.DataFrame:
    rows = frame(
        rows_of(Supervision),
        source.pseudonyms,
        keys=_WORKER,
        columns=HUB
        | {
            "due": ("due", pl.Date),
            "held_on": ("held_on", pl.Date),
            "kind": ("kind", pl.String),
            "state": ("state", pl.String),
        },
    )
    return with_setting(with_phase(rows), of, "due", area_too=True)


def colleague_quarters(source: Source, of: pl.DataFrame, quarters: pl.DataFrame) -> pl.DataFrame:
    """A row a worker and quarter in which she was in post; days with colleagues that were recorded in it."""
    last = pl.min_horizontal("until", "end")
    in_post = (
        of.with_columns(pl.col("until").fill_null(date.max))
        .join(quarters.select("quarter", "start", "end"), how="cross")
        .filter((pl.col("since") <= pl.col("end")) & (pl.col("until") >= pl.col("start")))
        .with_columns(day=last)
        .sort("day")
        .group_by("worker", "hub", "phase", "quarter")
        .agg(pl.col("day", "area", "region", "setting").last())
    )
    days = frame(
        rows_of(ColleagueDay),
        source.pseudonyms,
        keys=_WORKER,
        columns={"hub": ("hub__slug", pl.String), "on": ("day", pl.Date)},
    )
    counted = days.group_by("worker", "hub", quarter=quarter_of("on")).agg(days=pl.len().cast(pl.Int64))
    rows = in_post.join(counted, on=["worker", "hub", "quarter"], how="left")
    return rows.with_columns(pl.col("days").fill_null(0)).drop("worker", "quarter")
