"""An extract of a world."""

import json
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from spokework.extract.actions import _as_described, _numbered
from spokework.extract.files import Extract
from spokework.extract.schema import COMBINATIONS, TABLES, VERSION

from .world import World


def written(world: World, place: Path) -> Extract:
    place.mkdir(parents=True, exist_ok=True)
    for table, rows in _numbered(_frames(world)):
        _as_described(rows, table).write_parquet(place / f"{table.name}.parquet")
    (place / "schema.json").write_text(json.dumps({"version": VERSION, "code_lists": []}))
    made_at = f"{world.as_at}T12:00:00+00:00"
    (place / "manifest.json").write_text(
        json.dumps({"version": VERSION, "as_at": world.as_at.isoformat(), "made_at": made_at})
    )
    return Extract(place)


def _frames(world: World) -> Iterator[tuple[str, pl.DataFrame]]:
    for table in TABLES:
        if table not in COMBINATIONS.values():
            types = {each.name: _TYPES.get(each.kind.value) for each in table.columns if each.name not in COMBINATIONS}
            rows = [{name: row.get(name) for name in types} for row in world[table.name]]
            yield table.name, pl.DataFrame(rows, schema=types)


_TYPES = {
    "pseudonym": pl.Int64,
    "code": pl.String,
    "codes": pl.List(pl.String),
    "day": pl.Date,
    "quarter": pl.Int64,
    "number": pl.Int64,
    "amount": pl.Float64,
    "flag": pl.Boolean,
}
