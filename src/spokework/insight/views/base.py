"""What the pages of figures have in common: whose figures, of which day, and what to do while there are none."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from spokework.access.decide import can
from spokework.access.permissions import Permission as P
from spokework.core.components import Step
from spokework.extract.files import current
from spokework.insight.refused import Refused
from spokework.insight.scope import Scope, scope_of

PAGES = (
    ("All figures", "insight:figures"),
    ("Outcomes", "insight:outcomes"),
    ("Coverage", "insight:coverage"),
    ("Settings compared", "insight:settings"),
    ("Hubs", "insight:hubs"),
    ("Contracts", "insight:contracts"),
)


class FiguresPage(View):
    """``fill(reader)`` gives what the template shows. Ibis is imported when a figure is asked for, not before."""

    request: Any
    heading = ""
    template_name = ""

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        scope = scope_of(request.actor, request.GET.get("hub", ""))
        if scope is None:
            raise Http404
        if current() is None:
            return self.show(scope, template="insight/no_extract.html", may_make=can(request.actor, P.MAKE_EXTRACT))
        from spokework.insight.queries.figures import reader

        found = reader(scope)
        assert found is not None  # there was one a moment ago, and there is never none again
        try:
            filled = self.fill(found, **kwargs)
        except Refused as refused:
            shown = {"refused": refused, "heading": refused.heading, "as_at": found.extract.as_at}
            return self.show(scope, template="insight/refused.html", status=404, **shown)
        return self.show(scope, as_at=found.extract.as_at, **filled)

    def fill(self, reader: Any, **kwargs: Any) -> dict[str, Any]:
        raise NotImplementedError

    def show(self, scope: Scope, template: str = "", status: int = 200, **shown: Any) -> HttpResponse:
        heading = shown.get("heading", self.heading)
        first = reverse("insight:figures")
        trail = [Step(heading)] if self.request.path == first else [Step("Figures", first), Step(heading)]
        pages = [(label, reverse(name), reverse(name) == self.request.path) for label, name in PAGES]
        context = {"title": heading, "heading": heading, "trail": trail, "scope": scope, "pages": pages}
        return render(self.request, template or self.template_name, context | shown, status=status)
