"""A figure quarter by quarter: a gap where nothing was recorded, a band where the figure has an interval."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from spokework.insight.charts import Drawn

from .drawing import PALE, TEAL, WIDTH, drawn


@dataclass(frozen=True)
class At:
    quarter: str
    part: str
    value: float | None
    low: float | None = None
    high: float | None = None


def over_time(found: Sequence[At], *, unit: str, share: bool, title: str, description: str) -> Drawn:
    """Parts stand one under another, each with its name: no colours to tell apart."""
    rows: Any = {"values": [vars(each) for each in found]}
    quarters, parts = (
        list(dict.fromkeys(values)) for values in zip(*((x.quarter, x.part) for x in found), strict=True)
    )
    if len(parts) == 1:
        chart = _layers(quarters, unit, share).properties(height=240, data=rows)
    else:
        header = alt.Header(labelOrient="top", labelAnchor="start", labelFontSize=13)
        row = alt.Row("part:N", title=None, sort=parts, header=header)
        chart = _layers(quarters, None, share).properties(height=90).facet(row=row, data=rows)
    return drawn(chart, title=title, description=description)


def _layers(quarters: list[str], unit: str | None, share: bool) -> Any:
    """Every quarter has its place, one without data too."""
    along = alt.X(
        "quarter:N",
        title=None,
        scale=alt.Scale(domain=quarters),
        axis=alt.Axis(labelAngle=-45 if len(quarters) > 10 else 0),
    )
    scale = alt.Scale(domainMin=0, nice=True)
    axis = alt.Axis(format="%", tickCount=4) if share else alt.Axis(tickCount=4)
    base = alt.Chart().encode(x=along)
    line = base.mark_line(
        color=TEAL, point={"color": TEAL, "size": 60, "filled": True}, invalid="break-paths-show-domains"
    ).encode(y=alt.Y("value:Q", title=unit, scale=scale, axis=axis))
    if not share:
        return alt.layer(line).properties(width=WIDTH)
    bars = base.mark_rule(color=PALE, strokeWidth=8)
    return alt.layer(bars.encode(y=alt.Y("low:Q", scale=scale, axis=axis), y2="high:Q"), line).properties(width=WIDTH)
