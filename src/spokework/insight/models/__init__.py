from .frozen import Frozen
from .release import KeyMessage, Release

__all__ = ["Frozen", "KeyMessage", "Release"]
