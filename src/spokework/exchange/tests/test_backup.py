"""A backup opens again in another place, and brings nobody back who was erased since."""

import errno
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.db import connection, connections

from spokework.access.decide import NotAllowed
from spokework.access.roles import Role
from spokework.audit.verify import last_time
from spokework.casework.actions import erase_young_person
from spokework.casework.models import YoungPerson
from spokework.casework.tests.situations import an_identity, an_open_case
from spokework.core.errors import Refused
from spokework.exchange.backup import databases, folders, keys, workplace
from spokework.exchange.backup.making import MADE, Made, make_backup
from spokework.exchange.backup.restoring import put_back
from spokework.programme.tests.situations import AT_THE_MACHINE, an_actor
from spokework.vault import erased_list
from tests import postgresql

KNOWN, ERASED = "Sandpiper", "Zebrafinch"


@pytest.fixture(autouse=True)
def installation(settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data directory of the test's own, with the suite's keys; what comes with PostgreSQL is found."""
    place = tmp_path / "installation"
    shutil.copytree(settings.DATA_DIRECTORY.path / "keys", place / "keys")
    settings.DATA_DIRECTORY = type(settings.DATA_DIRECTORY)(place)
    if postgresql.asked_for():
        monkeypatch.setenv("PATH", f"{postgresql.programs()}:{os.environ['PATH']}")
    return place


@pytest.fixture
def young_person() -> YoungPerson:
    an_open_case(identity=an_identity(given_name=KNOWN))
    case = an_open_case(identity=an_identity(given_name=ERASED))
    return YoungPerson.objects.unscoped("tests").get(pk=case.young_person_id)


@pytest.fixture
def identity(tmp_path: Path) -> Path:
    file = tmp_path / "identity.txt"
    file.write_text(keys.new_identity()[0])
    return file


def public(identity: Path) -> str:
    return identity.read_text().splitlines()[0].removeprefix("# public key: ")


def a_backup(tmp_path: Path, identity: Path) -> Made:
    return make_backup(records=tmp_path / "r", keyring=tmp_path / "k", public_key=public(identity), by=AT_THE_MACHINE)


def elsewhere(tmp_path: Path, installation: Path) -> dict[str, str]:
    """Another machine's environment: with the keys, and nothing else yet."""
    place = tmp_path / "elsewhere"
    shutil.copytree(installation / "keys", place / "keys")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("SPOKEWORK", "DJANGO"))}
    named = {"SPOKEWORK_DATA_DIR": str(place)}
    if postgresql.asked_for():
        with connection.cursor() as cursor:
            for alias, variable in (("default", "DATABASE_URL"), ("keyring", "KEYRING_DATABASE_URL")):
                now = connections[alias].settings_dict["NAME"]
                cursor.execute(f"CREATE DATABASE again_{now}")
                named[variable] = os.environ[variable].replace(now.removeprefix("test_"), f"again_{now}")
    return clean | named | {"DJANGO_SETTINGS_MODULE": "spokework.config.settings"}


@pytest.fixture
def dropped() -> Iterator[None]:
    yield
    if postgresql.asked_for():
        with connection.cursor() as cursor:
            for alias in connections:
                cursor.execute(f"DROP DATABASE IF EXISTS again_{connections[alias].settings_dict['NAME']} WITH (FORCE)")


def asked(environment: dict[str, str], script: str) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-W", "error", "-c", script]
    return subprocess.run(words, env=environment, capture_output=True, text=True, check=False)


def typed(environment: dict[str, str], *words: str | Path) -> subprocess.CompletedProcess[str]:
    return asked(
        environment, f"import sys; sys.argv[1:] = {list(map(str, words))}; from spokework.cli import main; main()"
    )


