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
from time import monotonic, sleep, time

from django.conf import settings

from spokework.access.decide import Actor, require
from spokework.access.permissions import Permission as P
from spokework.audit.record import record
from spokework.core.errors import Refused

from .files import folder

# Seconds.
_STARTS_WITHIN = 60
_A_MOMENT = 0.02
_LOOKS_LAST = 1.0  # somebody who only looks holds the lock for a moment
_BEING_MADE = "The figures are being brought up to date at this moment. Wait until that is done."
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
    """Asked for twice, by whomever, it is started once."""
    require(by, P.MAKE_EXTRACT)
    with alone():
        if _is_about_to_be_made(told()):
            raise Refused(_BEING_MADE)
        record("asked for an extract", by=by, hub_id=None)
        say(Progress(0, 1))
    with open(folder() / "last.log", "wb") as said:
        process = subprocess.Popen(  # noqa: S603  # our own command, with nothing of the request in it
            settings.EXTRACT_COMMAND, stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True
        )
    Thread(target=process.wait, daemon=True).start()  # or it would stay as a zombie until the server ends


def progress() -> Progress | None:
    """None when nothing was ever asked for, or the last one is there. Failed: its process is gone before the end."""
    known = told()
    if known is None or is_being_made() or _is_about_to_be_made(known):
        return known
    return None if known.done == known.of else Progress(known.done, known.of, failed=True)


def told() -> Progress | None:
    try:
        return Progress(**json.loads((folder() / _PROGRESS).read_text()))
    except FileNotFoundError:
        return None


def _is_about_to_be_made(known: Progress | None) -> bool:
    """Its process has been started and has not begun yet."""
    if known is None or known.done:
        return False
    return time() - (folder() / _PROGRESS).stat().st_mtime < _STARTS_WITHIN


def say(progress: Progress) -> None:
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = folder() / f".{_PROGRESS}.{os.getpid()}"
    beside.write_text(json.dumps(asdict(progress)))
    beside.replace(folder() / _PROGRESS)


def is_being_made() -> bool:
    """Looked at with a lock that any number may share, so that looking keeps nobody from beginning for long."""
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder() / _LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


@contextmanager
def alone(*, patience: float = _LOOKS_LAST) -> Iterator[None]:
    """One at a time on this machine; the lock goes with the process that held it."""
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    until = monotonic() + patience
    with (folder() / _LOCK).open("a") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if monotonic() > until:
                    raise Refused(_BEING_MADE) from None
                sleep(_A_MOMENT)
        yield
