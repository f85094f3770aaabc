"""``python -m benchmarks.insight``: all figures by all their breakdowns, ours and as others would count them.

Every way counts in a process of its own, one after the other, on the same drawn extract; what it counted is held
against ours, to the last figure. The ORM is asked question by question, and no longer than ``--times`` what ours took:
it is then at least so many times slower.
"""

import argparse
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import measured
from spokework.extract.files import Extract
from spokework.extract.schema import VERSION

from .answers import differences
from .floor import floor
from .world import Size, make

DATABASES = ["sqlite", "postgresql"]
SIZES = [10_000, 100_000, 1_000_000]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, nargs="*", default=SIZES)
    parser.add_argument("--ways", nargs="*", default=["pandas", "polars"])
    parser.add_argument("--orm", nargs="*", default=DATABASES, help="on which databases; without any, on both")
    parser.add_argument("--without-orm", action="store_true")
    parser.add_argument("--times", type=float, default=55.0, help="ours, after which the ORM is not asked on")
    parser.add_argument("--keep", type=Path, help="a directory for drawn extracts: the next run draws them no more")
    given = parser.parse_args()
    databases = [] if given.without_orm else given.orm or DATABASES
    for cases in given.cases:
        with TemporaryDirectory(prefix="spokework-insight-") as place:
            extract = (given.keep or Path(place)) / f"extract-{VERSION}-{cases}"
            found = Extract(extract) if (extract / "manifest.json").exists() else make(Size(cases), extract)
            counts = found.manifest["rows"]
            print(f"\n{cases:,} cases, {sum(counts.values()):,} rows; {_load()}", flush=True)
            load, lines = os.getloadavg()[0], list(_measured(extract, Path(place), given.ways, databases, given.times))
            print(f"{_load()} at the end", flush=True)
            _keep(cases, {"rows": sum(counts.values()), "load before": load, "lines": lines})


def _measured(
    extract: Path, place: Path, ways: list[str], databases: list[str], times: float
) -> Iterator[dict[str, Any]]:
    size, least = floor(extract)
    mine = _run("ours", extract, place)
    yield _line(
        "ours, everything", mine, f"floor {least:.2f} s for {size / 2**20:.0f} MB: {mine['seconds'] / least:.0f} ×"
    )
    for way in ways:
        yield _line(f"{way}, everything", *_against(mine, _run(way, extract, place)))
    if databases:
        third = _run("ours", extract, place, "third")
        yield _line("ours, a third", third)
    for database in databases:
        seconds = str(times * third["seconds"])
        other = _run(database, extract, place, seconds, module="benchmarks.insight.orm_way")
        yield _line(f"Django ORM on {database}, a third", *_orm_against(third, other))


def _keep(cases: int, told: dict[str, Any]) -> None:
    """Each size as it was measured last; sizes that are tried out are not kept."""
    if cases in SIZES:
        before = (measured.kept("insight") or {}).get("sizes", {})
        day, load = f"{datetime.now(UTC):%Y-%m-%d}", os.getloadavg()[0]
        found = {"day": day, "machine": measured.machine(), "load after": load} | told
        measured.keep("insight", {"sizes": before | {f"{cases}": found}})


def _run(way: str, extract: Path, place: Path, *more: str, module: str = "benchmarks.insight.timing") -> dict[str, Any]:
    out = place / "out.pickle"
    subprocess.run([sys.executable, "-m", module, way, str(extract), str(out), *more], check=True)
    found: dict[str, Any] = pickle.loads(out.read_bytes())  # noqa: S301  # written by ourselves a moment ago
    return found


def _against(mine: dict[str, Any], other: dict[str, Any]) -> tuple[dict[str, Any], str]:
    differing = differences(mine["answers"], other["answers"])
    if differing:
        raise SystemExit("\n".join(["Counted differently:", *differing]))
    return other, f"{other['seconds'] / mine['seconds']:.1f} × ours, the same figures"


def _orm_against(mine: dict[str, Any], other: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """Only what it was asked in time."""
    asked = set(other["questions"])
    here = {key: of for key, of in mine["answers"].items() if (key.code, key.by, key.quarter is not None) in asked}
    told, against = _against(mine | {"answers": here}, other)
    if other["stopped"]:
        against = f"≥ {against} (stopped after {len(asked)} of {other['of']} questions)"
    return told, f"{against}; filled {other['rows']:,} rows in {other['filled']:.0f} s"


def _line(what: str, told: dict[str, Any], more: str = "") -> dict[str, Any]:
    cpu = f"{told['cpu']:8.1f}" if "cpu" in told else " " * 8
    counted = f"{told['seconds']:9.1f} s, CPU {cpu} s   {len(told['answers']):9,} figures"
    print(f"{what:34}{counted}   {more}", flush=True)
    numbers = {name: told.get(name) for name in ("seconds", "cpu")}
    return {"what": what, **numbers, "figures": len(told["answers"]), "beside": more}


def _load() -> str:
    return f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


if __name__ == "__main__":
    main()
