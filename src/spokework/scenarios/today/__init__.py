"""Today's plan: what the programme is, what its figures say, and for the rest a stated assumption."""

from .making import TodaysPlan, todays_plan

__all__ = ["TodaysPlan", "todays_plan"]
