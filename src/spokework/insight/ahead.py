"""Bases read ahead: the engine reads the next ones while figures are made of one.

The engine works beside Python, on any core that is free; what is made of its rows is Python's and NumPy's, on one.
"""

from collections import deque
from collections.abc import Callable, Hashable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import Generic, TypeVar

Rows = TypeVar("Rows")
_HELD = 3  # that nobody has taken yet: a million cases are some hundred MB each


class Ahead(Generic[Rows]):
    """Each is read in its turn, and taken by one. What nobody takes is not waited for, and holds up others."""

    def __init__(self, readers: Mapping[Hashable, Callable[[], Rows]]) -> None:
        self._waiting = deque(readers.items())
        self._begun: dict[Hashable, Future[Rows]] = {}
        self._lock = Lock()
        self._thread = ThreadPoolExecutor(1, "reading ahead")
        with self._lock:
            self._begin()

    def take(self, what: Hashable) -> Rows | None:
        """None: it has been taken, or not been begun. Then whoever asks had better read it."""
        with self._lock:
            found = self._begun.pop(what, None)
            self._waiting = deque(each for each in self._waiting if each[0] != what)
            self._begin()
        return None if found is None else found.result()

    def _begin(self) -> None:
        while self._waiting and len(self._begun) < _HELD:
            what, read = self._waiting.popleft()
            self._begun[what] = self._thread.submit(read)
        if not self._waiting:
            self._thread.shutdown(wait=False)
