"""How many areas were served in each quarter: those a hub was known in before, and those that were new."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from spokework.insight.charts import Drawn

from .drawing import INK, PALE, TEAL, Frame, drawn
from .quarter_axis import quarter_axis

KNOWN, OTHER = "A hub was known there before", "New, or not recorded"


@dataclass(frozen=True)
class Bar:
    quarter: str
    known: int
    other: int


def areas_served(bars: Sequence[Bar], *, title: str) -> Drawn:
    first, last = bars[0], bars[-1]
    description = (
        f"From {first.known + first.other} areas in {first.quarter} to {last.known + last.other} in {last.quarter}"
    )
    return drawn(lambda frame: _chart(bars, frame), title=title, description=description)


def _chart(bars: Sequence[Bar], frame: Frame) -> Any:
    """Dark below and pale above, each with its number: read without colour."""
    rows = [
        {"quarter": bar.quarter, "kind": kind, "at": at, "from": low, "to": low + n, "n": n}
        for bar in bars
        for at, (kind, low, n) in enumerate(((KNOWN, 0, bar.known), (OTHER, bar.known, bar.other)))
        if n
    ]
    base = alt.Chart({"values": rows}).encode(x=quarter_axis(len(bars), frame))
    colours = alt.Color(
        "kind:N",
        title=None,
        scale=alt.Scale(domain=[KNOWN, OTHER], range=[TEAL, PALE]),
        legend=alt.Legend(columns=1),  # side by side they meet where letters are wider than Vega takes them to be
    )
    columns = base.mark_bar(stroke=INK, strokeWidth=0.5).encode(
        y=alt.Y("from:Q", title="Areas", axis=alt.Axis(tickMinStep=1)), y2="to:Q", color=colours
    )
    numbers = (
        base.transform_calculate(middle="(datum.from + datum.to) / 2")
        .mark_text(fontSize=9 if frame.narrow else 12)
        .encode(y="middle:Q", text="n:Q", color=alt.condition("datum.at == 0", alt.value("white"), alt.value(INK)))
    )
    return frame.fit(alt.layer(columns, numbers).resolve_scale(color="independent"), height=220)
