"""A funnel plot: each site at its size, between the lines that chance alone would draw."""

from typing import Any

import altair as alt

from spokeplan.statistics import funnel_limits
from spokework.insight.reports.document import Funnel

from .drawing import GREY, INK, TEAL, Frame, haloed
from .placing import Box, placed
from .shares import scale

_LINES = 120
_HEIGHT = 320
_BESIDE = 12  # nearer, nothing need lead from a point to its name
_AXIS = 56  # what the narrow one leaves to the percentages beside it


def around(funnel: Funnel, frame: Frame) -> Any:
    return _Funnel(funnel, frame).chart


class _Funnel:
    """Its scales are set here and not by Vega: names are placed by where the points come to lie."""

    def __init__(self, funnel: Funnel, frame: Frame) -> None:
        self.found, self.of, self.labels, self.frame = funnel.found, funnel.of, funnel.labels, frame
        self.width = frame.width - (_AXIS if frame.narrow else 0)
        self.overall = self.found.overall or 0
        sizes = [site.count.denominator for site in self.found.known]
        self.end = max(sizes) * 1.15
        at = sorted({max(1, round(self.end * step / _LINES)) for step in range(1, _LINES + 1)})
        self.limits: list[dict[str, Any]] = [
            {"n": limits.denominator, "share": end, "limit": f"{interval.level} {side}", "kind": interval.level}
            for limits in funnel_limits(self.overall, at)
            for interval in limits.intervals
            for side, end in (("low", interval.low), ("high", interval.high))
        ]
        beside_points = [row["share"] for row in self.limits if row["n"] >= min(sizes)]
        self.shares: Any = scale([*beside_points, *(site.share or 0 for site in self.found.known)])
        self.low, self.high = self.shares.domain

    @property
    def chart(self) -> Any:
        overall = alt.Chart({"values": [{"share": self.overall}]}).mark_rule(color=INK, strokeWidth=1)
        points = [{"n": site.count.denominator, "share": site.share} for site in self.found.known]
        dots = alt.Chart({"values": points}).mark_point(color=TEAL, filled=True, size=80, opacity=1)
        layers = [self._lines(), overall.encode(y="share:Q"), *self._names(), dots.encode(x="n:Q", y="share:Q")]
        return alt.layer(*layers).properties(width=self.width, height=_HEIGHT)

    def _lines(self) -> Any:
        dashes = alt.StrokeDash(
            "kind:N",
            title="Limits of chance",
            scale=alt.Scale(domain=[0.95, 0.998], range=[[7, 4], [2, 3]]),
            legend=alt.Legend(labelExpr="datum.value == 0.95 ? '95 %' : '99.8 %'", symbolStrokeColor=GREY),
        )
        across = alt.Axis(grid=False, tickCount=self.frame.ticks)
        sizes = alt.Scale(domain=[0, self.end], nice=False)
        title = self.frame.lines(f"Size: {self.of}")
        down = alt.Axis(format="%", tickCount=6)
        lines = alt.Chart({"values": self.limits}).mark_line(clip=True, color=GREY, strokeWidth=1.5)
        return lines.encode(
            x=alt.X("n:Q", title=title, axis=across, scale=sizes),
            y=alt.Y("share:Q", title=None, axis=down, scale=self.shares),
            detail="limit:N",
            strokeDash=dashes,
        )

    def _names(self) -> list[Any]:
        """Each beside its point; from one that had to stand further off, a thin line leads to it."""
        sites = self.found.known
        spots = [self._spot(site.count.denominator, site.share or 0) for site in sites]
        names = [self.labels[site.count.code] for site in sites]
        lines = [self._spot(row["n"], row["share"]) for row in self.limits]
        lines += [(at, self._spot(0, self.overall)[1]) for at in range(0, self.width, 5)]
        boxes = placed(list(zip(spots, names, strict=True)), lines, Box(0, 0, self.width, _HEIGHT))
        rows = []
        for name, spot, box in zip(names, spots, boxes, strict=True):
            (n, share), (to_n, to_share) = self._value(*spot), self._value(*box.middle)
            far = box.away(spot) > _BESIDE
            rows.append({"n": n, "share": share, "to_n": to_n, "to_share": to_share, "label": name, "far": far})
        base = alt.Chart({"values": rows})
        leads = (
            base.transform_filter("datum.far")
            .mark_rule(color=GREY, strokeWidth=0.75)
            .encode(x="n:Q", y="share:Q", x2="to_n:Q", y2="to_share:Q")
        )

        def text(**ink: Any) -> Any:
            return base.mark_text(align="center", baseline="middle", fontSize=13, **ink)

        return [leads, *haloed(text, x="to_n:Q", y="to_share:Q", text="label:N")]

    def _spot(self, n: float, share: float) -> tuple[float, float]:
        return self.width * n / self.end, _HEIGHT * (self.high - share) / (self.high - self.low)

    def _value(self, x: float, y: float) -> tuple[float, float]:
        return self.end * x / self.width, self.high - y * (self.high - self.low) / _HEIGHT
