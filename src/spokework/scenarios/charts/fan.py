"""A figure month by month with what chance does to it: a band, the mean in it, and what it is held against."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from spokework.insight.charts import Drawn
from spokework.insight.charts.drawing import INK, PALE, TEAL, Frame, drawn


@dataclass(frozen=True)
class Month:
    start: str  # ISO
    mean: float
    low: float
    high: float
    against: float | None = None  # places
    actual: float | None = None


def fan_chart(months: Sequence[Month], *, unit: str, title: str, description: str) -> Drawn:
    return drawn(lambda frame: _chart(months, unit, frame), title=title, description=description)


def _chart(months: Sequence[Month], unit: str, frame: Frame) -> Any:
    base = alt.Chart({"values": [vars(each) for each in months]}).encode(
        x=alt.X(
            "start:T",
            title=None,
            scale=alt.Scale(type="utc"),
            axis=alt.Axis(format="%b %Y", tickCount=frame.ticks, labelOverlap=True, labelAngle=0),
        )
    )
    scale = alt.Scale(zero=True, nice=True)
    y = alt.Y("low:Q", title=frame.lines(unit), scale=scale, axis=alt.Axis(tickCount=5))
    band = base.mark_area(color=PALE, opacity=0.7).encode(y=y, y2="high:Q")
    layers = [band, base.mark_line(color=TEAL).encode(y=alt.Y("mean:Q", scale=scale))]
    if any(each.against is not None for each in months):
        layers.append(
            base.mark_line(color=INK, strokeDash=[6, 4], strokeWidth=1.5).encode(y=alt.Y("against:Q", scale=scale))
        )
    if any(each.actual is not None for each in months):
        layers.append(base.mark_point(color=INK, filled=True, size=60).encode(y=alt.Y("actual:Q", scale=scale)))
    return frame.fit(alt.layer(*layers), height=240)
