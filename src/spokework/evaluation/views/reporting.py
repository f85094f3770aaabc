"""The realist report: what is there of each item and what is missing, its sections to write, and its files."""

from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpResponse

from spokework.core.components import Step
from spokework.evaluation import actions
from spokework.evaluation.forms.reporting import SectionForm
from spokework.evaluation.models import ReportSection
from spokework.evaluation.presenters.reporting import WRITTEN
from spokework.evaluation.presenters.reporting import items as present
from spokework.evaluation.presenters.reporting.checking import checked
from spokework.evaluation.presenters.reporting.composing import report
from spokework.evaluation.queries.report import content_of, section_of
from spokework.evaluation.sections import BY_KEY
from spokework.evaluation.team import Work
from spokework.insight.reports.formats import FORMATS

from .base import Reading, Writing, expected


class ShowReport(Reading):
    """A lead before handing it over: what a reader of realist evaluations will look for, and not find."""

    heading = "Realist report"
    template_name = "evaluation/report.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        items = checked(content_of(self.actor, self.evaluation))
        return self.show(
            counted=present.counted(items),
            table=present.items_table(self.evaluation, items, may_write=self.may_do(Work.CODE)),
            files=[(FORMATS[each].title, self.link("report_file", written=each)) for each in WRITTEN],
        )


class ReadReport(Reading):
    template_name = "evaluation/report_read.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        found = report(content_of(self.actor, self.evaluation))
        trail = self.trail(Step("Report", self.link("report")), here="As it is read")
        return self.show(title="Realist report", heading=found.title, report=found, trail=trail)


class ReportFile(Reading):
    """Posted, because what leaves the house is on record. A reader of the team takes nothing out."""

    needs = Work.CODE

    def post(self, request: Any, **kwargs: Any) -> HttpResponse:
        if kwargs["written"] not in WRITTEN:
            raise Http404
        form = FORMATS[kwargs["written"]]
        found = report(actions.take_out_report(evaluation=self.evaluation, by=self.actor))
        named = f'attachment; filename="{quote(form.name(found))}"'
        headers = {"Content-Disposition": named, "Cache-Control": "no-store"}
        return HttpResponse(form.write(found), content_type=form.mime, headers=headers)


class WriteSection(Writing):
    form_class = SectionForm
    heading = "Write a section of the report"
    submit_label = "Save section"
    back = "report"

    def thing(self) -> Any:
        if self.kwargs["section"] not in BY_KEY:
            raise Http404
        found = section_of(self.actor, self.evaluation, self.kwargs["section"])
        # Not there yet: whoever else writes it first is found out by its version.
        return found or ReportSection(evaluation=self.evaluation, key=self.kwargs["section"], version=0)

    def initial(self) -> dict[str, Any]:
        return {"words": self.record.words}

    def extra_context(self) -> dict[str, Any]:
        section = BY_KEY[self.record.key]
        trail = self.trail(Step("Report", self.link("report")), here=section.heading)
        return {"trail": trail, "heading": section.heading, "lead": section.asks}

    def act(self, form: Any) -> str:
        given = {"key": self.record.key, "words": form.cleaned_data["words"], "expected": expected(form)}
        actions.write_section(evaluation=self.evaluation, by=self.actor, **given)
        return self.cancel_url()
