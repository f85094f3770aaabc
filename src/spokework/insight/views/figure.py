from collections.abc import Sequence
from typing import Any

from spokework.core.quarters import quarter_name
from spokework.insight.models import Release
from spokework.insight.queries.releases import address

from .base import FiguresPage


class OneFigure(FiguresPage):
    """Whoever doubts a figure: what exactly is counted, since when, and for whom."""

    heading = "A figure"  # until there is an extract; then it is the figure's own title
    template_name = "insight/figure.html"
    kept = ("by", "quarter")

    def wanted(self, out: Sequence[Release]) -> str:
        """Parts of a quarter are those of its own release, unless another is asked for."""
        asked = self.request.GET
        of_quarter = (address(each) for each in out if quarter_name(each.quarter) == asked.get("quarter"))
        return super().wanted(out) or next(of_quarter, "")

    def fill(self, reader: Any, **kwargs: Any) -> dict[str, Any]:
        from spokework.insight.pages.figure import one_figure

        asked = self.request.GET
        return one_figure(reader, kwargs["code"], by=asked.get("by", ""), quarter=asked.get("quarter", ""))
