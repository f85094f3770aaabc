"""One figure: what it is now, over time, in parts – and what exactly is counted."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404

from spokework.insight.presenters.records import records_url
from spokework.insight.presenters.tables import broken_down, definition_rows, over_time
from spokework.insight.quarters import quarter_name

from .base import Choice, FiguresPage, Refused

_MOST_DOTS = 40  # beyond, the table says it better


class OneFigure(FiguresPage):
    """Whoever doubts a figure: what exactly is counted, since when, and for whom."""

    template_name = "insight/figure.html"

    def fill(self, reader: Any, **kwargs: Any) -> dict[str, Any]:
        from spokework.insight.breakdowns import BREAKDOWNS
        from spokework.insight.indicators import INDICATORS

        indicator = INDICATORS.get(kwargs["code"])
        if indicator is None:
            raise Http404
        asked = _Asked(indicator, *(self.request.GET.get(name, "") for name in ("by", "quarter")))
        quarters = [quarter_name(row["quarter"]) for row in reversed(_quarters(reader))]
        asked.must_exist(quarters, reader.scope.hub)
        now = reader.ask((indicator.code,), quarter=asked.quarter or None)
        return {
            "heading": indicator.title,
            "indicator": indicator,
            "definition": definition_rows(indicator),
            "now": broken_down(indicator, now, caption=asked.when),
            "asked": asked,
            "quarters": quarters,
            "breakdowns": [BREAKDOWNS[name] for name in indicator.breakdowns],
            "records": records_url(indicator) if reader.scope.hub else "",
            **_over_time(reader, indicator),
            **(_broken_down(reader, asked) if asked.by else {}),
        }


@dataclass(frozen=True)
class _Asked:
    indicator: Any
    by: str
    quarter: str

    @property
    def when(self) -> str:
        return f"In {self.quarter}" if self.quarter else "To date"

    def must_exist(self, quarters: list[str], hub: str) -> None:
        """Or the page says what does."""
        from spokework.insight.breakdowns import BREAKDOWNS

        hubs = f"&hub={hub}" if hub else ""
        if self.by and self.by not in self.indicator.breakdowns:
            there_are = [Choice(BREAKDOWNS[name].title, f"?by={name}{hubs}") for name in self.indicator.breakdowns]
            raise Refused(self.indicator.title, "breakdown", there_are)
        if self.quarter and self.quarter not in quarters:
            raise Refused(
                self.indicator.title, "quarter", [Choice(each, f"?quarter={each}{hubs}") for each in quarters]
            )


def _quarters(reader: Any) -> list[Any]:
    return sorted(reader.rows("quarters"), key=lambda row: row["quarter"])


def _over_time(reader: Any, indicator: Any) -> dict[str, Any]:
    from spokework.insight.charts import over_time as chart
    from spokework.insight.presenters.dotted import is_share, over_quarters

    answer = reader.ask((indicator.code,), each_quarter=True)
    points, name = over_quarters(answer.figures), f"{indicator.title}, by quarter"
    parts = f" in {len(indicator.parts)} parts" if indicator.parts else ""
    description = f"{len({each.quarter for each in points})} quarters{parts}. The table below has each"
    svg = points and chart.over_time(
        points, unit=indicator.unit, share=is_share(indicator), title=name, description=description
    )
    return {"by_quarter": over_time(indicator, answer), "time_chart": svg, "time_name": name}


def _broken_down(reader: Any, asked: _Asked) -> dict[str, Any]:
    from spokework.insight.breakdowns import BREAKDOWNS
    from spokework.insight.charts.dots import dots
    from spokework.insight.labels import labels
    from spokework.insight.presenters.dotted import dots_of, is_share
    from spokework.insight.presenters.tables import group_title

    indicator, by = asked.indicator, BREAKDOWNS[asked.by]
    name = labels(reader.extract, asked.by)
    answer = reader.ask((indicator.code,), by=(asked.by,), quarter=asked.quarter or None)
    caption = f"By {by.title.lower()}, {asked.when[0].lower()}{asked.when[1:]}"
    points, title = dots_of(answer.figures, lambda figure: group_title(figure, name)), f"{indicator.title}: {caption}"
    few = 0 < len(points) <= _MOST_DOTS
    svg = few and dots(
        points, unit=indicator.unit, share=is_share(indicator), title=title, description=f"{len(points)} groups"
    )
    table = broken_down(indicator, answer, caption=caption, name=name)
    return {"broken_down": table, "parts_chart": svg or "", "parts_name": title}
