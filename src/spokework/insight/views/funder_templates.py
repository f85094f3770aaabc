"""What each funder reads: chosen by the programme's lead, filled from every release."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from spokework.core.components import Step
from spokework.core.forms import SpokeForm
from spokework.drafts.writing import WritingView
from spokework.insight import actions
from spokework.insight.forms import FunderTemplateForm
from spokework.insight.forms.funder_template import values_of
from spokework.insight.models import FunderTemplate
from spokework.insight.presenters import reports as shown
from spokework.insight.queries import funder_templates as rows
from spokework.programme.models import Funder
from spokework.programme.queries.areas import funders


class Funders(View):
    """A lead who has a new funder, or one that asks for something else."""

    def get(self, request: Any) -> HttpResponse:
        context = {
            "title": "Reports to funders",
            "heading": "Reports to funders",
            "trail": [Step("Reports", reverse("reports:reports")), Step("Reports to funders")],
            "table": shown.funders_table(funders(request.actor), rows.templates(request.actor)),
        }
        return render(request, "insight/reports/funders.html", context)


class ChangeTemplate(WritingView):
    """A lead with the funder's form before her; it is long, so that what is typed must not be lost."""

    form_class: ClassVar[type[SpokeForm]] = FunderTemplateForm
    template_name = "insight/reports/funder_template.html"
    heading = "What a funder reads"
    submit_label = "Save report"
    record: FunderTemplate
    funder: Funder

    def thing(self) -> FunderTemplate:
        """One that is not there yet stands at version 0."""
        found = rows.funder(self.actor, self.kwargs["funder"])
        if found is None:
            raise Http404
        self.funder = found
        return rows.template_of(self.actor, found.pk) or FunderTemplate(funder=found, version=0)

    def initial(self) -> dict[str, Any]:
        return values_of(self.record.title, self.record.lines)

    def form_kwargs(self) -> dict[str, Any]:
        return {"choices": shown.figures_to_choose()}

    def saved_values(self, current: FunderTemplate) -> Mapping[str, Any]:
        return values_of(current.title, current.lines)

    def act(self, form: Any) -> str:
        given = form.cleaned_data
        actions.change_funder_template(
            funder=self.funder, title=given["title"], lines=form.lines(), version=given["version"], by=self.actor
        )
        return self.cancel_url()

    def done_message(self) -> str:
        return "The report is saved. It is filled from every release."

    def cancel_url(self) -> str:
        return reverse("reports:funders")

    def extra_context(self) -> dict[str, Any]:
        trail = [Step("Reports", reverse("reports:reports")), Step("Reports to funders", self.cancel_url())]
        lead = "Give each figure that it wants a place: 1 comes first. A figure without a place is left out."
        return {
            "heading": f"What {self.funder.name} reads",
            "lead": f"{lead} A heading is the funder's own word for it; without one the figure keeps its own.",
            "trail": [*trail, Step(self.funder.name)],
        }
