"""An extract is made whole or not at all, by whoever may, one at a time."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from spokework.access.decide import NotAllowed
from spokework.access.permissions import Permission as P
from spokework.access.roles import Role, permissions_of
from spokework.casework.tests.situations import a_contact, a_signed_assessment, an_open_case
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.extract import actions, files, making
from spokework.extract.actions import make_extract
from spokework.extract.schema import TABLES
from spokework.programme.tests.situations import AT_THE_MACHINE, a_hub, an_actor
from spokework.vault import keyring

pytestmark = pytest.mark.django_db


def contents(extract: files.Extract) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in extract.path.iterdir()}


def folders(place: Path) -> set[str]:
    return {found.name for found in place.iterdir() if found.is_dir() and not found.is_symlink()}


def test_an_extract_of_nothing_at_all_has_every_table() -> None:
    extract = make_extract(by=AT_THE_MACHINE)
    assert set(contents(extract)) == {f"{table.name}.parquet" for table in TABLES} | {"schema.json", "manifest.json"}
    assert extract.manifest["rows"]["cases"] == 0
    assert extract.as_at == clock.today()
    assert files.current() == extract


def test_progress_is_told_table_by_table_and_gone_at_the_end() -> None:
    told: list[tuple[int, int]] = []
    make_extract(by=AT_THE_MACHINE, progress=lambda done, of: told.append((done, of)))
    assert told == [(done, len(TABLES)) for done in range(1, len(TABLES) + 1)]
    assert making.progress() is None


@pytest.mark.parametrize("role", Role)
def test_only_whoever_may_makes_one(role: Role) -> None:
    by = an_actor(role)
    if P.MAKE_EXTRACT in permissions_of(role):
        assert make_extract(by=by) == files.current()
        return
    with pytest.raises(NotAllowed):
        make_extract(by=by)
    assert files.current() is None


def test_two_at_once_are_refused() -> None:
    with making.alone(), pytest.raises(Refused, match="at this moment"):
        make_extract(by=AT_THE_MACHINE)
    assert files.current() is None
    make_extract(by=AT_THE_MACHINE)


def _cut_short(after: int) -> Any:
    real = actions.tables

    def some(*given: Any) -> Iterator[Any]:
        for number, table in enumerate(real(*given)):
            if number == after:
                raise OSError("the disk is full")
            yield table

    return some


def _no_longer_to_disk(path: Path) -> None:
    raise OSError("the disk is full")


@pytest.mark.parametrize("where", ["a table", "the end"])
def test_one_cut_short_leaves_the_last_one_as_it_was_and_is_cleared_away(
    where: str, monkeypatch: pytest.MonkeyPatch, extracts: Path
) -> None:
    before = make_extract(by=AT_THE_MACHINE)
    whole = contents(before)
    with monkeypatch.context() as patch:
        if where == "a table":
            patch.setattr(actions, "tables", _cut_short(3))
        else:
            patch.setattr(files, "to_disk", _no_longer_to_disk)
        with pytest.raises(OSError, match="disk is full"):
            make_extract(by=AT_THE_MACHINE)
    assert files.current() == before
    assert contents(before) == whole
    assert len(folders(extracts)) == 2
    after = make_extract(by=AT_THE_MACHINE)
    assert files.current() == after
    assert folders(extracts) == {before.name, after.name}


def test_the_one_before_can_be_read_until_the_next_is_there(extracts: Path) -> None:
    first, second = make_extract(by=AT_THE_MACHINE), make_extract(by=AT_THE_MACHINE)
    (extracts / ".stray.current").symlink_to(first.name)
    assert contents(first)
    third = make_extract(by=AT_THE_MACHINE)
    assert folders(extracts) == {second.name, third.name}
    assert [each.name for each in extracts.iterdir() if each.is_symlink()] == ["current"]


def test_one_cut_short_is_said_to_have_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "tables", _cut_short(3))
    with pytest.raises(OSError, match="disk is full"):
        make_extract(by=AT_THE_MACHINE)
    progress = making.progress()
    assert progress is not None
    assert progress.failed


def test_no_key_is_opened_nor_the_keyring_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    case = an_open_case(a_hub())
    a_contact(case, note="A walk")
    a_signed_assessment(case)
    keyring.forget()
    for name in ("child_key", "unlock", "_open_hub", "hash_key", "person_key"):
        monkeypatch.setattr(keyring, name, _refuse)
    with CaptureQueriesContext(connections["keyring"]) as asked:
        extract = make_extract(by=AT_THE_MACHINE)
    assert not asked.captured_queries
    assert extract.manifest["rows"]["contacts"] == 1


def _refuse(*given: Any, **named: Any) -> None:
    raise AssertionError("a key was asked for")


@pytest.mark.parametrize("broken", ["dangling", "cut", "older", "incomplete"])
def test_one_that_cannot_be_read_is_none_and_the_next_takes_its_place(broken: str, extracts: Path) -> None:
    extract = make_extract(by=AT_THE_MACHINE)
    manifest = extract.path / "manifest.json"
    if broken == "dangling":
        extract.path.rename(extracts / "elsewhere")
    elif broken == "cut":
        manifest.write_text(manifest.read_text()[:20])
    elif broken == "older":
        manifest.write_text('{"version": 0}')
    else:
        extract.table("cases").unlink()
    assert files.current() is None
    assert make_extract(by=AT_THE_MACHINE) == files.current()


def test_whoever_only_looks_keeps_nobody_from_beginning() -> None:
    with making.alone():
        assert making.is_being_made()
        assert making.is_being_made()
    assert not making.is_being_made()
    make_extract(by=AT_THE_MACHINE)


def test_asked_for_twice_it_is_started_once(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Any] = []
    real = making.subprocess.Popen

    def popen(command: Any, **how: Any) -> Any:
        started.append(command)
        return real(command, **how)

    monkeypatch.setattr(making.subprocess, "Popen", popen)
    making.start(by=AT_THE_MACHINE)
    with pytest.raises(Refused, match="at this moment"):
        making.start(by=AT_THE_MACHINE)
    assert len(started) == 1


def test_a_code_that_is_in_no_list_stops_it(extracts: Path) -> None:
    case = an_open_case(a_hub())
    contact = a_contact(case)
    type(contact)._base_manager.filter(pk=contact.pk).update(mode="Wren")
    with pytest.raises(ValueError, match=r"contacts\.mode"):
        make_extract(by=AT_THE_MACHINE)
    assert files.current() is None


@pytest.mark.django_db(transaction=True, databases=["default", "keyring"])
def test_every_table_is_of_one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody opens a case after the first table was read: it is in none, rather than in some."""
    hub = a_hub()
    an_open_case(hub)
    real = actions.tables

    def meanwhile(*given: Any) -> Iterator[Any]:
        for number, table in enumerate(real(*given)):
            if number == 0:
                worker = Thread(target=_elsewhere, args=(hub,))
                worker.start()
                worker.join()
            yield table

    monkeypatch.setattr(actions, "tables", meanwhile)
    assert make_extract(by=AT_THE_MACHINE).manifest["rows"]["cases"] == 1
    monkeypatch.setattr(actions, "tables", real)
    assert make_extract(by=AT_THE_MACHINE).manifest["rows"]["cases"] == 2


def _elsewhere(hub: Any) -> None:
    an_open_case(hub)
    connections.close_all()
