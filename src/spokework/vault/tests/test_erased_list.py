"""The third copy of the ledger: it survives what both databases forget."""

import os
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from spokework.vault import erased_list
from spokework.vault.erased_list import (
    NotListed,
    check_it_can_be_written,
    compare,
    enter,
    enter_what_is_missing,
    listed,
)
from spokework.vault.keyring import create_child_key, destroy_child_key
from spokework.vault.models import ChildKey, Erasure


@pytest.fixture
def file() -> Path:
    return erased_list.place()


def test_an_erasure_is_listed_with_its_day_and_numbers_alone(hub: UUID, child: UUID, file: Path) -> None:
    ledger = destroy_child_key(child, hub)
    day, *numbers, seal = file.read_text().split()
    assert numbers == [str(child), str(hub)]
    assert day == ledger.key_destroyed_at.date().isoformat()
    assert len(seal) == 64
    assert file.stat().st_mode & 0o777 == 0o600


def test_it_is_on_the_disk_before_the_key_is_destroyed(
    hub: UUID, child: UUID, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: seen.append(ChildKey.objects.filter(child_id=child).exists()))
    destroy_child_key(child, hub)
    assert seen == [True, True]  # the folder that names the file, and the file


def test_the_name_of_a_new_list_is_on_the_disk_before_its_first_line(
    hub: UUID, child: UUID, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[tuple[bool, int]] = []

    def spy(descriptor: int) -> None:
        what = os.fstat(descriptor)
        synced.append((os.path.samestat(what, file.parent.stat()), file.stat().st_size))

    monkeypatch.setattr(os, "fsync", spy)
    enter(child, hub)
    whole = file.stat().st_size
    assert synced == [(True, 0), (False, whole)]
    enter(uuid4(), hub)
    assert [of_the_folder for of_the_folder, _ in synced[2:]] == [False]


def test_a_folder_that_cannot_be_kept_destroys_no_key(hub: UUID, child: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(descriptor: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(NotListed, match="cannot be written"):
        destroy_child_key(child, hub)
    assert ChildKey.objects.filter(child_id=child).exists()


def test_entered_again_it_stands_there_once(hub: UUID, child: UUID, file: Path) -> None:
    destroy_child_key(child, hub)
    destroy_child_key(child, hub)
    assert len(file.read_text().splitlines()) == 1


def test_an_older_keyring_is_told_what_it_does_not_know(hub: UUID, child: UUID) -> None:
    destroy_child_key(child, hub)
    Erasure.objects.all().delete()
    (entry,) = compare().only_listed
    assert (entry.child_id, entry.hub_id) == (child, hub)


def test_a_lost_list_is_noticed_and_written_again(db: None, file: Path) -> None:
    late = datetime(2026, 6, 1, 23, 30, tzinfo=UTC)  # the next day in London
    row = Erasure.objects.create(child_id=uuid4(), hub_id=uuid4(), key_destroyed_at=late)
    assert compare().not_listed == [row]
    assert enter_what_is_missing() == 1
    assert listed()[row.child_id].day == date(2026, 6, 2)
    assert compare().not_listed == []
    assert enter_what_is_missing() == 0


@pytest.mark.parametrize(
    "spoil",
    [
        lambda line: "anything",
        lambda line: f"not-a-day {line.split(' ', 1)[1]}",
        lambda line: line.replace(line.split()[1], str(uuid4())),
        lambda line: f"{line}0",
        lambda line: "",
        lambda line: "\u00e9" + line,
    ],
)
def test_a_line_that_was_not_written_here_has_nothing_erased(
    hub: UUID, child: UUID, file: Path, spoil: "pytest.FixtureRequest"
) -> None:
    enter(child, hub)
    other = uuid4()
    enter(other, hub)
    first, second = file.read_text().splitlines()
    file.write_text(f"{spoil(first)}\n{second}\n")  # type: ignore[operator]  # a function of the table above
    assert set(listed()) == {other}
    assert compare().spoiled == [1]


def test_half_a_line_is_no_line_and_the_next_one_is_whole(hub: UUID, file: Path, db: None) -> None:
    first, half, third = uuid4(), uuid4(), uuid4()
    enter(first, hub)
    enter(half, hub)
    file.write_bytes(file.read_bytes()[:-9])  # the power went
    assert set(listed()) == {first}
    assert compare().spoiled == []
    enter(third, hub)
    assert set(listed()) == {first, third}
    assert compare().spoiled == []


@pytest.fixture
def unwritable(file: Path) -> Path:
    """Whoever runs the tests, even root, writes no file where a folder is."""
    file.mkdir()
    return file


def test_where_it_cannot_be_written_no_key_is_destroyed(hub: UUID, child: UUID, unwritable: Path) -> None:
    with pytest.raises(NotListed, match="cannot be written"):
        destroy_child_key(child, hub)
    assert ChildKey.objects.filter(child_id=child).exists()
    assert not Erasure.objects.exists()
    with pytest.raises(NotListed, match="no key was destroyed"):
        check_it_can_be_written()
    assert listed() == {}


def test_that_it_can_be_written_is_tried_without_writing(file: Path) -> None:
    check_it_can_be_written()
    assert file.read_bytes() == b""


def test_a_full_disk_leaves_the_list_as_it_was(
    hub: UUID, child: UUID, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(uuid4(), hub)
    before, write = file.read_bytes(), os.write
    monkeypatch.setattr(os, "write", lambda descriptor, line: write(descriptor, line[:20]))
    with pytest.raises(NotListed, match="disk is full"):
        destroy_child_key(child, hub)
    assert file.read_bytes() == before
    monkeypatch.undo()
    create_child_key(child, hub)
    assert ChildKey.objects.filter(child_id=child).exists()
