"""A Kaplan–Meier curve: the share of cases still open, with its band, broken where there is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from spokework.insight.charts import Drawn

from .drawing import GREY, INK, PALE, TEAL, Frame, drawn, haloed

MONTH = 365.25 / 12


@dataclass(frozen=True)
class Point:
    days: float
    share: float
    low: float | None
    high: float | None


def still_open(points: Sequence[Point], median: float | None, *, title: str, description: str) -> Drawn:
    return drawn(lambda frame: _chart(points, median, frame), title=title, description=description)


def _chart(points: Sequence[Point], median: float | None, frame: Frame) -> Any:
    rows = [{"months": each.days / MONTH, "share": each.share, "low": each.low, "high": each.high} for each in points]
    base = alt.Chart({"values": rows}).encode(x=alt.X("months:Q", title="Months since the opening", scale=_SCALE))
    band = base.mark_area(interpolate="step-after", color=PALE, opacity=0.6, invalid="break-paths-show-domains").encode(
        y=alt.Y("low:Q", title="Share of cases still open", axis=alt.Axis(format="%"), scale=_WHOLE), y2="high:Q"
    )
    line = base.mark_line(interpolate="step-after", color=TEAL).encode(y=alt.Y("share:Q", scale=_WHOLE))
    late = median is not None and median > max(each.days for each in points) / 2
    return frame.fit(alt.layer(band, line, *_half(median, late, frame)), height=300)


_SCALE = alt.Scale(domainMin=0, nice=True)
_WHOLE = alt.Scale(domain=[0, 1])


def _half(median: float | None, late: bool, frame: Frame) -> list[Any]:
    """Where half of them come ``late``, there is room for the words on the left only."""
    if median is None:
        return []
    months = median / MONTH
    first, then = "Half by", f"{months:.1f} months"
    says: str | list[str] = [first, then] if frame.narrow else f"{first} {then}"
    place = alt.Chart({"values": [{"months": months, "at": 0.5, "says": says}]})
    rule = place.mark_rule(color=GREY, strokeDash=[4, 4]).encode(x="months:Q", y=alt.Y("at:Q"), y2=alt.datum(0))

    def text(**ink: Any) -> Any:
        if late:
            return place.mark_text(align="right", dx=-8, dy=16, fontSize=13, **ink)
        return place.mark_text(align="left", dx=8, dy=-28 if frame.narrow else -14, fontSize=13, **ink)

    words = haloed(text, x="months:Q", y="at:Q", text="says:N")
    return [rule, *words, place.mark_point(color=INK, size=70).encode(x="months:Q", y="at:Q")]
