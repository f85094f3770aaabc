"""What the pages of figures have in common: whose figures, of which day, and what to do while there are none."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from spokework.access.decide import can
from spokework.access.permissions import Permission as P
from spokework.core.components import Step
from spokework.extract.files import current
from spokework.insight.models import Release
from spokework.insight.presenters.parts import of_parts
from spokework.insight.queries.releases import address, one, published
from spokework.insight.refused import Refused
from spokework.insight.releases.content import released
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
    kept: tuple[str, ...] = ()  # what another release is asked for with
    in_parts = True  # shows parts of the programme, which are those of a release

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        scope = scope_of(request.actor, request.GET.get("hub", ""))
        if scope is None:
            raise Http404
        release, out = self.release(scope)
        if current() is None:
            return self.show(scope, template="insight/no_extract.html", may_make=can(request.actor, P.MAKE_EXTRACT))
        from spokework.insight.queries.figures import reader

        found = reader(scope, released(release) if release else None)
        assert found is not None  # there was one a moment ago, and there is never none again
        try:
            filled = self.fill(found, **kwargs)
        except Refused as refused:
            shown = {"refused": refused, "heading": refused.heading, "as_at": found.extract.as_at}
            return self.show(scope, template="insight/refused.html", status=404, **shown)
        parts = (
            of_parts(release, out, may_prepare=can(request.actor, P.PREPARE_RELEASES))
            if self.shows_parts(scope)
            else None
        )
        from spokework.insight.pages.returns import missing_returns
        from spokework.insight.presenters.missing import sentences

        missing = sentences(missing_returns(found))
        kept = [(name, value) for name in self.kept if (value := request.GET.get(name))]
        return self.show(
            scope,
            as_at=found.extract.as_at,
            missing=missing,
            sees_returns=can(request.actor, P.VIEW_RETURNS),
            parts=parts,
            kept=kept,
            **filled,
        )

    def shows_parts(self, scope: Scope) -> bool:
        return self.in_parts and not scope.exact

    def release(self, scope: Scope) -> tuple[Release | None, list[Release]]:
        """The one asked for, else the latest that is out, and all that are. One that is not out is not there."""
        if not self.shows_parts(scope):
            return None, []
        out = published(self.request.actor)
        wanted = self.wanted(out)
        names = [address(each) for each in out]
        if wanted and wanted not in names:
            raise Http404
        chosen = out[names.index(wanted)] if wanted else next(iter(out), None)
        return (one(self.request.actor, chosen.quarter, chosen.edition) if chosen else None), out

    def wanted(self, out: Sequence[Release]) -> str:
        """By its address; empty for the latest."""
        return str(self.request.GET.get("release", ""))

    def fill(self, reader: Any, **kwargs: Any) -> dict[str, Any]:
        raise NotImplementedError

    def show(self, scope: Scope, template: str = "", status: int = 200, **shown: Any) -> HttpResponse:
        heading = shown.get("heading", self.heading)
        first = reverse("insight:figures")
        trail = [Step(heading)] if self.request.path == first else [Step("Figures", first), Step(heading)]
        pages = [(label, reverse(name), reverse(name) == self.request.path) for label, name in PAGES]
        context = {"title": heading, "heading": heading, "trail": trail, "scope": scope, "pages": pages}
        return render(self.request, template or self.template_name, context | shown, status=status)
