"""Reports from releases: what there is, one read as a page, and the same as a file."""

from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from spokework.access.decide import Actor, can
from spokework.access.permissions import Permission as P
from spokework.core.components import Cell, Step
from spokework.insight.presenters import reports as shown
from spokework.insight.queries.funder_templates import template_of, templates
from spokework.insight.queries.releases import address, of_boards, releases
from spokework.insight.reports.composing import Composer
from spokework.insight.reports.document import Report
from spokework.insight.reports.formats import FORMATS
from spokework.insight.reports.ordering import composer, of_hub, of_kind, of_template


class Reports(View):
    """A funder before a meeting, a lead before a deadline: which reports there are, in which formats."""

    def get(self, request: Any) -> HttpResponse:
        actor: Actor = request.actor
        may_prepare = can(actor, P.PREPARE_RELEASES)
        context = {
            "title": "Reports",
            "heading": "Reports",
            "trail": [Step("Reports")],
            "may_prepare": may_prepare,
            "releases": shown.listed(releases(actor), templates(actor), of_boards(actor)),
        }
        return render(request, "insight/reports/reports.html", context)


class ReportPage(View):
    """``report`` is what is asked for; each format of it has an address of its own."""

    request: Any
    kwargs: dict[str, Any]

    def report(self, found: Composer) -> Report | None:
        return of_kind(found, self.kwargs["kind"])

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        found = composer(request.actor, kwargs["release"])
        report = self.report(found) if found is not None else None
        if report is None:
            raise Http404
        assert found is not None  # a report is of one
        return self.file(report, kwargs["written"]) if "written" in kwargs else self.page(report, found.content.name)

    def page(self, report: Report, release: str) -> HttpResponse:
        """What has taken its place stands beside it and not in it: a published report stays as it is."""
        context = {
            "title": report.title,
            "report": report,
            "replaced_by": self.replaced_by(release),
            "files": [(each.title, f"{self.request.path}{key}/") for key, each in FORMATS.items()],
            "trail": [Step("Reports", reverse("reports:reports")), Step(report.title)],
        }
        return render(self.request, "insight/reports/report.html", context)

    def replaced_by(self, release: str) -> Cell | None:
        latest = shown.in_its_place(release, releases(self.request.actor))
        if latest is None:
            return None
        same = reverse(self.request.resolver_match.view_name, kwargs=self.kwargs | {"release": address(latest)})
        return Cell(latest.name, url=same)

    def file(self, report: Report, written: str) -> HttpResponse:
        if written not in FORMATS:
            raise Http404
        form = FORMATS[written]
        named = f'attachment; filename="{quote(form.name(report))}"'
        return HttpResponse(form.write(report), content_type=form.mime, headers={"Content-Disposition": named})


class FunderReport(ReportPage):
    """A funder's own form, filled from a release."""

    def report(self, found: Composer) -> Report | None:
        funder: UUID = self.kwargs["funder"]
        template = template_of(self.request.actor, funder)
        return of_template(found, template) if template is not None else None


class BoardReport(ReportPage):
    """A manager before her board meets: her own hub, and the programme beside it."""

    def report(self, found: Composer) -> Report | None:
        return of_hub(self.request.actor, found, self.kwargs["slug"])
