"""The list of erasures: the ledger's third copy, in a file apart from both databases.

Whoever puts back older copies of the records and of the keyring puts back what was erased since. This file is not
among them, so it still knows. A line says the day, the child's and the hub's numbers, and a seal: who can write the
file but has no key cannot have a record erased by adding a line.
"""

import hmac
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.files import locks
from django.utils import timezone

from spokework.core.disk import to_disk

from .models import Erasure
from .sealing import master_key, subkey


class NotListed(Exception):
    """The list cannot be written, so no key is destroyed. The message says what to do."""


@dataclass(frozen=True)
class Listed:
    day: date
    child_id: UUID
    hub_id: UUID

    def line(self) -> str:
        said = f"{self.day.isoformat()} {self.child_id} {self.hub_id}"
        seal = hmac.new(subkey(master_key(), "list of erasures"), said.encode(), sha256)
        return f"{said} {seal.hexdigest()}"


@dataclass(frozen=True)
class Compared:
    """The list beside the keyring's ledger."""

    only_listed: list[Listed]  # the keyring is older than these erasures
    not_listed: list[Erasure]  # the list was lost, or put back to an earlier day
    spoiled: list[int]  # lines that were not written here


def place() -> Path:
    path: Path = settings.DATA_DIRECTORY.erasures
    return path


def listed() -> dict[UUID, Listed]:
    return {entry.child_id: entry for entry in _entries(place())}


def compare() -> Compared:
    ledger, known = {row.child_id: row for row in Erasure.objects.all()}, listed()
    return Compared(
        only_listed=[entry for child_id, entry in known.items() if child_id not in ledger],
        not_listed=[row for child_id, row in ledger.items() if child_id not in known],
        spoiled=[entry for entry in _read(place()) if isinstance(entry, int)],
    )


def enter(child_id: UUID, hub_id: UUID, day: date | None = None) -> None:
    """On the disk before the key is destroyed. A second time it changes nothing."""
    with _opened() as file:
        if child_id in listed():
            return
        whole = os.read(file, os.fstat(file).st_size).rfind(b"\n") + 1
        os.ftruncate(file, whole)  # a line that a power cut left half written was never relied on
        line = Listed(day or timezone.localdate(), child_id, hub_id).line().encode() + b"\n"
        try:
            if os.write(file, line) != len(line):
                raise OSError("the disk is full")
            os.fsync(file)
        except OSError:
            os.ftruncate(file, whole)
            raise


def enter_what_is_missing() -> int:
    missing = compare().not_listed
    for row in missing:
        enter(row.child_id, row.hub_id, timezone.localdate(row.key_destroyed_at))
    return len(missing)


def copy_into(folder: Path) -> None:
    """The newest list beside a backup. What a copy there knew and this one does not stays in it."""
    copy, lines = folder / place().name, {entry.child_id: entry for entry in _entries(folder / place().name)}
    lines |= listed()
    new = copy.with_name(f"{copy.name}.unfinished")
    new.write_text("".join(f"{entry.line()}\n" for entry in lines.values()))
    to_disk(new)
    new.rename(copy)
    to_disk(folder)


def take_back(folder: Path) -> int:
    """Enter what the list beside a backup knows and this one does not; return how many erasures that are."""
    known = listed()
    missing = [entry for entry in _entries(folder / place().name) if entry.child_id not in known]
    for entry in missing:
        enter(entry.child_id, entry.hub_id, entry.day)
    return len(missing)


def check_it_can_be_written() -> None:
    with _opened():
        pass


@contextmanager
def _opened() -> Iterator[int]:
    """One writer at a time, whichever process."""
    path = place()
    try:
        file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            locks.lock(file, locks.LOCK_EX)
            if not os.fstat(file).st_size:  # whoever made it, perhaps a moment ago: its name must be on the disk, too
                to_disk(path.parent)
            yield file
        finally:
            os.close(file)
    except OSError as fault:
        raise NotListed(
            f"The list of erasures, {path}, cannot be written ({(fault.strerror or str(fault)).lower()}), "
            "so no key was destroyed. Put that right, then erase or finish the erasure."
        ) from fault


def _entries(file: Path) -> Iterator[Listed]:
    return (entry for entry in _read(file) if isinstance(entry, Listed))


def _read(file: Path) -> Iterator[Listed | int]:
    """Its entries, and the numbers of the lines that are none."""
    try:
        text = file.read_bytes().decode(errors="replace")
    except OSError:  # not there, or a folder: what the keyring knows is then missing from it, and is said so
        return
    *lines, _unfinished = text.split("\n")
    for number, line in enumerate(lines, 1):
        entry = _entry(line)
        yield number if entry is None else entry


def _entry(line: str) -> Listed | None:
    try:
        day, child_id, hub_id, _seal = line.split(" ")
        entry = Listed(date.fromisoformat(day), UUID(child_id), UUID(hub_id))
    except ValueError:
        return None
    return entry if hmac.compare_digest(entry.line().encode(), line.encode()) else None
