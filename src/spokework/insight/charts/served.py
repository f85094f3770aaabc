"""How many areas were served in each quarter: those a hub was known in before, and those that were new."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from spokework.insight.charts import Drawn

from .drawing import INK, PALE, TEAL, WIDTH, drawn

KNOWN, OTHER = "A hub was known there before", "New, or not recorded"


@dataclass(frozen=True)
class Bar:
    quarter: str
    known: int
    other: int


def areas_served(bars: Sequence[Bar], *, title: str) -> Drawn:
    """Dark below and pale above, each with its number: read without colour."""
    rows = [
        {"quarter": bar.quarter, "kind": kind, "at": at, "from": low, "to": low + n, "n": n}
        for bar in bars
        for at, (kind, low, n) in enumerate(((KNOWN, 0, bar.known), (OTHER, bar.known, bar.other)))
        if n
    ]
    base = alt.Chart({"values": rows}).encode(
        x=alt.X("quarter:N", title=None, sort=None, axis=alt.Axis(labelAngle=0, labelOverlap=False))
    )
    colours = alt.Color("kind:N", title=None, scale=alt.Scale(domain=[KNOWN, OTHER], range=[TEAL, PALE]))
    columns = base.mark_bar(stroke=INK, strokeWidth=0.5).encode(
        y=alt.Y("from:Q", title="Areas", axis=alt.Axis(tickMinStep=1)), y2="to:Q", color=colours
    )
    numbers = (
        base.transform_calculate(middle="(datum.from + datum.to) / 2")
        .mark_text(fontSize=12)
        .encode(y="middle:Q", text="n:Q", color=alt.condition("datum.at == 0", alt.value("white"), alt.value(INK)))
    )
    chart = alt.layer(columns, numbers).resolve_scale(color="independent").properties(width=WIDTH, height=220)
    first, last = bars[0], bars[-1]
    description = (
        f"From {first.known + first.other} areas in {first.quarter} to {last.known + last.other} in {last.quarter}"
    )
    return drawn(chart, title=title, description=description)
