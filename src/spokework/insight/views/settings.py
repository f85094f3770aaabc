from typing import Any

from .base import FiguresPage


class SettingsCompared(FiguresPage):
    """A programme lead who must say where the next posts should sit – and how little a few sites can tell."""

    heading = "Settings compared"
    template_name = "insight/settings.html"

    def fill(self, reader: Any, **kwargs: Any) -> dict[str, Any]:
        from spokework.insight.pages.settings import settings_compared

        return settings_compared(reader)
