"""The programme's own tables: hubs, posts, places, money, and who worked where when."""

from datetime import date, timedelta
from typing import Any

import polars as pl

from spokework.programme.models import Appointment, Area, AreaPopulation, Grant, Hub, Placement, Post

from .rows import WHY, frame, rows_of
from .source import AREA, HUB, Source, with_phase

_FOR_EVER = date(9999, 12, 31)
_ONE_DAY = timedelta(days=1)


def hubs(source: Source) -> pl.DataFrame:
    rows = frame(
        rows_of(Hub),
        source.pseudonyms,
        keys={},
        columns={
            "hub": ("slug", pl.String),
            "phase_number": ("phase__number", pl.Int64),
            "region": ("region", pl.String),
            "began": ("phase__start", pl.Date),
        },
    )
    return with_phase(rows)


def areas(source: Source) -> pl.DataFrame:
    rows = frame(
        rows_of(Area),
        source.pseudonyms,
        keys={},
        columns={
            "area": ("code", pl.String),
            "region": ("region", pl.String),
            "population": ("population_10_17", pl.Int64),
            "x": ("x", pl.Int64),
            "y": ("y", pl.Int64),
        },
    )
    pairs = rows_of(Area).filter(neighbours__isnull=False).values_list("code", "neighbours__code")
    beside = pl.DataFrame(list(pairs), schema={"area": pl.String, "neighbours": pl.String}, orient="row")
    beside = beside.group_by("area").agg(pl.col("neighbours").sort())
    return rows.join(beside, on="area", how="left").with_columns(pl.col("neighbours").fill_null([]))


def area_populations(source: Source) -> pl.DataFrame:
    return frame(
        rows_of(AreaPopulation),
        source.pseudonyms,
        keys={},
        columns={
            "area": ("area__code", pl.String),
            "dimension": ("dimension", pl.String),
            "group": ("group", pl.String),
            "persons": ("persons", pl.Int64),
        },
    )


def posts(source: Source) -> pl.DataFrame:
    rows = frame(
        rows_of(Post),
        source.pseudonyms,
        keys={"post": ("pk", "post")},
        columns=HUB
        | {
            "fte": ("fte", pl.Float64),
            "caseload_min": ("caseload_min", pl.Int64),
            "caseload_cap": ("caseload_cap", pl.Int64),
            "expected_a_year": ("expected_a_year", pl.Int64),
        },
    )
    return with_phase(rows)


def placements(source: Source) -> pl.DataFrame:
    rows = frame(
        rows_of(Placement),
        source.pseudonyms,
        keys={"post": ("post", "post")},
        columns=HUB
        | AREA
        | {
            "setting": ("setting__code", pl.String),
            "start": ("start", pl.Date),
            "end": ("end", pl.Date),
            "host_kind": ("host__kind", pl.String),
            "relation": ("relation", pl.String),
            "days_a_week": ("days_a_week", pl.Float64),
            "hub_known_there": ("hub_known_there", pl.Boolean),
            "joint_investigations_before": ("joint_investigations_before", pl.Boolean),
        },
    )
    return with_phase(rows)


def grants(source: Source) -> pl.DataFrame:
    return frame(
        rows_of(Grant),
        source.pseudonyms,
        keys={"grant": ("pk", "grant"), "funder": ("funder", "funder")},
        columns={
            "hub": ("hub__slug", pl.String),
            "amount": ("amount", pl.Float64),
            "start": ("start", pl.Date),
            "end": ("end", pl.Date),
            "reporting_months": ("reporting_months", pl.Int64),
        },
    )


def appointments(source: Source) -> pl.DataFrame:
    return frame(
        rows_of(Appointment),
        source.pseudonyms,
        keys={"appointment": ("pk", "appointment"), "post": ("post", "post")},
        columns={"start": ("start", pl.Date), "end": ("end", pl.Date)},
    )


def staffing(source: Source, placed: pl.DataFrame, posts: pl.DataFrame) -> pl.DataFrame:
    """Each appointment cut where the post's place changed; days without a placement have no area and no setting."""
    room = {row.pk: row.room for row in Post.objects.unscoped(WHY)}
    rooms = pl.DataFrame(
        {"post": source.pseudonyms.of("post", room), "room": list(room.values())},
        schema={"post": pl.Int64, "room": pl.Int64},
    )
    where: dict[int, list[dict[str, Any]]] = {}
    for row in placed.sort("start").iter_rows(named=True):
        where.setdefault(row["post"], []).append(row)
    spells = [
        {"post": held["post"], "appointment": held["appointment"], **spell}
        for held in appointments(source).iter_rows(named=True)
        for spell in _spells(held["start"], held["end"] or _FOR_EVER, where.get(held["post"], []))
    ]
    schema = {"post": pl.Int64, "appointment": pl.Int64, "since": pl.Date, "until": pl.Date}
    rows = pl.DataFrame(spells, schema=schema | dict.fromkeys(("area", "region", "setting"), pl.String))
    of_post = posts.select("post", "hub", "phase", "fte", least=pl.col("caseload_min"))
    return (
        rows.join(of_post, on="post", how="left")
        .join(rooms, on="post", how="left")
        .with_columns(least=pl.min_horizontal("least", "room"))
    )


def _spells(first: date, last: date, places: list[dict[str, Any]]) -> list[dict[str, Any]]:
    cuts = {first}
    for place in places:
        after = (place["end"] + _ONE_DAY) if place["end"] else None
        cuts |= {day for day in (place["start"], after) if day is not None and first < day <= last}
    starts = sorted(cuts)
    ends: list[date] = [day - _ONE_DAY for day in starts[1:]] + [last]
    return [
        {"since": start, "until": None if end == _FOR_EVER else end} | _place_on(start, places)
        for start, end in zip(starts, ends, strict=True)
    ]


def _place_on(day: date, places: list[dict[str, Any]]) -> dict[str, Any]:
    for place in places:
        if place["start"] <= day and (place["end"] is None or day <= place["end"]):
            return {name: place[name] for name in ("area", "region", "setting")}
    return dict.fromkeys(("area", "region", "setting"))
