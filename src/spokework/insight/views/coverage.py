from typing import Any

from .base import FiguresPage


class Coverage(FiguresPage):
    """A programme lead before the next phase: which areas are reached, which were new, which are not."""

    heading = "Coverage"
    template_name = "insight/coverage.html"

    def fill(self, reader: Any, **kwargs: Any) -> dict[str, Any]:
        from spokework.insight.pages.coverage import coverage

        return coverage(reader)
