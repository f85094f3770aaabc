"""The queue of young people through posts, played by chance."""

from .establishment import EstablishedYear, established, established_year
from .results import STOCKS, Output, Simulated, Spread, fan, spread
from .running import Overflow, simulate, simulate_many

__all__ = [
    "STOCKS",
    "EstablishedYear",
    "Output",
    "Overflow",
    "Simulated",
    "Spread",
    "established",
    "established_year",
    "fan",
    "simulate",
    "simulate_many",
    "spread",
]
