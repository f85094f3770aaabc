"""What was done in a case. Each row carries the place of the case and the age on its own day."""

import polars as pl

from spokework.casework.actions.allocating import FIRST_ASSESSMENT
from spokework.casework.models import Contact, Goal, GoalScore, MissingEpisode
from spokework.extract.shaping import age_band, known

from .cases import CASE_AND_PERSON, standing
from .rows import frame, rows_of
from .source import HUB, Source

OF_CASE = ("case", "area", "region", "setting")


def _of(source: Source, rows: pl.DataFrame, cases: pl.DataFrame, day: str) -> pl.DataFrame:
    return source.about(rows).join(cases.select(OF_CASE), on="case", how="left").with_columns(age_band(day))


def contacts(source: Source, cases: pl.DataFrame) -> pl.DataFrame:
    rows = frame(
        rows_of(Contact),
        source.pseudonyms,
        keys=CASE_AND_PERSON,
        columns=HUB
        | {
            "day": ("day", pl.Date),
            "minutes": ("minutes", pl.Int64),
            "mode": ("mode", pl.String),
            "place": ("place", pl.String),
            "chosen_by": ("place_chosen_by", pl.String),
            "attendance": ("attendance", pl.String),
        },
    )
    return _of(source, rows.with_columns(map(known, ("place", "chosen_by", "attendance"))), cases, "day")


def assessments(source: Source, cases: pl.DataFrame) -> pl.DataFrame:
    return _of(source, standing(source), cases, "day")


def reviews(source: Source, cases: pl.DataFrame) -> pl.DataFrame:
    """The first is due so many days after the opening, the next three months after the one before."""
    opened = cases.select("case", since="opened", due=pl.col("opened") + FIRST_ASSESSMENT)
    done = standing(source).select("case", since="day", due=pl.col("day").dt.offset_by("3mo"))
    rows = (
        pl.concat([opened, done])
        .sort("case", "since", "due")
        .unique(["case", "since"], keep="last", maintain_order=True)
        .join(
            cases.select("case", "young_person", "hub", "closed", phase_number=pl.col("phase").cast(pl.Int64)),
            on="case",
        )
        .with_columns(until=pl.coalesce(pl.col("since").shift(-1).over("case", order_by="since"), pl.col("closed")))
        .filter(pl.col("until").is_null() | (pl.col("since") < pl.col("until")))
    )
    return _of(source, rows, cases, "since")


def goals(source: Source, cases: pl.DataFrame) -> pl.DataFrame:
    rows = frame(
        rows_of(Goal),
        source.pseudonyms,
        keys=CASE_AND_PERSON | {"goal": ("pk", "goal")},
        columns=HUB
        | {
            "domain": ("domain", pl.String),
            "own_words": ("own_words", pl.Boolean),
            "set_on": ("set_on", pl.Date),
            "ended_on": ("ended_on", pl.Date),
            "achieved": ("achieved", pl.Boolean),
            "target": ("target", pl.Int64),
        },
    )
    scores = frame(
        rows_of(GoalScore),
        source.pseudonyms,
        keys={"goal": ("goal", "goal")},
        columns={"day": ("day", pl.Date), "at": ("created_at", pl.Datetime("us", "UTC")), "score": ("score", pl.Int64)},
    )
    of_goal = (
        scores.sort("goal", "day", "at")
        .group_by("goal", maintain_order=True)
        .agg(
            scores=pl.len().cast(pl.Int64),
            baseline=pl.col("score").first(),
            latest=pl.col("score").last(),
            latest_on=pl.col("day").last(),
        )
    )
    rows = rows.join(of_goal, on="goal", how="left").with_columns(pl.col("scores").fill_null(0))
    return _of(source, rows, cases, "set_on")


def missing_episodes(source: Source, cases: pl.DataFrame) -> pl.DataFrame:
    rows = frame(
        rows_of(MissingEpisode),
        source.pseudonyms,
        keys=CASE_AND_PERSON,
        columns=HUB
        | {
            "day": ("went_on", pl.Date),
            "returned_on": ("returned_on", pl.Date),
            "returned_at": ("returned_at", pl.Time),
            "interview": ("rhi", pl.String),
            "held_on": ("rhi_on", pl.Date),
            "held_at": ("rhi_at", pl.Time),
        },
    )
    returned, held = (pl.col(f"{what}_on").dt.combine(pl.col(f"{what}_at")) for what in ("returned", "held"))
    hours = (held - returned).dt.total_minutes() / 60
    return _of(source, rows.with_columns(hours_to_interview=hours.ceil().cast(pl.Int64)), cases, "day")
