"""Where the name of each point stands: beside it, clear of other names, of points, and of lines where that can be."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

Spot = tuple[float, float]
_DOT = 6
_TALL = 16
_STEPS = (8, 20, 34)  # from a point to its name
_SIDES = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, spot: Spot) -> bool:
        return self.left <= spot[0] <= self.right and self.top <= spot[1] <= self.bottom

    def away(self, spot: Spot) -> float:
        x, y = spot
        return hypot(max(self.left - x, x - self.right, 0), max(self.top - y, y - self.bottom, 0))

    @property
    def middle(self) -> Spot:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


def placed(named: Sequence[tuple[Spot, str]], lines: Sequence[Spot], frame: Box, *, letter: float = 8) -> list[Box]:
    """One box for each name, in the order given. ``lines`` are the spots that lines run through."""
    found: list[Box] = []
    dots = [_around(spot) for spot, _ in named]
    for (spot, name), own in zip(named, dots, strict=True):
        others = [dot for dot in dots if dot is not own]
        boxes = [_box(spot, side, step, len(name) * letter) for step in _STEPS for side in _SIDES]
        costs = [
            _cost(box, [*found, *others], lines, frame) + _doubt(box, spot, [dot.middle for dot in others])
            for box in boxes
        ]
        found.append(boxes[costs.index(min(costs))])
    return found


def _around(spot: Spot) -> Box:
    x, y = spot
    return Box(x - _DOT, y - _DOT, x + _DOT, y + _DOT)


def _box(spot: Spot, side: tuple[int, int], step: float, wide: float) -> Box:
    (x, y), (across, down) = spot, side
    left = x + step if across > 0 else x - step - wide if across < 0 else x - wide / 2
    top = y + down * (step + (_TALL / 2 if not across else 4)) - _TALL / 2
    return Box(left, top, left + wide, top + _TALL)


def _cost(box: Box, taken: Sequence[Box], lines: Sequence[Spot], frame: Box) -> float:
    outside = box.left < frame.left or box.right > frame.right or box.top < frame.top or box.bottom > frame.bottom
    return 1000 * outside + 200 * sum(box.meets(other) for other in taken) + 60 * any(map(box.holds, lines))


def _doubt(box: Box, spot: Spot, others: Sequence[Spot]) -> float:
    """How easily it is taken for the name of another point."""
    own = box.away(spot)
    return 100 * any(box.away(other) <= own for other in others) + own
