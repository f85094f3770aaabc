"""A figure quarter by quarter: a gap where nothing was recorded, a band where the figure has an interval."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
from django.utils.safestring import SafeString

from .drawing import PALE, TEAL, WIDTH, drawn


@dataclass(frozen=True)
class At:
    quarter: str
    part: str
    value: float | None
    low: float | None = None
    high: float | None = None


def over_time(found: Sequence[At], *, unit: str, share: bool, title: str, description: str) -> SafeString:
    """Parts stand one under another, each with its name: no colours to tell apart."""
    rows = [vars(each) for each in found]
    parts = list(dict.fromkeys(each.part for each in found))
    scale = alt.Scale(domainMin=0, nice=True)
    axis = alt.Axis(format="%", tickCount=4) if share else alt.Axis(tickCount=4)
    base = alt.Chart().encode(
        x=alt.X("quarter:N", title=None, sort=None, axis=alt.Axis(labelAngle=-45 if len(rows) > 10 else 0))
    )
    up = alt.Y("value:Q", title=unit if len(parts) == 1 else None, scale=scale, axis=axis)
    bars = base.mark_rule(color=PALE, strokeWidth=8).encode(y=alt.Y("low:Q", scale=scale, axis=axis), y2="high:Q")
    line = base.mark_line(
        color=TEAL, point={"color": TEAL, "size": 60, "filled": True}, invalid="break-paths-show-domains"
    )
    layers = alt.layer(bars, line.encode(y=up)) if share else alt.layer(line.encode(y=up))
    layers = layers.properties(width=WIDTH, height=240 if len(parts) == 1 else 90)
    if len(parts) == 1:
        chart = layers.properties(data={"values": rows})
    else:
        chart = layers.facet(
            row=alt.Row(
                "part:N",
                title=None,
                sort=parts,
                header=alt.Header(labelOrient="top", labelAnchor="start", labelFontSize=13),
            ),
            data={"values": rows},
        )
    return drawn(chart, title=title, description=description)
