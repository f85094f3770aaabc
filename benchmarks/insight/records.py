"""The tables of the records filled from a drawn extract, so that the ORM can be asked the same questions.

Rows go in raw (COPY, or ``executemany``), sealed columns blank: nothing is counted that would need a key. Columns no
question asks for hold what is shortest.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import polars as pl
from polars import col

_AT_ONCE = 100_000
_ETHNICITY = {"white": "WBRI", "mixed": "MWBC", "asian": "AIND", "black": "BCRB", "other": "OOTH"}
_AT = "2016-12-30 00:00:00+00:00"
_KINDS = ["hub", "area", "phase", "programme", "young_person", "referral", "case", "contact"]


def fill(place: Path) -> int:
    from django.db import transaction

    number = 0
    _trust_keys()
    with transaction.atomic():
        for model, rows in _tables(place):
            for part in rows.iter_slices(_AT_ONCE):
                _insert(model, _whole(model, part))
                number += part.height
    _analyse()
    return number


def _tables(place: Path) -> Iterator[tuple[Any, pl.DataFrame]]:
    from spokework.casework import models as casework
    from spokework.programme import models as programme

    def read(name: str) -> pl.DataFrame:
        return pl.read_parquet(place / f"{name}.parquet")

    hubs, areas, referrals, cases = read("hubs"), read("areas"), read("referrals"), read("cases")
    whole = pl.DataFrame({"id": [1], "name": ["P"], "start": ["2014-01-01"], "end": ["2017-12-31"], "budget": [1]})
    yield programme.Programme, whole.with_columns(_key("programme", "id"))
    phases = hubs.select("phase", start="began").unique("phase").with_columns(number=col("phase").cast(int))
    ids = {"id": _key("phase", "number"), "programme_id": _key("programme", pl.lit(1)), "name": col("phase")}
    yield programme.Phase, phases.with_columns(**ids)
    slug = col("hub").str.slice(4).cast(int)
    names = {"id": _key("hub", slug), "name": col("hub"), "slug": col("hub"), "phase_id": _key("phase", "phase")}
    yield programme.Hub, hubs.with_columns(**names)
    yield programme.Area, areas.with_columns(id=_area(), code=col("area"), name=col("area"), kind=pl.lit("lad"))
    of = ["young_person", "hub", "sex", "ethnicity_group", "care_status"]
    people = pl.concat([referrals.select(of), cases.select(of)]).unique("young_person")
    yield (
        casework.YoungPerson,
        people.with_columns(
            id=_key("young_person", "young_person"),
            hub_id=_hub(),
            reference=col("young_person").cast(str),
            sex=col("sex").fill_null("U"),
            ethnicity=col("ethnicity_group").replace(_ETHNICITY).fill_null("NOBT"),
            care_status=col("care_status").fill_null("unknown"),
        ),
    )
    about = {"hub_id": _hub(), "young_person_id": _key("young_person", "young_person")}
    yield (
        casework.Referral,
        referrals.with_columns(
            id=_key("referral", "referral"),
            area_id=_area(),
            number=col("referral"),
            decline_reason=col("decline_reason").fill_null(""),
            reasons=pl.lit("[]"),
            **about,
        ),
    )
    opened_by = referrals.select("case", "referral").drop_nulls()
    yield (
        casework.Case,
        cases.join(opened_by, on="case", how="left").with_columns(
            id=_key("case", "case"),
            area_id=_area(),
            referral_id=_key("referral", "referral"),
            number=col("case"),
            state=pl.lit("closed"),  # a draw may give two cases at once, and nothing asks for it
            **about,
        ),
    )
    yield (
        casework.Contact,
        read("contacts")
        .with_row_index("number", 1)
        .with_columns(
            id=_key("contact", "number"),
            case_id=_key("case", "case"),
            place_chosen_by=col("chosen_by").fill_null(""),
            place=col("place").fill_null(""),
            attendance=col("attendance").fill_null(""),
            **about,
        ),
    )


def _key(kind: str, number: Any) -> pl.Expr:
    """A key that says what it is of; without hyphens, which both databases take."""
    named = col(number) if isinstance(number, str) else number
    return (pl.lit(f"{_KINDS.index(kind) + 1}") + named.cast(pl.Int64).cast(str).str.zfill(31)).alias("id")


def _hub() -> pl.Expr:
    return _key("hub", col("hub").str.slice(4))


def _area() -> pl.Expr:
    return _key("area", col("area").str.slice(3))


def _whole(model: Any, rows: pl.DataFrame) -> pl.DataFrame:
    """Every column the table has, in its order."""
    fields = {field.column: field for field in model._meta.concrete_fields}
    return rows.select(
        col(name) if name in rows.columns else pl.lit(_shortest(field)).alias(name) for name, field in fields.items()
    )


def _shortest(field: Any) -> Any:
    if field.null:
        return None
    shortest: Mapping[str, Any] = {
        "BooleanField": field.get_default() if field.has_default() else False,
        "DateTimeField": _AT,
        "JSONField": "[]",
        "BinaryField": "",
        "CharField": "",
        "TextField": "",
    }
    return shortest.get(field.get_internal_type(), 0)


def _insert(model: Any, rows: pl.DataFrame) -> None:
    from django.db import connection

    table, columns = model._meta.db_table, ", ".join(f'"{name}"' for name in rows.columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            text = rows.write_csv(include_header=False, quote_style="non_numeric", null_value="\\N")
            text = text.replace('"\\N"', "\\N")
            copying = f"COPY {table} ({columns}) FROM STDIN WITH (FORMAT csv, NULL '\\N')"
            with cursor.copy(copying) as copy:
                copy.write(text)
        else:
            days = rows.with_columns(col(pl.Date).cast(str))
            marks = ", ".join(["%s"] * rows.width)
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", days.rows())  # noqa: S608  # ours


def _trust_keys() -> None:
    """The draw's agree; to look each of them up takes longer than all the rest."""
    from django.db import connection

    with connection.cursor() as cursor:
        postgresql = connection.vendor == "postgresql"
        cursor.execute("SET session_replication_role = replica" if postgresql else "PRAGMA foreign_keys = OFF")


def _analyse() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
