"""The programme's headline figures."""

from typing import Any

from django.http import HttpResponse

from spokework.access.decide import can
from spokework.access.permissions import Permission as P
from spokework.casework.presenters import headline as words
from spokework.casework.queries.headline import headline

from .reading import Reading


class Overview(Reading):
    """A programme lead before a meeting with funders; figures only, no young person."""

    heading = "Programme overview"
    template_name = "casework/overview.html"

    def get(self, request: Any) -> HttpResponse:
        found = headline(self.actor)
        return self.show(
            figures=words.figures(found, sees_figures=can(self.actor, P.VIEW_FIGURES)),
            tables=words.tables(found),
            definitions=words.DEFINITIONS,
            period=words.period(found),
            hubs=found.hubs,
        )
