"""How each allocation ended, and whether the money had run out."""

from datetime import timedelta

import polars as pl

from spokework.extract.shaping import age_band

from .programme import appointments
from .source import Source

# A hand-over counts as one because funding ended where the worker's appointment and a grant of the hub (or of the
# whole programme) ended within so many days of it: nobody records the reason itself.
NEAR = timedelta(days=31)


def ended(source: Source, held: pl.DataFrame, cases: pl.DataFrame, grants: pl.DataFrame) -> pl.DataFrame:
    last = appointments(source).select("appointment", left="end")
    rows = (
        held.join(cases.select("case", "closed", "closure_reason"), on="case", how="left")
        .join(last, on="appointment", how="left")
        .with_columns(
            how_ended=pl.when(pl.col("end").is_null())
            .then(None)
            .when(pl.col("end") >= pl.col("closed"))
            .then(pl.lit("closed"))
            .otherwise(pl.lit("handed_on"))
        )
        .with_row_index("row")
    )
    near = _near_the_end_of_a_grant(rows, grants)
    left = (pl.col("left") - pl.col("end")).abs() <= NEAR
    rows = rows.with_columns(
        funding_ended=pl.when(pl.col("how_ended") == "closed")
        .then(pl.col("closure_reason") == "service_ended")
        .when(pl.col("how_ended") == "handed_on")
        .then(left.fill_null(False) & pl.col("row").is_in(near.implode()))
        .otherwise(False)
        .fill_null(False)
    )
    return source.about(rows).with_columns(age_band("start"))


def _near_the_end_of_a_grant(rows: pl.DataFrame, grants: pl.DataFrame) -> pl.Series:
    ends = grants.select(of="hub", ran_out="end")
    return (
        rows.select("row", "hub", "end")
        .join(ends, how="cross")
        .filter(pl.col("of").is_null() | (pl.col("of") == pl.col("hub")))
        .filter((pl.col("ran_out") - pl.col("end")).abs() <= NEAR)["row"]
        .unique()
    )
