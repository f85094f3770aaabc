from .frozen import Frozen
from .funder_template import FunderTemplate
from .release import KeyMessage, Release

__all__ = ["Frozen", "FunderTemplate", "KeyMessage", "Release"]
