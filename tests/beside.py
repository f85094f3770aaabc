"""One command, both databases and a browser: further pytests run beside this one, which runs the suite on SQLite.

Each is started when collection is over and waited for by a test of ``test_beside.py``, its collector. Journeys wait for
a server most of the time; so what needs no database runs by itself, and two cores are busy to the end.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import pytest

from tests import postgresql

ROOT = Path(__file__).parent.parent
# Said once is enough of: pages in a browser, what is made for them, tests of no database, and the state of the source.
_NOT_AGAIN = ("browser", "demonstration", "once", "lint", "beside")


@dataclass(frozen=True)
class Beside:
    collector: str
    title: str
    marked: str
    environment: dict[str, str] = field(default_factory=dict)

    def wanted(self, items: list[pytest.Item]) -> bool:
        return any(item.name == self.collector for item in items)


ON_POSTGRESQL = Beside(
    "test_the_suite_passes_on_postgresql",
    "on PostgreSQL",
    " and ".join(f"not {mark}" for mark in _NOT_AGAIN),
    {postgresql.ASKED_FOR: "postgresql"},
)
IN_A_BROWSER = Beside("test_the_journeys_come_to_their_ends", "in a browser", "browser or demonstration")
ONCE = Beside("test_what_needs_no_database_passes", "once", "once and not (browser or demonstration)")
ALL = (ON_POSTGRESQL, IN_A_BROWSER, ONCE)


@dataclass
class Run:
    title: str
    process: subprocess.Popen[bytes]
    output: IO[bytes]
    expected: int
    closing_line: str = ""

    def wait(self) -> tuple[int, str]:
        code = self.process.wait()
        self.output.seek(0)
        text = self.output.read().decode(errors="replace")
        self.closing_line = closing_line(text)
        return code, text

    @property
    def passed(self) -> int:
        found = re.search(r"(\d+) passed", self.closing_line)
        return int(found[1]) if found else 0


def closing_line(output: str) -> str:
    """Of pytest, which need not be the last: an engine may have a word to say when the process ends."""
    found = re.findall(r"^=* ?(\d+ [a-z]+.* in [\d.]+s.*?) ?=*$", output, re.MULTILINE)
    return found[-1] if found else ""


RUNS = pytest.StashKey[dict[str, Run]]()


def has(item: pytest.Item, marks: tuple[str, ...]) -> bool:
    return any(item.get_closest_marker(mark) for mark in marks)


def put_last(items: list[pytest.Item]) -> None:
    collectors = {beside.collector for beside in ALL}
    items.sort(key=lambda item: item.name in collectors)


def start_what_is_wanted(session: pytest.Session) -> None:
    if session.config.option.collectonly:
        return
    again = [item for item in session.items if not has(item, _NOT_AGAIN)]
    journeys = [item for item in session.items if has(item, ("browser", "demonstration"))]
    once = [item for item in session.items if has(item, ("once",)) and item not in journeys]
    runs = session.config.stash.setdefault(RUNS, {})
    for beside, its in ((ON_POSTGRESQL, again), (IN_A_BROWSER, journeys), (ONCE, once)):
        if beside.wanted(session.items):
            runs[beside.collector] = _start(beside, its)
            if beside is not ON_POSTGRESQL:
                gone = set(its)
                session.items[:] = [item for item in session.items if item not in gone]


def _start(beside: Beside, its: list[pytest.Item]) -> Run:
    """Told which files it is about, so that it does not import the others to find nothing in them."""
    output = tempfile.TemporaryFile()  # noqa: SIM115  # open as long as the run; stop() closes it
    files = dict.fromkeys(str(item.path.relative_to(ROOT)) for item in its)
    process = subprocess.Popen(
        [sys.executable, "-m", "pytest", "-q", "--no-header", "-m", beside.marked, *files],
        cwd=ROOT,
        env=os.environ | beside.environment,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
    )
    return Run(beside.title, process, output, len(its))


def stop(config: pytest.Config) -> None:
    for run in config.stash.get(RUNS, {}).values():
        if run.process.poll() is None:
            run.process.terminate()
            run.process.wait()
        run.output.close()


def summary(config: pytest.Config) -> Iterator[str]:
    for run in config.stash.get(RUNS, {}).values():
        if run.closing_line:
            yield f"{run.title}: {run.closing_line}"
