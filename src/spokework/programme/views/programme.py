"""Pages on which the programme lead sets the programme up."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from spokework.core.components import Step
from spokework.drafts.writing import WritingView
from spokework.programme import actions
from spokework.programme.forms import FunderForm, GrantForm, OpenHubForm, PhaseForm, ProgrammeForm
from spokework.programme.queries import areas as rows
from spokework.programme.queries import hubs as hub_rows


def said(form: Any) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if name != "submission"}


class OfProgramme(WritingView):
    back_to = "programme:hubs"

    def cancel_url(self) -> str:
        return reverse(self.back_to)

    def extra_context(self) -> dict[str, Any]:
        return {"trail": [Step("Hubs", reverse("programme:hubs")), Step(self.heading)]}


class CreateProgramme(OfProgramme):
    form_class = ProgrammeForm
    heading = "Set up the programme"
    submit_label = "Set up programme"

    def act(self, form: ProgrammeForm) -> str:
        actions.create_programme(by=self.actor, **said(form))
        return reverse("programme:add_phase")

    def done_message(self) -> str:
        return "The programme is set up. Add its first phase, then open its hubs."


class AddPhase(OfProgramme):
    form_class = PhaseForm
    heading = "Add a phase"
    lead = "Hubs that begin together are one phase."
    submit_label = "Add phase"

    def thing(self) -> Any:
        programme = hub_rows.the_programme(self.actor)
        if programme is None:
            raise Http404
        return programme

    def act(self, form: PhaseForm) -> str:
        actions.add_phase(programme=self.record, by=self.actor, **said(form))
        return self.cancel_url()


class OpenHub(OfProgramme):
    form_class = OpenHubForm
    heading = "Open a hub"
    submit_label = "Open hub"

    def form_kwargs(self) -> dict[str, Any]:
        return {"choose": {"phase": rows.phases(self.actor)}}

    def act(self, form: OpenHubForm) -> str:
        return reverse("programme:hub", args=[actions.open_hub(by=self.actor, **said(form)).slug])

    def done_message(self) -> str:
        return "The hub is open. Ask the system administrator to invite its administrator."


class AddFunder(OfProgramme):
    form_class = FunderForm
    heading = "Add a funder"
    submit_label = "Add funder"
    back_to = "programme:funding"

    def act(self, form: FunderForm) -> str:
        actions.add_funder(by=self.actor, **said(form))
        return self.cancel_url()


class AddGrant(OfProgramme):
    form_class = GrantForm
    heading = "Add a grant"
    submit_label = "Add grant"
    back_to = "programme:funding"

    def initial(self) -> dict[str, Any]:
        return {"reporting_months": 3}

    def form_kwargs(self) -> dict[str, Any]:
        return {"choose": {"funder": rows.funders(self.actor), "hub": rows.hubs_by_name(self.actor)}}

    def act(self, form: GrantForm) -> str:
        actions.add_grant(by=self.actor, **said(form))
        return self.cancel_url()
