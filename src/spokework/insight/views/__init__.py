from .contracts import Contracts
from .coverage import Coverage
from .figure import OneFigure
from .figures import AllFigures
from .hubs import Hubs
from .outcomes import Outcomes
from .settings import SettingsCompared

__all__ = ["AllFigures", "Contracts", "Coverage", "Hubs", "OneFigure", "Outcomes", "SettingsCompared"]
