"""The quarters of the programme, and what each hub recorded in each since it began."""

from datetime import date, timedelta

import polars as pl

from spokework.core.quarters import quarter_number, quarter_start
from spokework.extract.shaping import quarter_of
from spokework.practice.models import HubReturn
from spokework.programme.models import Programme

from .rows import rows_of


def quarters(as_at: date, first_day: date | None) -> pl.DataFrame:
    """From the programme's first quarter, or the first thing recorded, to the one of ``as_at``."""
    starts = [day for day in (first_day, rows_of(Programme).values_list("start", flat=True).first()) if day is not None]
    first = quarter_number(min(starts, default=as_at))
    rows = []
    for number in range(first, quarter_number(as_at) + 1):
        last = quarter_start(number + 1) - timedelta(days=1)
        rows.append((number, quarter_start(number), min(last, as_at), last <= as_at))
    schema = {"quarter": pl.Int64, "start": pl.Date, "end": pl.Date, "whole": pl.Boolean}
    return pl.DataFrame(rows, schema=schema, orient="row")


def confirmed() -> pl.DataFrame:
    """Hub and quarter of each return that a manager has confirmed."""
    rows = rows_of(HubReturn).values_list("hub__slug", "quarter")
    return pl.DataFrame(list(rows), schema={"hub": pl.String, "quarter": pl.Int64}, orient="row")


def returns(hubs: pl.DataFrame, quarters: pl.DataFrame, dated: pl.DataFrame, confirmed: pl.DataFrame) -> pl.DataFrame:
    """``dated``: a hub and a day each. A hub that recorded nothing in a quarter has 0, and no figure.

    Without its manager's word a hub's figures stand, and the hub is named beside them.
    """
    counted = dated.drop_nulls("day").group_by("hub", quarter=quarter_of("day")).agg(records=pl.len().cast(pl.Int64))
    return (
        hubs.select("hub", "phase", "began")
        .join(quarters.select("quarter", "end"), how="cross")
        .filter(pl.col("began") <= pl.col("end"))
        .join(counted, on=["hub", "quarter"], how="left")
        .join(confirmed.with_columns(confirmed=pl.lit(True)), on=["hub", "quarter"], how="left")
        .select("hub", "phase", "quarter", pl.col("records").fill_null(0), pl.col("confirmed").fill_null(False))
    )
