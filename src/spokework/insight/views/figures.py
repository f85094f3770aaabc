"""Every figure under its theme."""

from typing import Any

from .base import FiguresPage


class AllFigures(FiguresPage):
    """A manager before a supervision, a programme lead before a board: what is known, of how many."""

    heading = "Figures"
    template_name = "insight/figures.html"
    in_parts = False

    def fill(self, reader: Any, **kwargs: Any) -> dict[str, Any]:
        from spokework.insight.indicators import INDICATORS, STILL_WITHOUT_RECORDS
        from spokework.insight.presenters.tables import listed
        from spokework.insight.themes import THEMES

        answer = reader.ask(tuple(INDICATORS))
        themes = [
            (theme.title, listed([f for code in theme.codes for f in answer.of(code)], f"{theme.title}, to date"))
            for theme in THEMES
        ]
        return {"themes": themes, "without_records": STILL_WITHOUT_RECORDS.items()}
