from .asked import RUNNING, SILENT_FOR, Asked, Stage
from .base import BaseModel
from .submission import Submission

__all__ = ["RUNNING", "SILENT_FOR", "Asked", "BaseModel", "Stage", "Submission"]
