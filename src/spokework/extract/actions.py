"""Making an extract. Reads every hub's records without opening one: no key is asked for."""

import fcntl
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from secrets import token_hex
from typing import Any

import polars as pl
from django.utils import timezone

from spokework.access.decide import Actor, require
from spokework.access.permissions import Permission as P
from spokework.audit.record import record
from spokework.core import clock
from spokework.core.errors import Refused

from . import files
from .codes import code_lists
from .queries import tables
from .schema import TABLES, VERSION, Kind, Table

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
    files.folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    with _alone():
        record("extract made", by=by, hub_id=None)
        place = files.begin(f"{timezone.now():%Y%m%dT%H%M%S}-{token_hex(4)}")
        counts: dict[str, int] = {}
        schemas = {table.name: table for table in TABLES}
        for name, rows in tables(clock.today()):
            _as_described(rows, schemas[name]).write_parquet(place / f"{name}.parquet")
            counts[name] = rows.height
            progress(len(counts), len(TABLES))
        _write_schema(place / files.SCHEMA)
        manifest = {"version": VERSION, "as_at": clock.today().isoformat(), "made_at": timezone.now().isoformat()}
        return files.finish(place, manifest | {"rows": counts})


def _as_described(rows: pl.DataFrame, table: Table) -> pl.DataFrame:
    """Exactly the columns the schema names, in its types: a column nobody described cannot get out."""
    return rows.select(pl.col(column.name).cast(_TYPES[column.kind]) for column in table.columns)


def _write_schema(file: Any) -> None:
    lists = [{"name": each.name, "version": each.version, "labels": dict(each.labels)} for each in code_lists()]
    described = {"version": VERSION, "tables": [asdict(table) for table in TABLES], "code_lists": lists}
    file.write_text(json.dumps(described, indent=2, ensure_ascii=False) + "\n")


@contextmanager
def _alone() -> Iterator[None]:
    """One at a time on this machine; the lock goes with the process that held it."""
    with (files.folder() / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused("An extract is being made at this moment. Wait until it is there.") from None
        yield
