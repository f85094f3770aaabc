from typing import Any

from .base import FiguresPage


class Contracts(FiguresPage):
    """A hub manager before she promises support, a programme lead before talks with funders: whose would be cut."""

    heading = "Contracts"
    template_name = "insight/contracts.html"
    in_parts = False

    def fill(self, reader: Any, **kwargs: Any) -> dict[str, Any]:
        from spokework.insight.pages.contracts import contracts

        return contracts(reader, self.request.actor)
