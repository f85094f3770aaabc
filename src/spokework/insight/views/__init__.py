from .coverage import Coverage
from .figures import AllFigures, OneFigure
from .outcomes import Outcomes

__all__ = ["AllFigures", "Coverage", "OneFigure", "Outcomes"]
