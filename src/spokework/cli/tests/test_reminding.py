"""``remind``, and the companion beside the server: it goes round, outlives a fault, and leaves with who started it."""

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from spokework.cli import reminding

from .conftest import Run, without_ours

PATIENCE = 60  # seconds, for a machine with much to do


def rounds(installation: Path) -> list[str]:
    with sqlite3.connect(installation / "data" / "spokework.sqlite3") as database:
        return [at for (at,) in database.execute("SELECT at FROM practice_round")]


def wait_for_a_round_after(installation: Path, before: list[str]) -> None:
    until = time.monotonic() + PATIENCE
    while rounds(installation) == before:
        assert time.monotonic() < until, "the companion did not go round"
        time.sleep(0.1)


def test_the_command_goes_round_once_and_says_so(spokework: Run, installation: Path) -> None:
    before = rounds(installation)
    done = spokework("remind", "--data-dir", installation)
    assert (done.returncode, done.stdout) == (0, "Nobody had to be told.\n"), done.stderr
    assert len(rounds(installation)) == 1
    assert rounds(installation) != before


def test_the_check_names_it_until_somebody_goes_round(spokework: Run, installation: Path) -> None:
    with sqlite3.connect(installation / "data" / "spokework.sqlite3") as database:
        database.execute("DELETE FROM practice_round")
    words = "Nothing has looked for overdue lone visits"
    assert words in spokework("check", "--data-dir", installation).stdout
    spokework("remind", "--data-dir", installation)
    assert words not in spokework("check", "--data-dir", installation).stdout


def test_the_companion_goes_round_at_once_and_leaves_with_who_started_it(
    installation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in os.environ.keys() - without_ours().keys():
        monkeypatch.delenv(name)
    monkeypatch.setenv("SPOKEWORK_DATA_DIR", str(installation))
    before = rounds(installation)
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda *a, **k: started.append(popen(*a, **k)) or started[0])
    with reminding.companion_beside():
        wait_for_a_round_after(installation, before)
        assert started[0].poll() is None
    assert started[0].returncode == 0


A_SERVER = """
import subprocess, time
from spokework.cli import reminding

popen = subprocess.Popen
subprocess.Popen = lambda *a, **k: (process := popen(*a, **k), print(process.pid, flush=True))[0]
with reminding.companion_beside():
    time.sleep(600)
"""


def test_it_leaves_too_when_the_server_is_killed(installation: Path) -> None:
    """The other end of its input is closed by the system then: nobody has to tell it."""
    before = rounds(installation)
    environment = without_ours() | {"SPOKEWORK_DATA_DIR": str(installation)}
    with subprocess.Popen(
        [sys.executable, "-c", A_SERVER], stdout=subprocess.PIPE, env=environment, text=True
    ) as server:
        try:
            assert server.stdout is not None
            companion = int(server.stdout.readline())
            wait_for_a_round_after(installation, before)
            assert runs(companion)
        finally:
            server.kill()
    until = time.monotonic() + PATIENCE
    while runs(companion):
        assert time.monotonic() < until, "the companion stayed"
        time.sleep(0.1)


def runs(pid: int) -> bool:
    """One that has ended may wait for somebody to ask how."""
    asked = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return asked.stdout.strip()[:1] not in ("", "Z")