NAMES = """
import json, django
django.setup()
from spokework.casework.models import YoungPerson
rows = YoungPerson.objects.unscoped("tests")
print(json.dumps({row.reference: None if row.erased_at else row.given_name for row in rows}))
"""


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("dropped")
def test_put_back_elsewhere_it_opens_and_whoever_was_erased_since_is_erased_again(
    young_person: YoungPerson, identity: Path, tmp_path: Path, installation: Path
) -> None:
    made = a_backup(tmp_path, identity)
    erase_young_person(reference=young_person.reference, by=AT_THE_MACHINE)
    erased_list.copy_into(made.keyring.parent)
    environment = elsewhere(tmp_path, installation)
    without_keys = typed(
        environment | {"SPOKEWORK_DATA_DIR": str(tmp_path / "new")}, "restore", "--records", made.records
    )
    assert "Put master.key and audit.key and django.key back first" in without_keys.stderr
    restored = typed(
        environment, "restore", "--yes", "--records", made.records, "--keyring", made.keyring, "--identity", identity
    )
    assert restored.returncode == 0, restored.stderr
    assert "The list beside the copy knew of more: 1 erasure." in restored.stdout
    assert "Finished: 1 erasure." in restored.stdout
    assert "The log is whole" in restored.stdout
    found = json.loads(asked(environment, NAMES).stdout)
    assert found.pop(young_person.reference) is None
    assert list(found.values()) == [KNOWN]
    again = ("restore", "--yes", "--records", made.records, "--identity", identity)
    if postgresql.asked_for():
        assert "Make an empty one and name it in DATABASE_URL" in typed(environment, *again).stderr
    else:
        there = Path(environment["SPOKEWORK_DATA_DIR"]) / "data" / "spokework.sqlite3"
        with closing(sqlite3.connect(there)) as served:
            served.execute("SELECT count(*) FROM casework_youngperson").fetchone()
            assert "Stop it first" in typed(environment, *again).stderr
        assert "Delete it when you no longer need it" in typed(environment, *again).stdout


@pytest.mark.django_db(transaction=True)
def test_it_is_on_record_locked_and_leaves_nothing_open_behind(
    young_person: YoungPerson, identity: Path, tmp_path: Path, installation: Path
) -> None:
    assert last_time(MADE) is None
    made = a_backup(tmp_path, identity)
    assert last_time(MADE) is not None
    for file in (made.records, made.keyring):
        assert file.read_bytes().startswith(keys.MAGIC)
        assert file.stat().st_mode & 0o077 == 0
    assert sorted(file.name for file in installation.iterdir()) == ["being-copied.lock", "keys"]
    assert {file.name for file in made.records.parent.iterdir()} == {made.records.name, "erasures.txt"}
    plain = make_backup(records=tmp_path / "r", keyring=tmp_path / "k", public_key=None, by=AT_THE_MACHINE)
    assert not plain.records.read_bytes().startswith(keys.MAGIC)


@pytest.mark.django_db(transaction=True)
def test_copies_of_the_keyring_go_when_their_time_is_over_and_nothing_else_does(
    settings: LazySettings, identity: Path, tmp_path: Path
) -> None:
    settings.SPOKEWORK_KEYRING_COPY_DAYS = 30
    now = datetime.now(UTC)
    for folder in ("r", "k"):
        (tmp_path / folder).mkdir()
    old, young = (tmp_path / "k" / folders.named("keyring", now - timedelta(days=d), ".sqlite3") for d in (30, 28))
    kept = [
        young,
        tmp_path / "r" / folders.named("records", now - timedelta(days=400), ".sqlite3"),
        tmp_path / "k" / "notes",
    ]
    for file in (old, *kept):
        file.write_text("a copy")
    unfinished = old.with_name(f"{old.name}.age.unfinished")  # by a power cut
    unfinished.write_text("half a copy")
    assert a_backup(tmp_path, identity).expired == (old, unfinished)
    assert not old.exists()
    assert not unfinished.exists()
    assert all(file.exists() for file in kept)


