from typing import Any

from .base import FiguresPage


class Hubs(FiguresPage):
    """Before a visit or a board: how far each hub has come, and whether its figures are there at all."""

    heading = "Hubs"
    template_name = "insight/hubs.html"

    def fill(self, reader: Any, **kwargs: Any) -> dict[str, Any]:
        from spokework.insight.pages.hubs import hubs

        return hubs(reader)
