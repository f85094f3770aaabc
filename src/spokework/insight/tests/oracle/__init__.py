"""Every indicator once more, in plain Python and from the words of its definition: what the expressions are held to."""

from . import cases, life, outcomes, practice, referrals
from .counting import Counted, Measure, expected

MEASURES: dict[str, Measure] = (
    referrals.MEASURES | cases.MEASURES | outcomes.MEASURES | life.MEASURES | practice.MEASURES
)

__all__ = ["MEASURES", "Counted", "Measure", "expected"]
