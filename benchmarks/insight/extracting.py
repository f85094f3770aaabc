"""``python -m benchmarks.insight.extracting``: how long an extract takes over an installation of so many cases."""

import argparse
import os
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.filling import Size, fill, make_installation


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    given = parser.parse_args()
    with TemporaryDirectory(prefix="spokework-extracting-") as place:
        make_installation(Path(place))
        began = time.perf_counter()
        fill(Size(given.cases))
        print(
            f"filled in {time.perf_counter() - began:.0f} s; load of the machine {os.getloadavg()[0]:.1f}", flush=True
        )
        _extract()


def _extract() -> None:
    from spokework.extract.actions import make_extract
    from spokework.programme.tests.situations import AT_THE_MACHINE

    began, cpu = time.perf_counter(), time.process_time()
    extract = make_extract(by=AT_THE_MACHINE)
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    rows = extract.manifest["rows"]
    size = sum(file.stat().st_size for file in extract.path.iterdir()) / 2**20
    print(f"{rows['cases']:,} cases, {sum(rows.values()):,} rows: {seconds:.1f} s ({cpu:.1f} s of CPU), {size:.1f} MB")


if __name__ == "__main__":
    main()
