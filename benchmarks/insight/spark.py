"""``python -m benchmarks.insight.spark``: the definitions, unchanged, on a local Spark, held against DuckDB.

With ``--cells``, by the way pages count: a base read once by Spark, its rows added up here.

Needs the dependency group ``spark`` and a Java 17 or later.
"""

import argparse
import math
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import ibis

from spokework.extract.files import Extract
from spokework.extract.schema import TABLES
from spokework.insight.breakdowns import BREAKDOWNS
from spokework.insight.connection import Tables, opened
from spokework.insight.counting import Asked, counted
from spokework.insight.definition import Base, Indicator
from spokework.insight.measuring import expression

from .ours import questions
from .world import Size, make

Row = dict[str, Any]
_LEFT_ALONE = ("hub", "setting", "age_band")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument(
        "--all", action="store_true", help="every breakdown; else three of everybody's and each base's own"
    )
    parser.add_argument("--cells", action="store_true", help="counted as pages count, and not group by group")
    given = parser.parse_args()
    way = _by_cells if given.cells else _by_group
    with TemporaryDirectory(prefix="spokework-spark-") as place:
        extract = make(Size(given.cases), Path(place) / "extract")
        here, there = opened(extract), on_spark(extract)
        asked = [(group, by) for group, by in questions() if given.all or _is_wanted(group[0].base, by)]
        differing, took = 0, {"DuckDB": 0.0, "Spark": 0.0}
        for group, by in asked:
            for each_quarter in (False, True):
                differing += not _agrees(way, here, there, group, by, each_quarter, took)
        print(f"{2 * len(asked)} questions of {given.cases:,} cases; {differing} answered differently")
        print(", ".join(f"{name} {seconds:.0f} s" for name, seconds in took.items()))


def on_spark(extract: Extract) -> Tables:
    from pyspark.sql import SparkSession

    settings = {
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": "4",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.log.level": "ERROR",
    }
    making = SparkSession.builder.master("local[2]").appName("figures")
    for name, value in settings.items():
        making = making.config(name, value)
    engine = ibis.pyspark.connect(making.getOrCreate())
    found = {table.name: engine.read_parquet(extract.table(table.name), table_name=table.name) for table in TABLES}
    return Tables(found, extract.as_at, engine)


def _is_wanted(base: Base, by: Sequence[str]) -> bool:
    own = {name for name in base.breakdowns if BREAKDOWNS[name].unnested} | {"source", "mode", "domain", "first_level"}
    return not by or by[0] in _LEFT_ALONE or by[0] in own


def _by_group(group: list[Indicator], asked: Asked) -> list[Row]:
    return asked.tables.read(expression(group, asked.tables, by=asked.by, each_quarter=asked.each_quarter))


def _by_cells(group: list[Indicator], asked: Asked) -> list[Row]:
    return counted(group, asked).rows


def _agrees(
    way: Callable[[list[Indicator], Asked], list[Row]],
    here: Tables,
    there: Tables,
    group: list[Indicator],
    by: tuple[str, ...],
    each_quarter: bool,
    took: dict[str, float],
) -> bool:
    found = []
    for name, tables in (("DuckDB", here), ("Spark", there)):
        began = time.perf_counter()
        asked = Asked(tables, by, each_quarter, {})
        rows = (way if tables is there else _by_group)(group, asked)
        took[name] += time.perf_counter() - began
        found.append({tuple(row[key] for key in asked.keys): row for row in rows})
    mine, other = found
    same = mine.keys() == other.keys() and all(_same(mine[key], other[key]) for key in mine)
    if not same:
        key = next((key for key in {**mine, **other} if not _same(mine.get(key, {}), other.get(key, {}))), None)
        print(f"{group[0].base.name} by {by}, {each_quarter=}, {key}: {mine.get(key)} | {other.get(key)}")
    return same


def _same(mine: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Where nothing has a value, cells have no column for it."""
    names = {name for name in {*mine, *other} if not name.endswith("__rows")}
    return all(_equal(mine.get(name), other.get(name)) for name in names)


def _equal(one: Any, two: Any) -> bool:
    """Nothing counted is 0 on one engine and empty on the other; a figure reads both as nought."""
    if isinstance(one, str) or isinstance(two, str) or one is None or two is None:
        return (one or None) == (two or None)
    return math.isclose(one, two, rel_tol=1e-9)


if __name__ == "__main__":
    main()
