from typing import Any

from .base import FiguresPage


class OneFigure(FiguresPage):
    """Whoever doubts a figure: what exactly is counted, since when, and for whom."""

    heading = "A figure"  # until there is an extract; then it is the figure's own title
    template_name = "insight/figure.html"

    def fill(self, reader: Any, **kwargs: Any) -> dict[str, Any]:
        from spokework.insight.pages.figure import one_figure

        asked = self.request.GET
        return one_figure(reader, kwargs["code"], by=asked.get("by", ""), quarter=asked.get("quarter", ""))
