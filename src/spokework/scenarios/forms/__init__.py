"""What is written on the pages of planning."""

from .asking import GrantEndForm, OutlookForm, PlacementForm, SideBySideForm
from .changing import AddPostForm, AreaForm, GrantForm, PostForm, ServiceForm
from .scenario import CopyForm, CopyTodayForm

__all__ = [
    "AddPostForm",
    "AreaForm",
    "CopyForm",
    "CopyTodayForm",
    "GrantEndForm",
    "GrantForm",
    "OutlookForm",
    "PlacementForm",
    "PostForm",
    "ServiceForm",
    "SideBySideForm",
]
