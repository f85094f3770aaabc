from .frozen import Frozen
from .funder_template import FunderTemplate
from .hub_figures import HubFigures
from .release import KeyMessage, Release

__all__ = ["Frozen", "FunderTemplate", "HubFigures", "KeyMessage", "Release"]
