"""A service plan: frozen inputs with their units in their names, refused with key, value and remedy."""

from .lengths import CELLS, Exponential, Length, LogNormal, Observed
from .people import Level, ShortEnding
from .places import Area, Grant, Post, RampUp, Turnover
from .refusals import Unfit, inside
from .service import DAYS_A_YEAR, Plan

__all__ = [
    "CELLS",
    "DAYS_A_YEAR",
    "Area",
    "Exponential",
    "Grant",
    "Length",
    "Level",
    "LogNormal",
    "Observed",
    "Plan",
    "Post",
    "RampUp",
    "ShortEnding",
    "Turnover",
    "Unfit",
    "inside",
]
