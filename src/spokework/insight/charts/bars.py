"""Published figures as bars: each with its number beside it, or with why there is none."""

from typing import Any

import altair as alt

from spokework.insight.reports.document import Chart

from .drawing import GREY, INK, TEAL, Frame
from .rows import Rows
from .shares import from_nothing

_ROOM = 1.05  # beyond the longest bar


def bars(chart: Chart, frame: Frame) -> Any:
    """Names stand above their bars and not on an axis: there a long one would be cut, or leave no room for the rest."""
    rows, drawn = Rows(frame), []
    for bar in chart.bars:
        rows.text(bar.label, bar.says)
        if bar.value is not None:
            tall = rows.place(14)
            drawn.append({"y": tall - 6, "y2": tall + 6, "value": bar.value})
        rows.space(8)
    scale = (
        from_nothing([bar.value or 0 for bar in chart.bars]) if chart.share else alt.Scale(domain=[0, _beyond(chart)])
    )
    axis = alt.Axis(tickCount=frame.ticks, format="%" if chart.share else ",d", domainColor=GREY)
    along = alt.X("value:Q", title=frame.lines(chart.unit), axis=axis, scale=scale)
    base = alt.Chart({"values": drawn})
    columns = base.mark_rect(color=TEAL, stroke=INK, strokeWidth=0.5).encode(
        x=along, x2=alt.datum(0), y=rows.y("y"), y2="y2:Q"
    )
    return frame.fit(alt.layer(columns, *rows.names), height=rows.height)


def _beyond(chart: Chart) -> float:
    return _ROOM * (max((bar.value or 0 for bar in chart.bars), default=0) or 1)
