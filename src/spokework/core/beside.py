"""Work beside the server, in a process of its own: started, taken up once, told how far it is, stopped, ended.

Its row is a ``models.Asked``; the page asks the row, never the process. Imports nothing heavy: pages ask it.
"""

import subprocess
from collections.abc import Callable
from threading import Thread
from time import monotonic
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from .models import RUNNING, SILENT_FOR, Stage

# Seconds between two words of how far it is: a page asks every second.
EVERY = 0.5
UNFORESEEN = "Something went wrong in it that nobody foresaw."


Progress = Callable[[int, int], None]  # how much is done, of how much


def silently(done: int, of: int) -> None:
    """Where nobody waits to hear it."""


class Stopped(Exception):
    """Whoever asked wants no answer any more."""


def start(what: str, key: UUID) -> None:
    """``what``: which command of ``work-out`` takes it up."""
    process = subprocess.Popen(  # noqa: S603  # our own command, with nothing of the request in it but a key
        [*settings.BESIDE_COMMAND, what, str(key)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    Thread(target=process.wait, daemon=True).start()  # or it would stay as a zombie until the server ends


def still_running(rows: Any) -> Any:
    """Those whose process has said something of late."""
    return rows.filter(stage__in=RUNNING, told_at__gt=timezone.now() - SILENT_FOR)


def take_up(rows: Any) -> bool:
    """Once, by whoever comes first."""
    return bool(rows.filter(stage=Stage.ASKED).update(stage=Stage.WORKING, told_at=timezone.now()))


def finish(rows: Any, over: dict[str, Any]) -> bool:
    """Not where somebody stopped it at the last moment."""
    return bool(rows.filter(stage__in=RUNNING).update(told_at=timezone.now(), **over))


def stop(rows: Any) -> bool:
    """Its process hears of it when it next tells how far it is. What is over already stays as it is."""
    now = rows.select_for_update().get()
    if not now.is_running:
        return False
    now.change(stage=Stage.STOPPED)
    return True


class Teller:
    """Says in the row how far its work is, and hears there that nobody wants it any more."""

    def __init__(self, rows: Any) -> None:
        self._rows, self._last = rows.filter(stage=Stage.WORKING), 0.0

    def tell(self, done: int, of: int) -> None:
        if monotonic() - self._last < EVERY and done < of:
            return
        self._last = monotonic()
        if not self._rows.update(done=done, of=of, told_at=timezone.now()):
            raise Stopped
