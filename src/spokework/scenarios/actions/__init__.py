"""Copying today's plan, changing the copy, asking it questions, and working out what was asked."""

from .asking import ask, ask_grant_end, stop_forecast
from .keeping import copy_scenario, copy_today, keep
from .working_out import work_out

__all__ = ["ask", "ask_grant_end", "copy_scenario", "copy_today", "keep", "stop_forecast", "work_out"]
