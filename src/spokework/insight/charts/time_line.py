"""Grants on a time line: one under another, each with its name over it, and a line for today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import altair as alt

from spokework.insight.charts import Drawn

from .drawing import GREY, INK, PALE, TEAL, Frame, drawn
from .rows import LINE, Rows


@dataclass(frozen=True)
class Span:
    whose: str
    what: str
    start: date
    end: date


def time_line(spans: Sequence[Span], today: date, *, title: str, description: str) -> Drawn:
    """What is over is pale with a dashed edge; what runs is dark."""
    return drawn(lambda frame: _chart(spans, today, frame), title=title, description=description)


def _chart(spans: Sequence[Span], today: date, frame: Frame) -> Any:
    rows = Rows(frame)
    rows.space(LINE)  # the word for today stands there
    values = []
    for span in spans:
        rows.text(span.whose, span.what)
        middle = rows.place(12)
        rows.space(8)
        days = {"start": span.start.isoformat(), "end": span.end.isoformat()}
        values.append({**days, "top": middle - 4.5, "bottom": middle + 4.5, "over": span.end < today})
    scale = alt.Scale(type="utc")
    bars = (
        alt.Chart({"values": values})
        .mark_rect(stroke=INK)
        .encode(
            x=alt.X(
                "start:T", title=None, scale=scale, axis=alt.Axis(format="%Y", tickCount="year", labelOverlap=True)
            ),
            x2="end:T",
            y=rows.y("top"),
            y2="bottom:Q",
            color=alt.condition("datum.over", alt.value(PALE), alt.value(TEAL)),
            strokeDash=alt.condition("datum.over", alt.value([3, 3]), alt.value([1, 0])),
        )
    )
    mark = alt.Chart({"values": [{"today": today.isoformat(), "top": LINE, "bottom": rows.height, "says": "Today"}]})
    x = alt.X("today:T", scale=scale)
    line = mark.mark_rule(color=INK, strokeDash=[5, 4], strokeWidth=1.5).encode(x=x, y=rows.y("top"), y2="bottom:Q")
    word = mark.mark_text(color=GREY, dy=-8, fontSize=13, fontWeight="bold").encode(x=x, y=rows.y("top"), text="says:N")
    return frame.fit(alt.layer(bars, line, *rows.names, word), height=rows.height)
