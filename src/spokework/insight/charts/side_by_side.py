"""Each site twice: its own share, and the share drawn towards the rest, with their intervals."""

from typing import Any

import altair as alt

from spokework.insight.charts import Drawn
from spokework.insight.sites import Comparison

from .drawing import AMBER, TEAL, WIDTH, drawn
from .shares import scale

OWN, DRAWN = "Its own", "Drawn towards the rest"


def side_by_side(found: Comparison, *, title: str, labels: dict[str | None, str]) -> Drawn:
    rows = [row for site in found.known for row in _rows(site, labels[site.count.code])]
    base = alt.Chart({"values": rows}).encode(
        y=alt.Y("site:N", title=None, sort=[labels[site.count.code] for site in found.known]),
        yOffset=alt.YOffset("kind:N", sort=[OWN, DRAWN], scale=alt.Scale(paddingOuter=0.35)),
        color=alt.Color("kind:N", title=None, scale=alt.Scale(domain=[OWN, DRAWN], range=[AMBER, TEAL])),
    )
    dashes = alt.StrokeDash("kind:N", title=None, scale=alt.Scale(domain=[OWN, DRAWN], range=[[4, 3], [1, 0]]))
    shapes = alt.Shape("kind:N", title=None, scale=alt.Scale(domain=[OWN, DRAWN], range=["circle", "diamond"]))
    lines = base.mark_rule(strokeWidth=2).encode(
        x=alt.X(
            "low:Q",
            title=None,
            axis=alt.Axis(format="%", tickCount=6),
            scale=scale(row[end] for row in rows for end in ("low", "high")),
        ),
        x2="high:Q",
        strokeDash=dashes,
    )
    points = base.mark_point(filled=True, size=80, opacity=1).encode(x="share:Q", shape=shapes)
    chart = alt.layer(lines, points).properties(
        width=WIDTH - 160, padding={"left": 24, "top": 5, "right": 12, "bottom": 5}, height=alt.Step(16)
    )
    return drawn(chart, title=title, description=f"{len(found.known)} sites with two figures each and 95 % intervals")


def _rows(site: Any, label: str) -> list[dict[str, Any]]:
    pooled = site.pooled
    kinds = ((OWN, site.share, site.own), (DRAWN, pooled.estimate, pooled.interval))
    return [
        {"site": label, "kind": kind, "share": share, "low": interval.low, "high": interval.high}
        for kind, share, interval in kinds
        if interval is not None
    ]
