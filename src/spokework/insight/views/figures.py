"""Every figure in one table, and one of them with its definition."""

from typing import Any

from django.http import Http404

from spokework.insight.presenters.tables import broken_down, definition_rows, listed, over_time

from .base import FiguresPage


class AllFigures(FiguresPage):
    """A manager before a supervision, a programme lead before a board: what is known, of how many."""

    heading = "Figures"
    template_name = "insight/figures.html"

    def fill(self, reader: Any, **kwargs: Any) -> dict[str, Any]:
        from spokework.insight.indicators import INDICATORS, STILL_WITHOUT_RECORDS

        answer = reader.ask(tuple(INDICATORS))
        return {
            "tables": [listed(answer.figures, "Every figure, to date")],
            "without_records": STILL_WITHOUT_RECORDS.items(),
        }


class OneFigure(FiguresPage):
    """Whoever doubts a figure: what exactly is counted, since when, and for whom."""

    template_name = "insight/figure.html"

    def fill(self, reader: Any, **kwargs: Any) -> dict[str, Any]:
        from spokework.insight.breakdowns import BREAKDOWNS
        from spokework.insight.indicators import INDICATORS
        from spokework.insight.labels import labels

        indicator = INDICATORS.get(kwargs["code"])
        if indicator is None:
            raise Http404
        by = self.request.GET.get("by", "")
        if by and by not in indicator.breakdowns:
            raise Http404
        code, group_name = indicator.code, labels(reader.extract, by) if by else None
        to_date = reader.ask((code,))
        return {
            "heading": indicator.title,
            "indicator": indicator,
            "definition": definition_rows(indicator),
            "to_date": broken_down(indicator, to_date, caption="To date"),
            "by_quarter": over_time(indicator, reader.ask((code,), each_quarter=True)),
            "by": BREAKDOWNS[by] if by else None,
            "broken_down": by
            and broken_down(
                indicator,
                reader.ask((code,), by=(by,)),
                caption=f"By {BREAKDOWNS[by].title.lower()}",
                name=group_name,
            ),
            "breakdowns": [BREAKDOWNS[name] for name in indicator.breakdowns],
        }
