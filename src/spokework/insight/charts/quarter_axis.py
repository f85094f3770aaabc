"""Quarters along the bottom: each named where there is room, else the year under its first quarter."""

import altair as alt

from .drawing import Frame

_YEAR = "substring(datum.label, 4, 6) == 'Q1' ? substring(datum.label, 0, 4) : ''"


def quarter_axis(quarters: int, frame: Frame) -> alt.X:
    """However many are not named, a year is: five in a row hold a first quarter."""
    if quarters <= (4 if frame.narrow else 10):
        axis, title = alt.Axis(labelAngle=0, labelOverlap=False), None
    else:
        axis, title = alt.Axis(labelAngle=0, labelOverlap=False, labelExpr=_YEAR), "Quarters, the year under its first"
    return alt.X("quarter:N", title=title, sort=None, axis=axis)
