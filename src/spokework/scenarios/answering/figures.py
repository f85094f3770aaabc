"""Simulated figures as data to keep: rounded to what a page shows, never of one replication."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from spokeplan.simulation import Difference, Spread, fan, spread

Data = dict[str, Any]
LEVEL = 0.9


def of_spread(found: Spread | None) -> Data | None:
    """None where there is nobody of whom to say it."""
    if found is None:
        return None
    return {name: round(getattr(found, name), 2) for name in ("mean", "low", "middle", "high")}


def of_values(values: NDArray[np.generic]) -> Data | None:
    return of_spread(spread(values, level=LEVEL))


def of_months(values: NDArray[np.generic]) -> list[Data | None]:
    """By month; shape (replications, months)."""
    return [of_spread(each) for each in fan(values, level=LEVEL)]


def of_difference(found: Difference | None) -> Data | None:
    if found is None:
        return None
    return {
        "first": of_spread(found.first),
        "second": of_spread(found.second),
        "difference": of_spread(found.difference),
        "interval": [round(found.interval.low, 2), round(found.interval.high, 2)],
    }
