"""What an action may answer instead of doing its work. Every message names the remedy."""

from typing import Any


class Refused(Exception):
    """A rule says no. ``field`` is the form field or column the message belongs to."""

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class Stale(Refused):
    """Somebody saved this record after it was opened for editing; ``current`` is what they saved."""

    def __init__(self, current: Any) -> None:
        super().__init__(
            "Somebody else saved this record while you were writing. "
            "Compare what is saved now with what you typed, then save again."
        )
        self.current = current
