"""Writers are forked from a process that is warm already, so that a hundred of them cost a few seconds."""

import atexit
import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from uuid import UUID

from .installation import Scene, let_go_of_the_databases
from .writing import SAVED, TRYING, write_until_killed

# Whoever forked them may fail. They would live on, and whoever reads what is printed would wait for them for ever.
_LIVING: set[int] = set()


@atexit.register
def _leave_nobody() -> None:
    for pid in _LIVING:
        os.kill(pid, signal.SIGKILL)


_AT_MOST = 60.0  # seconds in which a writer must say something; far more than any needs


@dataclass
class Heard:
    """What all writers said, for good: this is what the databases are held against."""

    tried: list[UUID] = field(default_factory=list)
    saved: dict[UUID, str] = field(default_factory=dict)
    answered_otherwise: list[UUID] = field(default_factory=list)

    def line(self, line: str) -> None:
        kind, token, *answer = line.split(" ", 2)
        key = UUID(token)
        if kind == TRYING:
            self.tried.append(key)
        elif kind == SAVED and self.saved.setdefault(key, answer[0]) != answer[0]:
            self.answered_otherwise.append(key)

    @property
    def unanswered(self) -> list[UUID]:
        return [key for key in dict.fromkeys(self.tried) if key not in self.saved]


@dataclass
class Writer:
    pid: int
    pipe: int
    heard: Heard
    _rest: bytes = b""

    def listen(self) -> None:
        """Whatever it says next."""
        said = os.read(self.pipe, 65536)
        if not said:
            raise AssertionError("a writer ended by itself")
        self._take(said)

    def _take(self, said: bytes) -> None:
        *lines, self._rest = (self._rest + said).split(b"\n")
        for line in lines:
            self.heard.line(line.decode())

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        _LIVING.discard(self.pid)
        while said := os.read(self.pipe, 65536):  # said before it died, so it counts
            self._take(said)
        os.close(self.pipe)

    def finished(self) -> int:
        """Waits for one that ends by itself; its exit code."""
        while said := os.read(self.pipe, 65536):
            self._take(said)
        os.close(self.pipe)
        ended = os.waitpid(self.pid, 0)[1]
        _LIVING.discard(self.pid)
        return os.waitstatus_to_exitcode(ended)


def fork(heard: Heard, work: Callable[[int], None]) -> Writer:
    let_go_of_the_databases()
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        _LIVING.add(pid)
        os.close(writing)
        return Writer(pid, reading, heard)
    os.close(reading)
    status = 1
    try:
        work(writing)
        let_go_of_the_databases()
        status = 0
    finally:
        # A forked child says what happened and goes: nothing above it is its own.
        if status:
            traceback.print_exc(file=sys.stderr)
        os._exit(status)


def a_writer(heard: Heard, scene: Scene, first: list[UUID], seed: str) -> Writer:
    return fork(heard, lambda pipe: write_until_killed(scene, pipe, first, seed))


def wait_for(writers: list[Writer], saves: int) -> None:
    """Until so many more writes were acknowledged."""
    heard = writers[0].heard
    enough = len(heard.saved) + saves
    while len(heard.saved) < enough:
        ready, _, _ = select.select([writer.pipe for writer in writers], [], [], _AT_MOST)
        if not ready:
            raise AssertionError("no writer says anything")
        for writer in writers:
            if writer.pipe in ready:
                writer.listen()


def a_round(scene: Scene, heard: Heard, number: int, rng: Random) -> None:
    """Two writers, killed at a random moment. The first begins with what nobody got an answer to."""
    again = heard.unanswered + list(heard.saved)[-1:]
    writers = [a_writer(heard, scene, again, f"{number}a"), a_writer(heard, scene, [], f"{number}b")]
    wait_for(writers, saves=rng.randrange(8))
    time.sleep(rng.random() * 0.02)
    for writer in writers:
        writer.kill()
