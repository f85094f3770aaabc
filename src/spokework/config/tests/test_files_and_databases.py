from base64 import b64decode
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from spokework.config.databases import database
from spokework.config.files import KEY_NAMES, DataDirectory, data_directory

pytestmark = pytest.mark.once


def test_keys_are_new_unlike_each_other_and_for_the_owner_only(tmp_path: Path) -> None:
    directory = DataDirectory(tmp_path / "here")
    directory.make()
    keys = [directory.key(name) for name in KEY_NAMES]
    assert len(set(keys)) == 3
    assert all(len(b64decode(key or "")) == 32 for key in keys)
    assert {file.stat().st_mode & 0o777 for file in directory.keys} == {0o600}
    assert {directory.path.stat().st_mode & 0o777, directory.keyring.parent.stat().st_mode & 0o777} == {0o700}


def test_made_again_it_keeps_what_is_there(tmp_path: Path) -> None:
    directory = DataDirectory(tmp_path)
    directory.make()
    before = [file.read_text() for file in directory.keys]
    directory.make()
    assert [file.read_text() for file in directory.keys] == before


def test_no_folder_of_the_data_holds_a_key(tmp_path: Path) -> None:
    directory = DataDirectory(tmp_path)
    data = directory.database.parent
    assert data == directory.media.parent
    assert not [path for path in (directory.keyring, *directory.keys) if data in path.parents]


def test_the_directory_is_named_by_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SPOKEWORK_DATA_DIR", str(tmp_path))
    assert data_directory().path == tmp_path
    monkeypatch.setenv("SPOKEWORK_DATA_DIR", "")
    monkeypatch.chdir(tmp_path)
    assert data_directory().path == tmp_path / "spokework-data"
    assert data_directory().key("master.key") is None


def test_sqlite_is_set_up_to_lose_and_leave_nothing() -> None:
    pragmas = database(None, Path("x.sqlite3"))["OPTIONS"]["init_command"]
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON"):
        assert pragma in pragmas


def test_a_server_is_a_postgresql() -> None:
    assert database("postgresql://a:b@host/records", Path("x"))["NAME"] == "records"
    with pytest.raises(ImproperlyConfigured, match="name a PostgreSQL"):
        database("sqlite:///somewhere.sqlite3", Path("x"))
