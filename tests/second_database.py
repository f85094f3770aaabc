"""One command, both databases: a second pytest runs the suite on PostgreSQL while this one runs it on SQLite."""

import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import pytest

from tests import postgresql

ROOT = Path(__file__).parent.parent
COLLECTOR = "test_the_suite_passes_on_postgresql"
# Said once is enough of: pages in a browser, the state of the source, and tests of no database.
_NOT_AGAIN = ("browser", "lint", "once")


@dataclass
class SecondRun:
    process: subprocess.Popen[bytes]
    output: IO[bytes]
    expected: int
    closing_line: str = field(default="")

    def wait(self) -> tuple[int, str]:
        code = self.process.wait()
        self.output.seek(0)
        text = self.output.read().decode(errors="replace")
        self.closing_line = next((line for line in reversed(text.splitlines()) if " in " in line), "").strip("= ")
        return code, text

    @property
    def passed(self) -> int:
        found = re.search(r"(\d+) passed", self.closing_line)
        return int(found[1]) if found else 0


RUN = pytest.StashKey[SecondRun]()


def put_last(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.name == COLLECTOR)


def start_if_wanted(session: pytest.Session) -> None:
    config = session.config
    if config.option.collectonly or not any(item.name == COLLECTOR for item in session.items):
        return
    again = [item for item in session.items if not any(item.get_closest_marker(mark) for mark in _NOT_AGAIN)]
    command = [sys.executable, "-m", "pytest", "-q", "--no-header", "-m", " and ".join(f"not {m}" for m in _NOT_AGAIN)]
    output = tempfile.TemporaryFile()  # noqa: SIM115  # open as long as the second run; stop() closes it
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | {postgresql.ASKED_FOR: "postgresql"},
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
    )
    config.stash[RUN] = SecondRun(process, output, expected=len(again))


def stop(config: pytest.Config) -> None:
    run = config.stash.get(RUN, None)
    if run is None:
        return
    if run.process.poll() is None:
        run.process.terminate()
        run.process.wait()
    run.output.close()


def summary(config: pytest.Config) -> str:
    run = config.stash.get(RUN, None)
    return f"on PostgreSQL: {run.closing_line}" if run is not None and run.closing_line else ""
