"""Groups one under another: a dot for each figure, a line for its 95 % interval, name and value written above it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from spokework.insight.charts import Drawn

from .drawing import GREY, TEAL, Frame, drawn
from .rows import Rows
from .shares import from_nothing


@dataclass(frozen=True)
class Dot:
    label: str
    value: float
    says: str
    low: float | None = None
    high: float | None = None


def dots(found: Sequence[Dot], *, unit: str, share: bool, title: str, description: str) -> Drawn:
    return drawn(lambda frame: _chart(found, unit, share, frame), title=title, description=description)


def _chart(found: Sequence[Dot], unit: str, share: bool, frame: Frame) -> Any:
    """Names stand in the picture and not on an axis: there a long one would be cut, or leave no room for the rest."""
    rows, points = Rows(frame), []
    for each in found:
        rows.text(each.label, each.says)
        low, high = (each.low, each.high) if share else (0, each.value)
        points.append({"y": rows.place(16), "value": each.value, "low": low, "high": high})
        rows.space(8)
    ends = (each.high or each.value for each in found)
    scale = from_nothing(ends) if share else alt.Scale(domainMin=0, nice=True)
    axis = alt.Axis(tickCount=frame.ticks, format="%") if share else alt.Axis(tickCount=frame.ticks)
    across: dict[str, Any] = {"title": frame.lines(unit), "axis": axis, "scale": scale}
    base = alt.Chart({"values": points}).encode(y=rows.y("y"))
    lines = base.mark_rule(color=GREY, strokeWidth=2).encode(x=alt.X("low:Q", **across), x2="high:Q")
    marks = base.mark_point(color=TEAL, filled=True, size=90, opacity=1).encode(x=alt.X("value:Q", **across))
    return frame.fit(alt.layer(lines, marks, *rows.names), height=rows.height)
