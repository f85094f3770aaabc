"""``python -m benchmarks.start_up``: how long until a command answers, and until the demonstration's first page.

The first run of each is cold as far as this process can make it: without compiled Python files.
"""

import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from .serving import ask_once, serving

HELP_RUNS = 10
RUN = [sys.executable, "-c", "from spokework.cli import main; main()"]


def main() -> None:
    print(f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"{'':44}{'seconds':>10}{'of them user CPU':>18}")
    with TemporaryDirectory(prefix="spokework-start-up-") as place:
        _line("spokework --help, nothing compiled", _run("--help", compiled=Path(place) / "compiled"))
        runs = sorted(_run("--help") for _ in range(HELP_RUNS))
        _line(f"spokework --help, the middle of {HELP_RUNS}", runs[HELP_RUNS // 2])
        directory = Path(place) / "demonstration"
        _line("spokework demo --no-serve, made", _run("demo", "--no-serve", "--data-dir", str(directory)))
        _line("spokework demo --no-serve, made before", _run("demo", "--no-serve", "--data-dir", str(directory)))
        _line("spokework demo to the first page, made before", _first_page(directory))
    print(f"load of the machine {os.getloadavg()[0]:.1f}")


def _run(*arguments: str, compiled: Path | None = None) -> tuple[float, float]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SPOKEWORK_")}
    if compiled is not None:
        environment["PYTHONPYCACHEPREFIX"] = str(compiled)
    began, cpu = time.perf_counter(), _user_seconds()
    subprocess.run([*RUN, *arguments], env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began, _user_seconds() - cpu


def _first_page(directory: Path) -> tuple[float, float]:
    began, cpu = time.perf_counter(), _user_seconds()
    with serving(directory, "demo") as server:
        assert ask_once(server, "/demonstration/") == 200
        seconds = time.perf_counter() - began
    return seconds, _user_seconds() - cpu


def _user_seconds() -> float:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime


def _line(what: str, took: tuple[float, float]) -> None:
    print(f"{what:44}{took[0]:10.2f}{took[1]:18.2f}", flush=True)


if __name__ == "__main__":
    main()
