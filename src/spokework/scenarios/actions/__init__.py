"""Copying today's plan, changing the copy, asking it questions, and working out what was asked."""

from .asking import ask, ask_grant_end, ask_placement, ask_side_by_side, ask_track_record, stop_forecast
from .changing import add_post, change_area, change_grant, change_post, change_service, remove_post
from .keeping import copy_scenario, copy_today, keep
from .working_out import work_out

__all__ = [
    "add_post",
    "ask",
    "ask_grant_end",
    "ask_placement",
    "ask_side_by_side",
    "ask_track_record",
    "change_area",
    "change_grant",
    "change_post",
    "change_service",
    "copy_scenario",
    "copy_today",
    "keep",
    "remove_post",
    "stop_forecast",
    "work_out",
]
