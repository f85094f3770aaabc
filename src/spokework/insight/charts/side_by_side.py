"""Each site twice: its own share, and the share that allows for small numbers, with their intervals."""

from typing import Any

import altair as alt

from spokework.insight.charts import Drawn
from spokework.insight.sites import Comparison

from .drawing import AMBER, TEAL, Frame, drawn
from .rows import Rows
from .shares import scale

OWN, ADJUSTED = "Its own", "Adjusted for small numbers"
_KINDS = [OWN, ADJUSTED]


def side_by_side(found: Comparison, *, title: str, labels: dict[str | None, str]) -> Drawn:
    description = f"{len(found.known)} sites with two figures each and 95 % intervals"
    return drawn(lambda frame: _chart(found, labels, frame), title=title, description=description)


def _chart(found: Comparison, labels: dict[str | None, str], frame: Frame) -> Any:
    rows, values = Rows(frame), []
    for site in found.known:
        rows.text(labels[site.count.code])
        values += [{**row, "y": rows.place(14)} for row in _rows(site)]
        rows.space(8)
    legend = alt.Legend(columns=1)
    base = alt.Chart({"values": values}).encode(
        y=rows.y("y"),
        color=alt.Color("kind:N", title=None, scale=alt.Scale(domain=_KINDS, range=[AMBER, TEAL]), legend=legend),
    )
    dashes = alt.Scale(domain=_KINDS, range=[[4, 3], [1, 0]])
    shapes = alt.Scale(domain=_KINDS, range=["circle", "diamond"])
    lines = base.mark_rule(strokeWidth=2).encode(
        x=alt.X(
            "low:Q",
            title=None,
            axis=alt.Axis(format="%", tickCount=frame.ticks),
            scale=scale(row[end] for row in values for end in ("low", "high")),
        ),
        x2="high:Q",
        strokeDash=alt.StrokeDash("kind:N", title=None, scale=dashes, legend=legend),
    )
    points = base.mark_point(filled=True, size=80, opacity=1).encode(
        x="share:Q", shape=alt.Shape("kind:N", title=None, scale=shapes, legend=legend)
    )
    return frame.fit(alt.layer(lines, points, *rows.names), height=rows.height)


def _rows(site: Any) -> list[dict[str, Any]]:
    pooled = site.pooled
    kinds = ((OWN, site.share, site.own), (ADJUSTED, pooled.estimate, pooled.interval))
    return [
        {"kind": kind, "share": share, "low": interval.low, "high": interval.high}
        for kind, share, interval in kinds
        if interval is not None
    ]
