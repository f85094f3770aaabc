"""A figure quarter by quarter: a gap where nothing was recorded, a band where the figure has an interval."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from spokework.insight.charts import Drawn

from .drawing import PALE, TEAL, Frame, drawn
from .quarter_axis import quarter_axis

_AXIS = 60


@dataclass(frozen=True)
class At:
    quarter: str
    part: str
    value: float | None
    low: float | None = None
    high: float | None = None


def over_time(found: Sequence[At], *, unit: str, share: bool, title: str, description: str) -> Drawn:
    return drawn(lambda frame: _chart(found, unit, share, frame), title=title, description=description)


def _chart(found: Sequence[At], unit: str, share: bool, frame: Frame) -> Any:
    """Parts stand one under another, each with its name: no colours to tell apart."""
    rows: Any = {"values": [vars(each) for each in found]}
    quarters, parts = (
        list(dict.fromkeys(values)) for values in zip(*((x.quarter, x.part) for x in found), strict=True)
    )
    if len(parts) == 1:
        return frame.fit(_layers(quarters, unit, share, frame), height=240, data=rows)
    header = alt.Header(labelOrient="top", labelAnchor="start", labelFontSize=13, labelLimit=frame.width)
    row = alt.Row("part:N", title=None, sort=parts, header=header)
    # Vega fits no faceted chart into a width: what the axis takes is left free by hand.
    width = frame.width - (_AXIS if frame.narrow else 0)
    return _layers(quarters, None, share, frame).properties(width=width, height=90).facet(row=row, data=rows)


def _layers(quarters: list[str], unit: str | None, share: bool, frame: Frame) -> Any:
    """Every quarter has its place, one without data too."""
    along = quarter_axis(len(quarters), frame).scale(domain=quarters)
    scale = alt.Scale(domainMin=0, nice=True)
    axis = alt.Axis(format="%", tickCount=4) if share else alt.Axis(tickCount=4)
    base = alt.Chart().encode(x=along)
    size = 30 if frame.narrow else 60
    line = base.mark_line(
        color=TEAL, point={"color": TEAL, "size": size, "filled": True}, invalid="break-paths-show-domains"
    ).encode(y=alt.Y("value:Q", title=unit and frame.lines(unit), scale=scale, axis=axis))
    if not share:
        return alt.layer(line)
    bars = base.mark_rule(color=PALE, strokeWidth=6 if frame.narrow else 8)
    return alt.layer(bars.encode(y=alt.Y("low:Q", scale=scale, axis=axis), y2="high:Q"), line)
