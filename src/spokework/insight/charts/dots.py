"""Groups one under another: a dot for each figure, a line for its 95 % interval, name and value written above it."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from spokework.insight.charts import Drawn

from .drawing import GREY, INK, TEAL, WIDTH, drawn


@dataclass(frozen=True)
class Dot:
    label: str
    value: float
    says: str
    low: float | None = None
    high: float | None = None


def dots(found: Sequence[Dot], *, unit: str, share: bool, title: str, description: str) -> Drawn:
    """Names stand in the picture and not on an axis: there a long one would be cut, or leave no room for the rest."""
    rows = [
        {
            "at": at,
            "start": 0,
            "value": each.value,
            "says": f"{each.label}: {each.says}",
            "low": each.low if share else 0,
            "high": each.high if share else each.value,
        }
        for at, each in enumerate(found)
    ]
    axis = alt.Axis(format="%", tickCount=6) if share else alt.Axis(tickCount=6)
    scale = alt.Scale(domain=[0, 1]) if share else alt.Scale(domainMin=0, nice=True)
    base = alt.Chart({"values": rows}).encode(y=alt.Y("at:O", title=None, axis=None))
    across = alt.X("value:Q", title=unit, axis=axis, scale=scale)
    lines = base.mark_rule(color=GREY, strokeWidth=2).encode(x=alt.X("low:Q", title=unit, scale=scale), x2="high:Q")
    points = base.mark_point(color=TEAL, filled=True, size=90).encode(x=across)
    names = base.mark_text(align="left", dy=-15, color=INK, fontSize=13).encode(x="start:Q", text="says:N")
    chart = alt.layer(lines, points, names).properties(width=WIDTH, height=alt.Step(42))
    return drawn(chart, title=title, description=description)
