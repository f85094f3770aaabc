import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


OURS = ("SPOKEWORK_", "DATABASE_URL", "KEYRING_DATABASE_URL", "DJANGO_")


def without_ours() -> dict[str, str]:
    """The environment as it is on a machine that has heard of no installation."""
    return {name: value for name, value in os.environ.items() if not name.startswith(OURS)}


@pytest.fixture(scope="session")
def spokework(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The command as it is typed, in a process and an empty folder of its own."""
    clean = without_ours()
    somewhere = tmp_path_factory.mktemp("typed-here")

    def run(*words: str | Path, typed: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-W", "error", "-c", "from spokework.cli import main; main()", *map(str, words)],
            cwd=somewhere,
            env=clean | environment,
            input=typed,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def installation(spokework: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("installed") / "spokework-data"
    done = spokework("init", "--data-dir", place, "--email", "ada@example.org", "--name", "Ada")
    assert done.returncode == 0, done.stderr
    return place
