"""Where a copy lies open while it is locked or put back: in the data directory, for one at a time, and wiped."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.files import locks

from spokework.core.disk import to_disk
from spokework.core.errors import Refused

_A_PART = 1 << 20


@contextmanager
def workplace() -> Iterator[Path]:
    """Empty at first, whatever a power cut left in it; and nothing of it stays on the disk."""
    folder = settings.DATA_DIRECTORY.path / "being-copied"
    lock = os.open(settings.DATA_DIRECTORY.path / "being-copied.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not locks.lock(lock, locks.LOCK_EX | locks.LOCK_NB):
            raise Refused("A copy is being made or put back at this moment. Wait until that is done.")
        _empty(folder)
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            _empty(folder)
    finally:
        os.close(lock)


def _empty(folder: Path) -> None:
    if not folder.exists():
        return
    for file in folder.iterdir():
        wipe(file)
    folder.rmdir()


def wipe(file: Path) -> None:
    """A copy of the keyring opens what is erased later: its bytes go, not its name alone."""
    with file.open("r+b") as opened:
        left = file.stat().st_size
        while left:
            left -= opened.write(bytes(min(_A_PART, left)))
    to_disk(file)
    file.unlink()
