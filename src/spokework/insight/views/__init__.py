from .contracts import Contracts
from .coverage import Coverage
from .figure import OneFigure
from .figures import AllFigures
from .hubs import Hubs
from .outcomes import Outcomes
from .releases import OneRelease, Releases
from .releasing import (
    ApproveRelease,
    ChangeMessage,
    CheckRelease,
    MakeAgain,
    MakeRelease,
    PublishRelease,
    RemoveMessage,
    WriteMessage,
)
from .settings import SettingsCompared

__all__ = [
    "AllFigures",
    "ApproveRelease",
    "ChangeMessage",
    "CheckRelease",
    "Contracts",
    "Coverage",
    "Hubs",
    "MakeAgain",
    "MakeRelease",
    "OneFigure",
    "OneRelease",
    "Outcomes",
    "PublishRelease",
    "Releases",
    "RemoveMessage",
    "SettingsCompared",
    "WriteMessage",
]
