from .frozen import Frozen, FrozenOnceOut, FrozenRows
from .funder_template import FunderTemplate
from .hub_figures import HubFigures
from .release import KeyMessage, Release

__all__ = ["Frozen", "FrozenOnceOut", "FrozenRows", "FunderTemplate", "HubFigures", "KeyMessage", "Release"]
