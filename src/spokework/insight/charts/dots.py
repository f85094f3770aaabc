"""Groups one under another: a dot for each figure, a line for its 95 % interval, the value written beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
from django.utils.safestring import SafeString

from .drawing import GREY, INK, TEAL, WIDTH, drawn


@dataclass(frozen=True)
class Dot:
    label: str
    value: float
    says: str
    low: float | None = None
    high: float | None = None


def dots(found: Sequence[Dot], *, unit: str, share: bool, title: str, description: str) -> SafeString:
    rows = [
        {"label": each.label, "value": each.value, "says": each.says, "low": each.low, "high": each.high}
        for each in found
    ]
    axis = alt.Axis(format="%", tickCount=6) if share else alt.Axis(tickCount=6)
    scale = alt.Scale(domain=[0, 1]) if share else alt.Scale(domainMin=0, nice=True)
    base = alt.Chart(alt.Data(values=rows)).encode(y=alt.Y("label:N", sort=None, title=None))
    across = alt.X("value:Q", title=unit, axis=axis, scale=scale)
    layers = [
        base.mark_rule(color=GREY, strokeWidth=2).encode(
            x=alt.X("low:Q", title=unit, axis=axis, scale=scale), x2="high:Q"
        )
        if share
        else base.mark_rule(color=GREY, strokeWidth=2).encode(x=across, x2=alt.datum(0)),
        base.mark_point(color=TEAL, filled=True, size=90).encode(x=across),
        base.mark_text(align="left", dy=-11, dx=4, color=INK, fontSize=12).encode(x=across, text="says:N"),
    ]
    chart = alt.layer(*layers).properties(width=WIDTH - 200, height=alt.Step(34))
    return drawn(chart, title=title, description=description)
