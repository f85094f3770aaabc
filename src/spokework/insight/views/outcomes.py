from typing import Any

from .base import FiguresPage


class Outcomes(FiguresPage):
    """A manager before a funder's visit, a programme lead before a board: did it change anything, of how many?"""

    heading = "Outcomes"
    template_name = "insight/outcomes.html"

    def fill(self, reader: Any, **kwargs: Any) -> dict[str, Any]:
        from spokework.insight.pages.outcomes import outcomes

        return outcomes(reader)
