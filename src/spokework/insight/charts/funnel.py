"""A funnel plot: each site at its size, between the lines that chance alone would draw."""

from typing import Any

import altair as alt

from spokeplan.statistics import funnel_limits
from spokework.insight.charts import Drawn
from spokework.insight.sites import Comparison

from .drawing import GREY, INK, TEAL, WIDTH, drawn
from .shares import scale

_LINES = 60
_HEIGHT = 320


def funnel(found: Comparison, *, title: str, of: str, labels: dict[str | None, str]) -> Drawn:
    """``labels`` are short: a name, or a number that the table under the chart explains."""
    assert found.overall is not None  # there is no funnel around nothing
    largest = max(site.count.denominator for site in found.known)
    chart = alt.layer(
        _limits(found, found.overall, largest, of), _overall(found.overall), *_points(found, labels)
    ).properties(width=WIDTH, height=_HEIGHT)
    outside = sum(1 for site in found.known if site.place and site.place.beyond)
    description = (
        f"{len(found.known)} points around an overall {100 * found.overall:.0f} %, "
        f"{outside or 'none'} outside the 95 % limits. The table has every number"
    )
    return drawn(chart, title=title, description=description)


def _limits(found: Comparison, overall: float, largest: int, of: str) -> Any:
    smallest = min(site.count.denominator for site in found.known)
    sizes = sorted({max(1, round(largest * 1.15 * at / _LINES)) for at in range(1, _LINES + 1)})
    drawn_at = funnel_limits(overall, sizes)
    rows = [
        {"n": limits.denominator, "share": end, "limit": f"{100 * interval.level:g} % {side}", "kind": interval.level}
        for limits in drawn_at
        for interval in limits.intervals
        for side, end in (("low", interval.low), ("high", interval.high))
    ]
    beside_points = [interval for limits in drawn_at if limits.denominator >= smallest for interval in limits.intervals]
    ends = [end for interval in beside_points for end in (interval.low, interval.high)]
    shares = scale([*ends, *(site.share or 0 for site in found.known)])
    return (
        alt.Chart({"values": rows})
        .mark_line(clip=True, color=GREY, strokeWidth=1.5)
        .encode(
            x=alt.X("n:Q", title=f"Size: {of}", axis=alt.Axis(grid=False)),
            y=alt.Y("share:Q", title=None, axis=alt.Axis(format="%", tickCount=6), scale=shares),
            detail="limit:N",
            strokeDash=alt.StrokeDash(
                "kind:N",
                title="Limits of chance",
                scale=alt.Scale(domain=[0.95, 0.998], range=[[7, 4], [2, 3]]),
                legend=alt.Legend(labelExpr="datum.value == 0.95 ? '95 %' : '99.8 %'", symbolStrokeColor=GREY),
            ),
        )
    )


def _overall(overall: float) -> Any:
    data = {"values": [{"share": overall}]}
    return alt.Chart(data).mark_rule(color=INK, strokeWidth=1).encode(y="share:Q")


def _points(found: Comparison, labels: dict[str | None, str]) -> list[Any]:
    """A name stands on the side where there is room, away from the overall line."""
    largest = max(site.count.denominator for site in found.known)
    rows = [
        {
            "n": site.count.denominator,
            "share": site.share,
            "label": labels[site.count.code],
            "left": site.count.denominator > largest * 0.6,
            "above": (site.share or 0) >= (found.overall or 0),
        }
        for site in found.known
    ]
    base = alt.Chart({"values": rows}).encode(x="n:Q", y="share:Q")
    names = [
        base.transform_filter((alt.datum.left == left) & (alt.datum.above == above))
        .mark_text(align="right" if left else "left", dx=-8 if left else 8, dy=-8 if above else 10, fontSize=13, **ink)
        .encode(text="label:N")
        for left in (False, True)
        for above in (False, True)
        for ink in ({"stroke": "white", "strokeWidth": 4}, {"color": INK})  # readable across a line
    ]
    return [base.mark_point(color=TEAL, filled=True, size=80, opacity=1), *names]
