"""Grants on a time line: one under another, each with its name over it, and a line for today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import altair as alt

from spokework.insight.charts import Drawn

from .drawing import GREY, INK, PALE, TEAL, WIDTH, drawn_once


@dataclass(frozen=True)
class Span:
    label: str
    start: date
    end: date


def time_line(spans: Sequence[Span], today: date, *, title: str, description: str) -> Drawn:
    """What is over is pale with a dashed edge; what runs is dark."""
    first = min(span.start for span in spans).isoformat()
    rows = [
        {
            "at": at,
            "first": first,
            "start": span.start.isoformat(),
            "end": span.end.isoformat(),
            "label": span.label,
            "over": span.end < today,
        }
        for at, span in enumerate(spans)
    ]
    base = alt.Chart({"values": rows}).encode(y=alt.Y("at:O", axis=None))
    days = alt.Scale(type="utc")
    bars = base.mark_bar(height=9, stroke=INK).encode(
        x=alt.X("start:T", title=None, scale=days, axis=alt.Axis(format="%Y", tickCount="year")),
        x2="end:T",
        color=alt.condition("datum.over", alt.value(PALE), alt.value(TEAL)),
        strokeDash=alt.condition("datum.over", alt.value([3, 3]), alt.value([1, 0])),
    )
    names = base.mark_text(align="left", dy=-14, color=INK, fontSize=13).encode(
        x=alt.X("first:T", scale=days), text="label:N"
    )
    mark = alt.Chart({"values": [{"today": today.isoformat(), "says": "Today"}]})
    line = mark.mark_rule(color=INK, strokeDash=[5, 4], strokeWidth=1.5).encode(x=alt.X("today:T", scale=days))
    word = mark.mark_text(color=GREY, dy=-8, fontSize=13, fontWeight="bold").encode(
        x=alt.X("today:T", scale=days), y=alt.value(0), text="says:N"
    )
    chart = alt.layer(bars, names, line, word).properties(width=WIDTH, height=alt.Step(42))
    return drawn_once(chart, title=title, description=description)
