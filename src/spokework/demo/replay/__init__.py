"""Plays the plan through the application's own actions: what a page would refuse, the demonstration cannot have."""

from .making import make
from .world_state import FEATURED_FILE

__all__ = ["FEATURED_FILE", "make"]
