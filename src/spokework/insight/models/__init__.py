from .frozen import Frozen, FrozenOnceOut, FrozenRows
from .funder_template import FunderTemplate
from .hub_figures import HubFigures
from .preparation import Preparation, Step
from .release import KeyMessage, Release

__all__ = [
    "Frozen",
    "FrozenOnceOut",
    "FrozenRows",
    "FunderTemplate",
    "HubFigures",
    "KeyMessage",
    "Preparation",
    "Release",
    "Step",
]
