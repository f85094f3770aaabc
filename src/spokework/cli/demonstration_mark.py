"""The mark in a demonstration's directory: that it is one, how far its making came, and which version's tables it has.

Only ``demo`` reads what it says; that there is one keeps real data out of the directory.
"""

from enum import Enum, auto
from hashlib import sha256
from pathlib import Path

import spokework

_BEING_MADE = "being made"
_MADE = "made"


class Making(Enum):
    UNFINISHED = auto()
    BY_ANOTHER_VERSION = auto()
    DONE = auto()


def making(mark: Path) -> Making:
    # One that a version without fingerprints made says "made" and no more.
    state, _, fingerprint = mark.read_text().strip().partition(" ")
    if state != _MADE:
        return Making.UNFINISHED
    return Making.DONE if fingerprint == fingerprint_of_tables() else Making.BY_ANOTHER_VERSION


def say_being_made(mark: Path) -> None:
    mark.write_text(f"{_BEING_MADE}\n")


def say_made(mark: Path) -> None:
    mark.write_text(f"{_MADE} {fingerprint_of_tables()}\n")


def fingerprint_of_tables(package: Path | None = None) -> str:
    """Of our migrations by content, not by name: until a release is tagged they are changed in place."""
    package = package or Path(spokework.__file__).parent
    said = sha256()
    for file in sorted(package.glob("*/migrations/*.py")):
        name, content = file.relative_to(package).as_posix().encode(), file.read_bytes()
        said.update(b"%d %s %d %s" % (len(name), name, len(content), content))
    return said.hexdigest()
