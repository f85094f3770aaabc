"""The queue of young people through posts, played by chance."""

from .calibrating import Calibration, Fitted, calibrate, scaled
from .comparing import Comparison, Difference, compare
from .establishment import EstablishedYear, established, established_year
from .results import STOCKS, Output, Simulated, Spread, fan, spread
from .running import Overflow, simulate, simulate_many

__all__ = [
    "STOCKS",
    "Calibration",
    "Comparison",
    "Difference",
    "EstablishedYear",
    "Fitted",
    "Output",
    "Overflow",
    "Simulated",
    "Spread",
    "calibrate",
    "compare",
    "established",
    "established_year",
    "fan",
    "scaled",
    "simulate",
    "simulate_many",
    "spread",
]