@pytest.mark.django_db(transaction=True)
def test_where_the_disk_is_full_no_part_of_a_copy_stays(
    identity: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_how: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(keys, "lock", full)
    with pytest.raises(OSError, match="No space"):
        a_backup(tmp_path, identity)
    assert [*(tmp_path / "r").iterdir(), *(tmp_path / "k").iterdir()] == []


@pytest.mark.django_db(transaction=True)
def test_nothing_is_moved_for_a_copy_that_is_not_what_it_should_be(identity: Path, tmp_path: Path) -> None:
    made = a_backup(tmp_path, identity)
    other = tmp_path / "other.txt"
    other.write_text(keys.new_identity()[0])
    spoiled = tmp_path / "spoiled.age"
    spoiled.write_bytes(made.records.read_bytes()[:-200])
    empty = tmp_path / "empty"
    empty.touch()
    for records, opens, why in (
        (made.records, None, "Name the file with the key that opens it"),
        (made.records, other, "locked for another key, or is damaged"),
        (made.records, empty, "holds no key that opens copies"),
        (spoiled, identity, "locked for another key, or is damaged"),
        (made.keyring, identity, "holds the keyring, and not the records"),
        (other, identity, "is no copy of a"),
        (tmp_path / "gone", identity, "There is no "),
    ):
        with pytest.raises(Refused, match=why):
            put_back(records=records, keyring=None, identity=opens, by=AT_THE_MACHINE)


@pytest.mark.django_db(transaction=True)
def test_the_keyring_that_is_here_is_never_replaced(identity: Path, tmp_path: Path) -> None:
    made = a_backup(tmp_path, identity)
    with pytest.raises(Refused, match="leave --keyring out"):
        put_back(records=made.records, keyring=made.keyring, identity=identity, by=AT_THE_MACHINE)


@pytest.mark.django_db
def test_only_whoever_is_at_the_machine_copies_and_puts_back(tmp_path: Path) -> None:
    by = an_actor(Role.SYSTEM_ADMINISTRATOR)
    with pytest.raises(NotAllowed):
        make_backup(records=tmp_path / "r", keyring=tmp_path / "k", public_key=None, by=by)
    with pytest.raises(NotAllowed):
        put_back(records=tmp_path / "r", keyring=None, identity=None, by=by)


@pytest.mark.once
@pytest.mark.parametrize(
    ("records", "keyring"),
    [("r", "r"), ("r", "r/k"), ("k/r", "k"), ("installation/r", "k"), ("r", "installation/data/k"), (".", "elsewhere")],
)
def test_no_two_of_records_keyring_and_installation_lie_in_one_place(
    records: str, keyring: str, tmp_path: Path, installation: Path
) -> None:
    with pytest.raises(Refused, match="Keep each in a place of its own"):
        folders.ready(tmp_path / records, tmp_path / keyring, installation)
    assert not (tmp_path / records / "k").exists()


@pytest.mark.once
def test_a_key_that_locks_nothing_is_named() -> None:
    with pytest.raises(Refused, match="ssh-rsa locks nothing"):
        keys.recipient("ssh-rsa")


@pytest.mark.once
def test_what_a_power_cut_left_is_wiped_and_there_is_one_at_a_time(installation: Path) -> None:
    left = installation / "being-copied" / "keyring.sqlite3"
    left.parent.mkdir()
    left.write_bytes(b"a key")
    another_name = installation / "the-same-bytes"
    os.link(left, another_name)
    with workplace.workplace() as folder:
        assert list(folder.iterdir()) == []
        assert another_name.read_bytes() == bytes(5)
        with pytest.raises(Refused, match="Wait until that is done"), workplace.workplace():
            pass
    assert not folder.exists()


@pytest.mark.once
def test_a_list_beside_a_backup_forgets_no_erasure(tmp_path: Path) -> None:
    one, other = uuid4(), uuid4()
    erased_list.enter(one, uuid4())
    erased_list.copy_into(tmp_path)
    erased_list.place().unlink()  # lost
    erased_list.enter(other, uuid4())
    erased_list.copy_into(tmp_path)
    assert erased_list.take_back(tmp_path) == 1
    assert set(erased_list.listed()) == {one, other}
    assert erased_list.take_back(tmp_path) == 0


@pytest.mark.once
def test_a_program_that_is_not_there_is_named_with_what_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Refused, match="postgresql-client"):
        databases._found("pg_dump")
