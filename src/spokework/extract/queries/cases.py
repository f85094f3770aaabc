"""Cases, who held them, and what became of the level."""

from datetime import timedelta
from typing import Any

import polars as pl

from spokework.casework.levels import ASSESSED
from spokework.casework.models import Allocation, Assessment, Case, Closure, Goal, MissingEpisode
from spokework.casework.queries.person import standing_assessments
from spokework.extract.shaping import age_band, known

from .rows import frame, rows_of
from .source import AREA, HUB, Source

CASE_AND_PERSON = {"case": ("case", "case"), "young_person": ("young_person", "young_person")}
_RANKS = {level.value: rank for rank, level in enumerate(ASSESSED)}
_WINDOW = timedelta(days=90)


def allocations(source: Source, staffing: pl.DataFrame) -> pl.DataFrame:
    """Each with the place its worker worked from on the first day."""
    rows = frame(
        rows_of(Allocation),
        source.pseudonyms,
        keys=CASE_AND_PERSON | {"appointment": ("appointment", "appointment")},
        columns=HUB | {"start": ("start", pl.Date), "end": ("end", pl.Date)},
    )
    places = staffing.select("appointment", "since", "until", "area", "region", "setting").sort("since")
    return (
        rows.sort("start")
        .join_asof(
            places, left_on="start", right_on="since", by="appointment", strategy="backward", check_sortedness=False
        )
        .with_columns(
            pl.when(pl.col("until").is_null() | (pl.col("start") <= pl.col("until")))
            .then(pl.col(name))
            .otherwise(None)
            .alias(name)
            for name in ("area", "region", "setting")
        )
        .drop("since", "until")
    )


def cases(source: Source, held: pl.DataFrame) -> pl.DataFrame:
    rows = frame(
        rows_of(Case),
        source.pseudonyms,
        keys={
            "case": ("pk", "case"),
            "young_person": ("young_person", "young_person"),
            "reopens": ("reopens", "case"),
        },
        columns=HUB
        | AREA
        | {"opened": ("opened", pl.Date), "closed": ("closed", pl.Date), "state": ("state", pl.String)},
    )
    first_place = held.sort("start").group_by("case", maintain_order=True).first().select("case", "setting")
    rows = (
        source.about(rows)
        .with_columns(reopened=pl.col("reopens").is_not_null())
        .with_columns(age_band("opened"))
        .join(first_place, on="case", how="left")
        .join(_closures(source), on="case", how="left")
        .join(_levels(source), on="case", how="left")
        .join(_goals(source), on="case", how="left")
    )
    return _with_missing(rows, source).with_columns(
        pl.col("first_level", "last_level").fill_null("not_assessed"),
        pl.col("goals", "goals_in_own_words").fill_null(0),
        _change(),
    )


def _closures(source: Source) -> pl.DataFrame:
    return frame(
        rows_of(Closure).filter(undone_on=None),
        source.pseudonyms,
        keys={"case": ("case", "case")},
        columns={
            "closure_reason": ("reason", pl.String),
            "not_assessed": ("not_assessed", pl.String),
            "feedback_score": ("feedback_score", pl.Int64),
        },
    ).with_columns(known("not_assessed"))


def standing(source: Source) -> pl.DataFrame:
    """Assessments that are signed and that no correction replaced, earliest first in their case."""
    rows = frame(
        rows_of(Assessment).filter(pk__in=standing_assessments().order_by().values("pk")),
        source.pseudonyms,
        keys=CASE_AND_PERSON,
        columns=HUB
        | {
            "day": ("day", pl.Date),
            "number": ("number", pl.Int64),
            "stage": ("stage", pl.String),
            "tool": ("tool", pl.String),
            "tool_version": ("tool_version", pl.Int64),
            "total": ("total", pl.Int64),
            "computed_level": ("computed_level", pl.String),
            "judged_level": ("judged_level", pl.String),
        },
    )
    return rows.sort("case", "day", "number")


def _levels(source: Source) -> pl.DataFrame:
    rows = standing(source)
    at_end = pl.col("stage") == "closure"
    first = rows.filter(~at_end).group_by("case", maintain_order=True).first()
    last = rows.filter(at_end).group_by("case", maintain_order=True).last()
    return (
        rows.select("case")
        .unique()
        .join(first.select("case", first_assessed_on="day", first_level="judged_level"), on="case", how="left")
        .join(last.select("case", last_level="judged_level"), on="case", how="left")
    )


def _change() -> pl.Expr:
    """Lower, unchanged or raised where both can be compared; why not, where they cannot. Empty while it is open."""
    first, last = (
        pl.col(name).replace_strict(_RANKS, default=None, return_dtype=pl.Int64)
        for name in ("first_level", "last_level")
    )
    return (
        pl.when(pl.col("closed").is_null())
        .then(None)
        .when(pl.col("not_assessed").is_not_null())
        .then(pl.lit("not_assessed"))
        .when(first.is_null() | last.is_null())
        .then(pl.lit("no_first"))
        .when(last < first)
        .then(pl.lit("lower"))
        .when(last == first)
        .then(pl.lit("unchanged"))
        .otherwise(pl.lit("raised"))
        .alias("change")
    )


def _goals(source: Source) -> pl.DataFrame:
    rows = frame(
        rows_of(Goal),
        source.pseudonyms,
        keys={"case": ("case", "case")},
        columns={"own_words": ("own_words", pl.Boolean)},
    )
    return rows.group_by("case").agg(
        goals=pl.len().cast(pl.Int64), goals_in_own_words=pl.col("own_words").sum().cast(pl.Int64)
    )


def _with_missing(rows: pl.DataFrame, source: Source) -> pl.DataFrame:
    """How often in the first 90 days, and in the last 90 before the closure or the day of the extract."""
    times = frame(
        rows_of(MissingEpisode),
        source.pseudonyms,
        keys={"case": ("case", "case")},
        columns={"day": ("went_on", pl.Date)},
    )
    end = pl.coalesce(pl.col("closed"), pl.lit(source.as_at))
    counted: Any = (
        rows.select("case", "opened", end=end)
        .join(times, on="case")
        .group_by("case")
        .agg(
            missing_first_90=(pl.col("day") < pl.col("opened") + _WINDOW).sum().cast(pl.Int64),
            missing_last_90=(pl.col("day") > pl.col("end") - _WINDOW).sum().cast(pl.Int64),
        )
    )
    return rows.join(counted, on="case", how="left").with_columns(
        pl.col("missing_first_90", "missing_last_90").fill_null(0)
    )
