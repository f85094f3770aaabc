"""Every command, typed by somebody who makes mistakes: an answer in sentences, and never a traceback."""

import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from spokework.cli import data_dir_first
from spokework.cli.serving import _DIE_IN_A_FORK, listen
from spokework.cli.talking import counted

from .conftest import Run

pytestmark = pytest.mark.once


def refused(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr + done.stdout


def went_well(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 0, done.stdout + done.stderr
    assert not done.stderr
    return done.stdout


def test_help_names_every_command_and_loads_nothing_heavy(spokework: Run) -> None:
    text = went_well(spokework("--help"))
    for command in ("init", "check", "serve", "demo", "erase", "keys", "verify-audit", "audit-checkpoint", "import"):
        assert f"\n  {command} " in text
    loaded = (
        "import sys, spokework.cli; print(sorted({'django', 'granian', 'cryptography', 'rich'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_help_names_the_place_each_command_takes(spokework: Run) -> None:
    said = " ".join(went_well(spokework("--help")).split())
    assert "otherwise ./spokework-data; for demo ./spokework-demonstration]" in said


def test_a_way_of_mail_that_there_is_not_is_said_so(spokework: Run, installation: Path) -> None:
    done = spokework("check", "--data-dir", installation, SPOKEWORK_EMAIL_SECURITY="ssl")
    assert "to starttls, tls or none" in refused(done)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (["demo", "--data-dir", "x", "--fresh"], ["--data-dir", "x", "demo", "--fresh"]),
        (["demo", "--data-dir=x"], ["--data-dir=x", "demo"]),
        (["--data-dir", "x", "demo"], ["--data-dir", "x", "demo"]),
        (["demo"], ["demo"]),
    ],
)
def test_the_data_directory_may_be_named_anywhere(typed: list[str], read: list[str]) -> None:
    assert data_dir_first(typed) == read


def test_init_a_second_time_changes_nothing_and_asks_nothing(spokework: Run, installation: Path) -> None:
    keys = {file.name: file.read_bytes() for file in (installation / "keys").iterdir()}
    assert "There is an administrator already" in went_well(spokework("init", SPOKEWORK_DATA_DIR=str(installation)))
    assert {file.name: file.read_bytes() for file in (installation / "keys").iterdir()} == keys


def test_init_leaves_sqlite_with_figures_to_plan_by(installation: Path) -> None:
    import sqlite3

    with sqlite3.connect(installation / "data" / "spokework.sqlite3") as database:
        tables = {name for (name,) in database.execute("SELECT tbl FROM sqlite_stat1")}
    database.close()
    assert "django_migrations" in tables


def test_init_prints_a_link_that_somebody_can_use_once(spokework: Run, installation: Path) -> None:
    again = went_well(spokework("init", "--email", "bea@example.org", "--name", "Bea", "--data-dir", installation))
    assert "http://localhost:8000/account/welcome/" in again


def test_init_asks_for_whom_it_needs(spokework: Run, tmp_path: Path) -> None:
    done = spokework("init", "--data-dir", tmp_path / "new", typed="ada@example.org\nAda\n")
    assert "within three days" in went_well(done)


def test_init_says_what_is_wrong_with_an_address(spokework: Run, tmp_path: Path) -> None:
    assert "mail" in refused(spokework("init", "--data-dir", tmp_path / "new", "--email", "ada", "--name", "Ada"))


@pytest.mark.parametrize("key", ["master.key", "audit.key"])
def test_init_never_puts_new_keys_beside_old_data(spokework: Run, installation: Path, tmp_path: Path, key: str) -> None:
    copy = shutil.copytree(installation, tmp_path / "copy")
    (copy / "keys" / key).unlink()
    assert f"has data but no {key}" in refused(spokework("init", "--data-dir", copy))
    assert not (copy / "keys" / key).exists()


def test_check_says_what_is_missing_and_what_is_unsafe(spokework: Run, installation: Path, tmp_path: Path) -> None:
    assert "Missing  No e-mail" in went_well(spokework("check", "--data-dir", installation))
    copy = shutil.copytree(installation, tmp_path / "copy")
    (copy / "keys" / "master.key").chmod(0o644)
    assert "chmod 600" in refused(spokework("check", "--data-dir", copy))
    assert "Not served" in refused(spokework("serve", "--data-dir", copy))


@pytest.mark.parametrize(
    "command", ["check", "serve", "verify-audit", "keys rotate", "erase SW-7K3Q-2", "import areas x"]
)
def test_where_nothing_is_installed_every_command_says_so(spokework: Run, tmp_path: Path, command: str) -> None:
    assert "Run `spokework init`" in refused(spokework(*command.split(), "--data-dir", tmp_path / "nothing"))


def test_keys_without_their_data_are_told_to_init(spokework: Run, installation: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(installation, tmp_path / "copy")
    (copy / "data" / "spokework.sqlite3").unlink()
    assert "Run `spokework init`" in refused(spokework("verify-audit", "--data-dir", copy))


def test_a_key_that_is_none_is_said_so(spokework: Run, installation: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(installation, tmp_path / "copy")
    (copy / "keys" / "audit.key").write_text("nonsense\n")
    assert "audit key must be 32 bytes" in refused(spokework("verify-audit", "--data-dir", copy))


def test_a_database_url_of_another_kind_is_refused(spokework: Run, installation: Path) -> None:
    done = spokework("check", "--data-dir", installation, DATABASE_URL="mysql://a@b/c")
    assert "name a PostgreSQL" in refused(done)


def test_a_taken_port_is_said_so(spokework: Run, installation: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert "choose another with --port" in refused(spokework("serve", "--data-dir", installation, "--port", port))


def test_the_log_is_verified_and_pinned(spokework: Run, installation: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    assert "Keep it on another machine" in went_well(spokework("audit-checkpoint", kept, "--data-dir", installation))
    assert "never written over" in refused(spokework("audit-checkpoint", kept, "--data-dir", installation))
    verify = ("verify-audit", "--checkpoint", kept, "--data-dir")
    assert re.search(r"The log is whole: \d+ events? in 1 chain\.", went_well(spokework(*verify, installation)))
    kept.write_text("{}x")
    assert "is not a checkpoint" in refused(spokework(*verify, installation))
    assert "no such file" in refused(
        spokework("verify-audit", "--checkpoint", tmp_path / "x", "--data-dir", installation)
    )


def test_a_tampered_log_is_named_link_by_link(spokework: Run, installation: Path, tmp_path: Path) -> None:
    import sqlite3

    copy = shutil.copytree(installation, tmp_path / "copy")
    with sqlite3.connect(copy / "data" / "spokework.sqlite3") as database:
        database.execute("UPDATE audit_event SET action = 'did nothing' WHERE number = 2")
    database.close()
    done = spokework("verify-audit", "--data-dir", copy)
    assert "event 2: this event was changed." in refused(done)


def test_rotating_is_counted(spokework: Run, installation: Path) -> None:
    assert "New keys for 0 hubs; 0 keys of young people wrapped anew." in went_well(
        spokework("keys", "rotate", "--data-dir", installation)
    )


@pytest.mark.parametrize(("number", "said"), [(0, "0 hubs"), (1, "1 hub"), (2, "2 hubs")])
def test_one_is_not_said_as_many(number: int, said: str) -> None:
    assert counted(number, "hub") == said


def test_nothing_is_erased_by_a_slip(spokework: Run, installation: Path) -> None:
    here = ("--data-dir", installation)
    assert "not a reference" in refused(spokework("erase", "SW-7K3Q-3", *here))
    assert "Nothing is not a reference" in refused(spokework("erase", *here))
    assert "Nothing was erased" in refused(spokework("erase", "SW-7K3Q-2", *here, typed="no\n"))
    assert "There is no record SW-7K3Q-2" in refused(spokework("erase", "sw7k3q2", *here, typed="SW-7K3Q-2\n"))
    assert "No erasure was left" in went_well(spokework("erase", "--resume", *here))


def test_an_import_reports_or_says_row_column_and_remedy(spokework: Run, installation: Path, tmp_path: Path) -> None:
    file = tmp_path / "areas.csv"
    file.write_text("LTLA21CD,LTLA21NM,UTLA21CD,UTLA21NM\nE06000001,Hartlepool,E06000001,Hartlepool\n")
    here = ("--data-dir", installation)
    assert "1 added" in went_well(spokework("import", "areas", file, *here))
    assert "1 unchanged" in went_well(spokework("import", "areas", file, *here))
    file.write_text("LTLA21CD,LTLA21NM,UTLA21CD,UTLA21NM\nE06000001,A,E06000001,A\nE06000001,B,E06000001,B\n")
    assert "Row 3" in refused(spokework("import", "areas", file, *here))
    assert "cannot be read" in refused(spokework("import", "areas", tmp_path / "none.csv", *here))


def test_the_demonstration_leaves_a_real_installation_alone(spokework: Run, installation: Path) -> None:
    before = sorted(path.name for path in installation.rglob("*"))
    done = spokework("demo", "--no-serve", "--fresh", "--data-dir", installation)
    assert "holds something else" in refused(done)
    assert sorted(path.name for path in installation.rglob("*")) == before


def test_the_real_thing_is_never_made_in_the_demonstration(spokework: Run, tmp_path: Path) -> None:
    (tmp_path / "DEMONSTRATION").write_text("made\n")
    assert "holds the demonstration" in refused(spokework("init", "--data-dir", tmp_path))


@pytest.mark.parametrize("library", sorted(_DIE_IN_A_FORK))
def test_no_server_is_forked_from_a_process_that_has_counted(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its workers would wait for ever at the first figure: so the demonstration makes its extract in another one."""
    monkeypatch.setitem(sys.modules, library, sys)
    with pytest.raises(RuntimeError, match="threads that are not there"):
        listen("127.0.0.1", 8000)
