from .base import BaseModel
from .submission import Submission

__all__ = ["BaseModel", "Submission"]
