"""Files that leave an evaluation: new ones, and readable by whoever typed the command alone."""

import os
from collections.abc import Iterable
from pathlib import Path

from .talking import Explained


def nothing_there(files: Iterable[Path]) -> None:
    """Before anything is on record as taken out."""
    for file in files:
        if file.exists():
            raise Explained(f"{file} is there already. Move it away, or give another name.")


def write_new(file: Path, content: bytes) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(content)
