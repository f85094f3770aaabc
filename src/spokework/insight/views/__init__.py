from .figures import AllFigures, OneFigure

__all__ = ["AllFigures", "OneFigure"]
