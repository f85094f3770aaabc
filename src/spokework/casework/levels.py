"""The common level: the one scale on which young people assessed with different tools can be counted."""

from enum import StrEnum


class Level(StrEnum):
    """None < low < medium < high. Not assessed stands outside that order."""

    NONE = "none"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    NOT_ASSESSED = "not_assessed"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()

    @property
    def rank(self) -> int | None:
        """0 to 3, or None where nothing was assessed and so nothing can be compared."""
        return ASSESSED.index(self) if self in ASSESSED else None

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        return [(level.value, level.label) for level in cls]

    # A StrEnum would compare alphabetically ("high" < "low"), which is wrong without anyone noticing.
    def __lt__(self, other: object) -> bool:
        return _rank_of(self) < _rank_of(other)

    def __le__(self, other: object) -> bool:
        return _rank_of(self) <= _rank_of(other)

    def __gt__(self, other: object) -> bool:
        return _rank_of(self) > _rank_of(other)

    def __ge__(self, other: object) -> bool:
        return _rank_of(self) >= _rank_of(other)


ASSESSED = (Level.NONE, Level.LOW, Level.MEDIUM, Level.HIGH)
# How many days a young person may wait for a worker before the list of those waiting says that it is too long.
LONGEST_WAIT = {Level.HIGH: 14, Level.MEDIUM: 42, Level.LOW: 70, Level.NONE: 70, Level.NOT_ASSESSED: 14}


def lower(a: Level, b: Level) -> bool:
    """Is `a` a lower level than `b`? Never, where either was not assessed: a gap is not an improvement."""
    return a.rank is not None and b.rank is not None and a.rank < b.rank


def _rank_of(level: object) -> int:
    if not isinstance(level, Level) or level.rank is None:
        raise TypeError(f"{level!r} has no place in the order of levels; use lower(), or ask for .rank first")
    return level.rank
