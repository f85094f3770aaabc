"""Making an extract. Reads every hub's records without opening one: no key is asked for."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from secrets import token_hex
from typing import Any

import polars as pl
from django.utils import timezone

from spokework.access.decide import Actor, require
from spokework.access.permissions import Permission as P
from spokework.audit.record import record
from spokework.core import clock

from . import files, making
from .codes import code_lists
from .numbering import Numbering
from .queries import tables
from .queries.moment import one_moment
from .schema import TABLES, VERSION, CodeList, Kind, Table

Progress = Callable[[int, int], None]

_TYPES: dict[Kind, Any] = {
    Kind.PSEUDONYM: pl.Int32,
    Kind.CODE: pl.String,
    Kind.CODES: pl.List(pl.String),
    Kind.DAY: pl.Date,
    Kind.QUARTER: pl.Int16,
    Kind.NUMBER: pl.Int32,
    Kind.AMOUNT: pl.Float64,
    Kind.FLAG: pl.Boolean,
}


def make_extract(*, by: Actor, progress: Progress = lambda done, of: None) -> files.Extract:
    require(by, P.MAKE_EXTRACT)
    with making.alone():
        record("extract made", by=by, hub_id=None)
        place = files.begin(f"{timezone.now():%Y%m%dT%H%M%S}-{token_hex(4)}")
        counts: dict[str, int] = {}
        with one_moment():
            lists = code_lists()
            for table, rows in _numbered(tables(clock.today())):
                described = _as_described(rows, table)
                _refuse_unknown_codes(described, table, lists)
                described.write_parquet(place / f"{table.name}.parquet")
                counts[table.name] = rows.height
                making.say(making.Progress(len(counts), len(TABLES)))
                progress(len(counts), len(TABLES))
        _write_schema(place / files.SCHEMA, lists)
        manifest = {"version": VERSION, "as_at": clock.today().isoformat(), "made_at": timezone.now().isoformat()}
        return files.finish(place, manifest | {"rows": counts})


def _numbered(found: Iterable[tuple[str, pl.DataFrame]]) -> Iterator[tuple[Table, pl.DataFrame]]:
    schemas, numbering = {table.name: table for table in TABLES}, Numbering()
    for name, rows in found:
        yield schemas[name], numbering.numbered(rows)
    yield from numbering.tables


def _as_described(rows: pl.DataFrame, table: Table) -> pl.DataFrame:
    """Exactly the columns the schema names, in its types: a column nobody described cannot get out."""
    return rows.select(pl.col(column.name).cast(_TYPES[column.kind]) for column in table.columns)


def _refuse_unknown_codes(rows: pl.DataFrame, table: Table, lists: Sequence[CodeList]) -> None:
    """What is in no code list may be anything, a name too."""
    known = {each.name: set(each.labels) for each in lists if each.labels}
    for column in table.columns:
        if column.codes in known:
            values = rows[column.name].explode() if column.kind is Kind.CODES else rows[column.name]
            if set(values.drop_nulls().unique()) - known[column.codes]:
                raise ValueError(f"{table.name}.{column.name} holds what is not in the code list {column.codes}.")


def _write_schema(file: Any, code_lists: Sequence[CodeList]) -> None:
    lists = [{"name": each.name, "version": each.version, "labels": dict(each.labels)} for each in code_lists]
    described = {"version": VERSION, "tables": [asdict(table) for table in TABLES], "code_lists": lists}
    file.write_text(json.dumps(described, indent=2, ensure_ascii=False) + "\n")
