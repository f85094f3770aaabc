"""From a forecast's inputs to its answer: what a process of its own works out. Data in, data out; no rows, no clock."""

from .asked import ANSWERS, Runner

__all__ = ["ANSWERS", "Runner"]
