"""Today's plan: what the programme is, what its figures say, else a stated assumption. And what it was before."""

from .making import TodaysPlan, todays_plan
from .past import Past, the_past

__all__ = ["Past", "TodaysPlan", "the_past", "todays_plan"]
