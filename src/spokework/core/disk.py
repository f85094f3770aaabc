"""What must be on the disk before anything rests on it."""

import os
from pathlib import Path


def to_disk(path: Path) -> None:
    """What is in a file survives a power cut by the file's own fsync; that there is such a file, by its folder's."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
