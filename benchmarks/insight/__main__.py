"""``python -m benchmarks.insight``: all figures by all their breakdowns, ours and as others would count them.

Every way counts in a process of its own, one after the other, on the same drawn extract; what it counted is held
against ours, to the last figure.
"""

import argparse
import os
import pickle
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from .answers import differences
from .floor import floor
from .world import Size, make

SIZES = [10_000, 100_000, 1_000_000]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, nargs="*", default=SIZES)
    parser.add_argument("--ways", nargs="*", default=["pandas", "polars"])
    parser.add_argument("--orm", nargs="*", default=["sqlite", "postgresql"])
    parser.add_argument("--orm-at-most", type=int, default=100_000, help="cases; hours beyond")
    given = parser.parse_args()
    for cases in given.cases:
        with TemporaryDirectory(prefix="spokework-insight-") as place:
            extract = Path(place) / "extract"
            counts = make(Size(cases), extract).manifest["rows"]
            print(f"\n{cases:,} cases, {sum(counts.values()):,} rows; {_load()}")
            _measure(extract, Path(place), given.ways, given.orm if cases <= given.orm_at_most else [])


def _measure(extract: Path, place: Path, ways: list[str], databases: list[str]) -> None:
    size, least = floor(extract)
    mine = _run("ours", extract, place)
    _line("ours, everything", mine, f"floor {least:.2f} s for {size / 2**20:.0f} MB: {mine['seconds'] / least:.0f} ×")
    for way in ways:
        _line(f"{way}, everything", *_against(mine, _run(way, extract, place)))
    if databases:
        third = _run("ours", extract, place, "third")
        _line("ours, a third", third)
    for database in databases:
        other = _run(database, extract, place, module="benchmarks.insight.orm_way")
        told, against = _against(third, other)
        _line(
            f"Django ORM on {database}, a third",
            told,
            f"{against}; filled {told['rows']:,} rows in {told['filled']:.0f} s",
        )
    print(f"{_load()} at the end", flush=True)


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


def _line(what: str, told: dict[str, Any], more: str = "") -> None:
    cpu = f"{told['cpu']:8.1f}" if "cpu" in told else " " * 8
    counted = f"{told['seconds']:9.1f} s, CPU {cpu} s   {len(told['answers']):9,} figures"
    print(f"{what:34}{counted}   {more}", flush=True)


def _load() -> str:
    return f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


if __name__ == "__main__":
    main()
