"""The least anybody could do: read the columns the figures use, once, and look at every value."""

import time
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from spokework.extract.schema import COMBINATIONS, TABLES, Kind, Table

# What no figure of the registry uses; where a number stands for columns, it is read in their place.
_NOT_READ = {
    "referrals": {"referral", "young_person", "case"},
    "cases": {"case", "reopened", "state", "last_level"},
    "reviews": {"case", "young_person"},
    "assessments": {"case", "young_person", "stage", "tool", "tool_version", "total"},
    "contacts": {"case", "place"},
    "goals": {"case", "young_person", "own_words", "set_on", "target"},
    "missing_episodes": {"case", "young_person", "day"},
    "allocations": {"case", "young_person", "how_ended"},
    "staffing": {"post", "least"},
    "quarters": {"whole"},
    "returns": set[str](),
}
_LOOKED_AT = {
    Kind.CODE: "strlen({})",
    Kind.CODES: "len({})",
    Kind.DAY: "({} - DATE '2000-01-01')",
    Kind.FLAG: "{}::int",
}


def floor(place: Path) -> tuple[int, float]:
    """Bytes and seconds."""
    used = {
        table.name: [column for column in table.columns if column.name not in _NOT_READ[table.name] | _told(table)]
        for table in TABLES
        if table.name in _NOT_READ
    }
    size = sum(_bytes(place / f"{name}.parquet", {each.name for each in of}) for name, of in used.items())
    engine = duckdb.connect()
    began = time.perf_counter()
    for name, of in used.items():
        looked_at = [_LOOKED_AT.get(each.kind, "{}").format(f'"{each.name}"') for each in of]
        sums = ", ".join(f"sum({each})" for each in looked_at)
        engine.execute(f"SELECT {sums} FROM '{place / name}.parquet'").fetchall()  # noqa: S608  # names of our schema
    return size, time.perf_counter() - began


def _told(table: Table) -> set[str]:
    return {name for number, of in COMBINATIONS.items() if number in table.names for name in of.names} - {*COMBINATIONS}


def _bytes(file: Path, names: set[str]) -> int:
    found = pq.ParquetFile(file).metadata
    columns = (
        found.row_group(group).column(at) for group in range(found.num_row_groups) for at in range(found.num_columns)
    )
    return sum(each.total_compressed_size for each in columns if each.path_in_schema.split(".")[0] in names)
