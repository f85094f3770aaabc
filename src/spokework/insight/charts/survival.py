"""A Kaplan–Meier curve: the share of cases still open, with its band, broken where there is none."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from spokework.insight.charts import Drawn

from .drawing import GREY, INK, PALE, TEAL, WIDTH, drawn

MONTH = 365.25 / 12


@dataclass(frozen=True)
class Point:
    days: float
    share: float
    low: float | None
    high: float | None


def still_open(points: Sequence[Point], median: float | None, *, title: str, description: str) -> Drawn:
    rows = [{"months": each.days / MONTH, "share": each.share, "low": each.low, "high": each.high} for each in points]
    base = alt.Chart({"values": rows}).encode(x=alt.X("months:Q", title="Months since the opening", scale=_SCALE))
    band = base.mark_area(interpolate="step-after", color=PALE, opacity=0.6, invalid="break-paths-show-domains").encode(
        y=alt.Y("low:Q", title="Share of cases still open", axis=alt.Axis(format="%"), scale=_WHOLE), y2="high:Q"
    )
    line = base.mark_line(interpolate="step-after", color=TEAL).encode(y=alt.Y("share:Q", scale=_WHOLE))
    layers = [band, line, *_half(median)]
    return drawn(alt.layer(*layers).properties(width=WIDTH, height=300), title=title, description=description)


_SCALE = alt.Scale(domainMin=0, nice=True)
_WHOLE = alt.Scale(domain=[0, 1])


def _half(median: float | None) -> list[alt.Chart]:
    if median is None:
        return []
    months = median / MONTH
    place = alt.Chart({"values": [{"months": months, "at": 0.5, "says": f"Half by {months:.1f} months"}]})
    rule = place.mark_rule(color=GREY, strokeDash=[4, 4]).encode(x="months:Q", y=alt.Y("at:Q"), y2=alt.datum(0))
    words = place.mark_text(align="left", dx=8, dy=-14, color=INK, fontSize=13).encode(
        x="months:Q", y="at:Q", text="says:N"
    )
    return [rule, words, place.mark_point(color=INK, size=70).encode(x="months:Q", y="at:Q")]
