"""The demonstration, made by the command and served by it, each in a process of its own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

STARTING_TAKES_AT_MOST = 300  # seconds


class Served(NamedTuple):
    site: str
    directory: Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment() -> dict[str, str]:
    """Nothing of this test run: the server is what somebody gets who types the command."""
    ours = ("SPOKEWORK_", "DATABASE_URL", "KEYRING_DATABASE_URL", "DJANGO_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def command(*options: str) -> list[str]:
    return [sys.executable, "-c", "from spokework.cli import main; main()", "demo", *options]


def make(directory: Path) -> None:
    """Nothing more is done where it is made already."""
    ran = subprocess.run(
        command("--no-serve", "--data-dir", str(directory)), env=environment(), capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


@contextmanager
def serving(made: Path) -> Iterator[Served]:
    """A copy of it, so that what journeys do to one is not there for the next."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="spokework-journeys-") as place:
        directory = Path(shutil.copytree(made, Path(place) / "demonstration", symlinks=True))
        log = directory.with_suffix(".log")
        with log.open("wb") as said:
            process = subprocess.Popen(
                command("--data-dir", str(directory), "--port", str(port)),
                env=environment(),
                stdout=said,
                stderr=subprocess.STDOUT,
            )
            try:
                yield Served(wait_until_it_answers(process, f"http://localhost:{port}", log), directory)
            finally:
                process.send_signal(signal.SIGTERM)
                process.wait(60)


def wait_until_it_answers(process: subprocess.Popen[bytes], site: str, log: Path) -> str:
    for _ in range(STARTING_TAKES_AT_MOST * 4):
        assert process.poll() is None, log.read_text()
        try:
            with urlopen(f"{site}/demonstration/", timeout=5):  # noqa: S310  # our own loopback address
                return site
        except (URLError, OSError):
            time.sleep(0.25)
    raise AssertionError(f"the demonstration did not answer:\n{log.read_text()}")
