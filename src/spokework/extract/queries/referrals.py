"""Requests for support. The setting is that of the worker who took it up; otherwise that of the hub's workers there."""

import polars as pl
from django.db.models import Exists, OuterRef

from spokework.casework.models import Case, Referral
from spokework.extract.shaping import age_band, known

from .rows import WHY, frame, rows_of
from .source import AREA, HUB, Source


def referrals(source: Source, cases: pl.DataFrame, contacts: pl.DataFrame, staffing: pl.DataFrame) -> pl.DataFrame:
    rows = frame(
        rows_of(Referral),
        source.pseudonyms,
        keys={"referral": ("pk", "referral"), "young_person": ("young_person", "young_person")},
        columns=HUB
        | AREA
        | {name: (name, pl.Date) for name in ("received", "triaged_on", "decided_on", "waiting_since", "ended_on")}
        | {name: (name, pl.String) for name in ("state", "source", "level", "decline_reason")}
        | {name: (name, pl.Boolean) for name in ("right_place", "right_time", "good_information")}
        | {"agency_kind": ("agency__kind", pl.String), "reasons": ("reasons", pl.List(pl.String))},
    ).with_columns(known("decline_reason"))
    attended = (
        contacts.filter(pl.col("attendance") == "attended").group_by("case").agg(first_attended_on=pl.col("day").min())
    )
    rows = (
        source.about(rows)
        .with_columns(age_band("received"))
        .join(_opened_by(source), on="referral", how="left")
        .join(cases.select("case", of_case="setting"), on="case", how="left")
        .join(attended, on="case", how="left")
        .with_columns(
            referred_before_on=pl.col("received").shift(1).over("young_person", order_by=["received", "referral"])
        )
    )
    return rows.join(_settings_there(rows, staffing), on="referral", how="left").with_columns(
        setting=pl.coalesce("of_case", "there")
    )


def _opened_by(source: Source) -> pl.DataFrame:
    """The first case of each referral: a reopening names the same referral again."""
    earlier = Case.objects.unscoped(WHY).filter(referral=OuterRef("referral"), opened__lt=OuterRef("opened"))
    return frame(
        rows_of(Case).filter(~Exists(earlier), referral__isnull=False, reopens=None),
        source.pseudonyms,
        keys={"referral": ("referral", "referral"), "case": ("pk", "case")},
        columns={},
    ).unique("referral")


def _settings_there(referrals: pl.DataFrame, staffing: pl.DataFrame) -> pl.DataFrame:
    """Where all the hub's workers in the area were in one kind of place on the day, that one."""
    spells = staffing.select("hub", "area", "since", "until", there="setting").drop_nulls("there")
    return (
        referrals.select("referral", "hub", "area", "received")
        .join(spells, on=["hub", "area"])
        .filter(
            (pl.col("since") <= pl.col("received"))
            & (pl.col("until").is_null() | (pl.col("received") <= pl.col("until")))
        )
        .group_by("referral")
        .agg(pl.col("there").first(), different=pl.col("there").n_unique())
        .filter(pl.col("different") == 1)
        .drop("different")
    )
