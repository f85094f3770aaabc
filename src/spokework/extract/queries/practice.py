"""The work around the casework, and the support of those who do it."""

from typing import Any
from uuid import UUID

import polars as pl
from django.db.models import Count, OuterRef, Subquery

from spokework.extract.shaping import known
from spokework.practice.models import (
    Attendee,
    AwarenessSession,
    Challenge,
    ChallengeStep,
    Confidence,
    Consultancy,
    JointWork,
    StrategicMeeting,
    TrainingEvent,
)

from .rows import frame, rows_of
from .source import AREA, HUB, Source, with_phase
from .whereabouts import with_setting

_DONE = HUB | AREA | {"day": ("day", pl.Date), "minutes": ("minutes", pl.Int64)}
_TOPIC = {"topic": ("topic", pl.String)}
_AGENCY = {"agency_kind": ("agency__kind", pl.String)}
_ATTENDED = {"attended": ("attended", pl.Int64)}


def _done(source: Source, of: pl.DataFrame, model: Any, keys: Any = None, **columns: Any) -> pl.DataFrame:
    keys = {"worker": ("by", "worker")} | (keys or {})
    rows = frame(rows_of(model), source.pseudonyms, keys=keys, columns=_DONE | columns)
    return with_setting(with_phase(rows), of, "day")


def sessions(source: Source, of: pl.DataFrame) -> pl.DataFrame:
    rows = _done(
        source,
        of,
        AwarenessSession,
        {"session": ("pk", "session")},
        **_TOPIC,
        **_ATTENDED,
        audience=("audience", pl.String),
        venue=("venue", pl.String),
    )
    named = _registered(source).group_by("session").agg(in_register=pl.len().cast(pl.Int64))
    return rows.join(named, on="session", how="left").with_columns(pl.col("in_register").fill_null(0))


def attendances(source: Source, of_sessions: pl.DataFrame) -> pl.DataFrame:
    return _registered(source).join(of_sessions, on="session")


def _registered(source: Source) -> pl.DataFrame:
    """Who is in the registers of sessions: a mark is the same wherever a hub's registers name the same person."""
    rows = rows_of(Attendee).filter(session__isnull=False).values_list("session", "mark")
    found = [(session, UUID(bytes=bytes(mark)[:16])) for session, mark in rows]
    source.pseudonyms.draw("person", {mark for _, mark in found})
    return pl.DataFrame(
        {
            "session": source.pseudonyms.of("session", [session for session, _ in found]),
            "person": source.pseudonyms.of("person", [mark for _, mark in found]),
        },
        schema={"session": pl.Int64, "person": pl.Int64},
    )


def trainings(source: Source, of: pl.DataFrame) -> pl.DataFrame:
    return _done(source, of, TrainingEvent, {"training": ("pk", "training")}, **_TOPIC, **_AGENCY, **_ATTENDED)


def trainees(source: Source, of_trainings: pl.DataFrame) -> pl.DataFrame:
    said = frame(
        rows_of(Confidence),
        source.pseudonyms,
        keys={"training": ("training", "training")},
        columns={
            "trainee": ("trainee", pl.Int64),
            "moment": ("moment", pl.String),
            "score": ("score", pl.Int64),
        },
    )
    at = {name: pl.col("score").filter(pl.col("moment") == name).first() for name in ("before", "after", "six_months")}
    return said.group_by("training", "trainee").agg(**at).join(of_trainings, on="training")


def consultancies(source: Source, of: pl.DataFrame) -> pl.DataFrame:
    return _done(source, of, Consultancy, **_TOPIC, **_AGENCY, professional_role=("role", pl.String))


def joint_work(source: Source, of: pl.DataFrame) -> pl.DataFrame:
    return _done(source, of, JointWork, **_AGENCY, kind=("kind", pl.String))


def meetings(source: Source, of: pl.DataFrame) -> pl.DataFrame:
    return _done(source, of, StrategicMeeting, kind=("kind", pl.String))


def challenges(source: Source, of: pl.DataFrame) -> pl.DataFrame:
    steps = rows_of(ChallengeStep).filter(challenge=OuterRef("pk")).values("challenge").annotate(n=Count("pk"))
    rows = _done(
        source,
        of,
        Challenge,
        **_AGENCY,
        issue=("about", pl.String),
        state=("state", pl.String),
        result=("result", pl.String),
        resolved_on=("resolved_on", pl.Date),
        steps=(Subquery(steps.values("n")), pl.Int64),
    )
    return rows.with_columns(known("result"), pl.col("steps").fill_null(0))
