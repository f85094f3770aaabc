"""An extract made beside the server, in a process of its own that holds no key, and how far it is.

Imports nothing heavy: pages ask it.
"""

import fcntl
import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from threading import Thread
from time import time
from typing import IO

from django.conf import settings

from spokework.access.decide import Actor, require
from spokework.access.permissions import Permission as P
from spokework.audit.record import record
from spokework.core.errors import Refused

from .files import folder

_STARTS_WITHIN = 60  # seconds
_PROGRESS = "progress.json"
_LOCK = "lock"


@dataclass(frozen=True)
class Progress:
    done: int
    of: int
    failed: bool = False

    @property
    def share(self) -> int:
        return round(100 * self.done / self.of) if self.of else 0


def start(*, by: Actor) -> None:
    require(by, P.MAKE_EXTRACT)
    if is_being_made():
        raise Refused("The figures are being brought up to date at this moment. Wait until that is done.")
    record("asked for an extract", by=by, hub_id=None)
    say(Progress(0, 1))
    with open(folder() / "last.log", "wb") as said:
        process = subprocess.Popen(  # noqa: S603  # our own command, with nothing of the request in it
            settings.EXTRACT_COMMAND, stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True
        )
    Thread(target=process.wait, daemon=True).start()  # or it would stay as a zombie until the server ends


def progress() -> Progress | None:
    """None when nothing was ever asked for, or the last one is there. Failed: its process is gone before the end."""
    try:
        told = Progress(**json.loads((folder() / _PROGRESS).read_text()))
        age = time() - (folder() / _PROGRESS).stat().st_mtime
    except FileNotFoundError:
        return None
    if is_being_made() or (told.done == 0 and age < _STARTS_WITHIN):
        return told
    return None if told.done == told.of else Progress(told.done, told.of, failed=True)


def say(progress: Progress) -> None:
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = folder() / f".{_PROGRESS}.{os.getpid()}"
    beside.write_text(json.dumps(asdict(progress)))
    beside.replace(folder() / _PROGRESS)


def is_being_made() -> bool:
    try:
        with alone():
            return False
    except Refused:
        return True


@contextmanager
def alone() -> Iterator[IO[str]]:
    """One at a time on this machine; the lock goes with the process that held it."""
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder() / _LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused("An extract is being made at this moment. Wait until it is there.") from None
        yield lock
