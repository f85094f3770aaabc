"""What did not come across as it was: one line for each kind of loss, with how often and where first."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Loss(StrEnum):
    DROPPED = "Left out"
    SHIFTED = "Moved"
    CHANGED = "Changed"


@dataclass(frozen=True, slots=True)
class Line:
    """``what`` and ``why`` are words for a person; ``where`` names a source, a code or a file."""

    loss: Loss
    what: str
    why: str
    count: int
    where: tuple[str, ...]

    def __str__(self) -> str:
        places = f" (in {', '.join(self.where)})" if self.where else ""
        return f"{self.loss}: {self.count} × {self.what}{places}, because {self.why}."


PLACES = 5  # named in a line; the rest is counted


class Report:
    """Filled while a file is read or written, then only looked at."""

    def __init__(self) -> None:
        self._lines: dict[tuple[Loss, str, str], tuple[int, tuple[str, ...]]] = {}

    def note(self, loss: Loss, what: str, why: str, *, where: str = "", count: int = 1) -> None:
        so_far, places = self._lines.get((loss, what, why), (0, ()))
        if where and where not in places and len(places) < PLACES:
            places = (*places, where)
        self._lines[loss, what, why] = so_far + count, places

    def __iter__(self) -> Iterator[Line]:
        for (loss, what, why), (count, places) in self._lines.items():
            yield Line(loss, what, why, count, places)

    def __bool__(self) -> bool:
        return bool(self._lines)
