"""What is written on the pages of planning."""

from .asking import GrantEndForm, OutlookForm
from .scenario import CopyTodayForm

__all__ = ["CopyTodayForm", "GrantEndForm", "OutlookForm"]
