"""What was asked for does not exist: the page says what does, with the way to each."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    title: str
    query: str


class Refused(Exception):
    def __init__(self, heading: str, what: str, choices: Sequence[Choice]) -> None:
        super().__init__(f"{heading}: there is no such {what}")
        self.heading = heading
        self.what = what
        self.choices = choices
