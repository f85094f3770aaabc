"""Which setting a worker had on a day: what was done there counts under it."""

import polars as pl

from spokework.programme.models import Appointment

from .rows import frame, rows_of
from .source import Source


def spells(source: Source, staffing: pl.DataFrame) -> pl.DataFrame:
    """A worker at a place, from one change to the next."""
    holders = frame(
        rows_of(Appointment),
        source.pseudonyms,
        keys={"appointment": ("pk", "appointment"), "worker": ("worker", "worker")},
        columns={},
    )
    columns = ("appointment", "hub", "phase", "since", "until", "area", "region", "setting")
    return staffing.select(columns).join(holders, on="appointment").sort("since")


def with_setting(rows: pl.DataFrame, of: pl.DataFrame, day: str, *, area_too: bool = False) -> pl.DataFrame:
    """``rows`` have a worker, a hub and a day; nobody's setting is known on a day she was not in post."""
    taken = ("area", "region", "setting") if area_too else ("setting",)
    places = of.select("worker", "hub", "until", *taken, began="since")
    found = rows.sort(day).join_asof(
        places, left_on=day, right_on="began", by=["worker", "hub"], strategy="backward", check_sortedness=False
    )
    in_post = pl.col("until").is_null() | (pl.col(day) <= pl.col("until"))
    there = (pl.when(in_post).then(pl.col(name)).otherwise(None).alias(name) for name in taken)
    return found.with_columns(there).drop("until", "began", "worker")
