"""A text as numbered lines: how it is read, coded without a script, and compared between coders."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    number: int
    start: int  # of its first character in the text, in code points
    text: str


def lines(text: str) -> Iterator[Line]:
    start = 0
    for number, line in enumerate(text.split("\n"), start=1):
        yield Line(number, start, line)
        start += len(line) + 1
