from .coverage import Coverage
from .figures import AllFigures, OneFigure

__all__ = ["AllFigures", "Coverage", "OneFigure"]
