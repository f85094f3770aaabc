"""The machine fails in the middle of writing: what was acknowledged is there, once, readable, and the log is whole.

Each fault happens to processes of its own that run with the product's settings (``tests/faults``), so it is tried once
in the suite, each on the database it is about.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).parent.parent
ROUNDS, RESTARTS = 120, 8
Found = dict[str, Any]
FAULTS = ("lost", "twice", "half", "answered_otherwise", "broken", "corrupt")


def found_by(script: str, directory: Path, *arguments: int) -> Found:
    ours = ("SPOKEWORK_", "DATABASE_URL", "KEYRING_DATABASE_URL", "DJANGO_")
    run = subprocess.run(
        [sys.executable, "-m", f"tests.faults.{script}", str(directory), *map(str, arguments)],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if not name.startswith(ours)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    report: Found = json.loads(run.stdout)
    return report


def faults(standing: Found) -> Found:
    return {name: standing[name] for name in FAULTS if standing[name]}


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Found:
    return found_by("killing", tmp_path_factory.mktemp("killed"), ROUNDS)


@pytest.fixture(scope="module")
def cut(tmp_path_factory: pytest.TempPathFactory) -> Found:
    return found_by("cutting", tmp_path_factory.mktemp("cut"))


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Found:
    return found_by("filling", tmp_path_factory.mktemp("full"))


@pytest.fixture(scope="module")
def restarted(tmp_path_factory: pytest.TempPathFactory) -> Found:
    return found_by("restarting", tmp_path_factory.mktemp("restarted"), RESTARTS)


def test_a_killed_process_loses_nothing_it_acknowledged_and_breaks_nothing(killed: Found) -> None:
    assert [check for check in killed["checks"] if faults(check)] == []
    last = killed["checks"][-1]
    assert last["rounds"] == ROUNDS
    assert last["saved"] > ROUNDS, "the writers hardly wrote"


def test_what_nobody_was_told_is_written_once_when_it_is_sent_again(killed: Found) -> None:
    assert faults(killed["retried"]) == {}
    assert killed["retried"]["written"] >= killed["checks"][-1]["written"]


def test_a_writer_that_acknowledged_too_early_would_be_noticed(killed: Found) -> None:
    assert list(faults(killed["early"])) == ["lost"]


def test_a_write_ahead_log_that_lost_its_end_leaves_the_writes_up_to_a_moment(cut: Found) -> None:
    for there in cut["cuts"]:
        assert there["in_order"], there
        assert there["broken"] == there["corrupt"] == [], there
    assert len({there["left"] for there in cut["cuts"]}) > 5, "the cuts fell too close together to say much"


def test_a_checkpoint_says_that_the_log_is_shorter_than_it_was(cut: Found) -> None:
    whole, *shorter = cut["cuts"]
    assert whole["left"] >= cut["saved"]
    assert not whole["shorter"]
    assert all(there["shorter"] for there in shorter if there["left"] < cut["saved"])


@pytest.mark.parametrize(("limit", "said"), [("pages", "database or disk is full"), ("files", "disk I/O error")])
def test_on_a_full_disk_an_action_fails_whole_and_is_done_once_there_is_room(
    full: Found, limit: str, said: str
) -> None:
    there = full[limit]
    assert there["said"] == said
    assert there["unanswered"] == [there["token"]]
    assert faults(there["after"]) == {}
    assert faults(there["in_the_end"]) == {}
    assert there["in_the_end"]["written"] == there["saved"] == there["after"]["written"] + 1


@pytest.mark.parametrize("limit", ["pages", "files"])
@pytest.mark.parametrize("request_", ["view", "change"])
def test_on_a_full_disk_a_page_says_so_and_shows_nothing(full: Found, limit: str, request_: str) -> None:
    """No view can be logged, so none is shown; and no change is half-saved."""
    status, page = full[limit][request_]
    assert status == 503
    assert "Nothing was shown or saved. Try again in a minute." in page


def test_a_postgresql_that_falls_over_under_load_loses_and_doubles_nothing(restarted: Found) -> None:
    assert len(restarted["saved"]) == RESTARTS
    assert faults(restarted["before"]) == {}
    assert faults(restarted["retried"]) == {}
