"""The list of scenarios, one of them, and a new copy of today's plan."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from spokework.access.permissions import Permission as P
from spokework.core.components import Step
from spokework.drafts.writing import WritingView
from spokework.extract.files import current
from spokework.scenarios import actions
from spokework.scenarios.forms import CopyForm, CopyTodayForm
from spokework.scenarios.presenters import scenario as shown
from spokework.scenarios.queries import kept

from .base import OfScenario, scenario_or_404, trail


def planning(request: Any) -> HttpResponse:
    rows = list(kept.scenarios(request.actor))
    context = {
        "title": "Planning",
        "trail": [Step("Planning")],
        "scenarios": shown.scenarios_table(rows) if rows else None,
        "has_figures": current() is not None,
    }
    return render(request, "scenarios/planning.html", context)


def scenario(request: Any, pk: UUID) -> HttpResponse:
    found = scenario_or_404(request.actor, pk)
    rows = list(kept.forecasts_of(request.actor, found))
    context = {
        "title": "Scenario",
        "scenario": found,
        "trail": trail(Step(found.name)),
        "about": shown.about(found),
        "has_others": kept.others(request.actor, found).exists(),
        "forecasts": shown.forecasts_table(rows) if rows else None,
        "grants": shown.grants_table(found),
        "areas": shown.areas_table(found),
        "posts": shown.posts_table(found),
        "basis": shown.basis_table(found.basis),
    }
    return render(request, "scenarios/scenario.html", context)


class CopyScenario(OfScenario):
    form_class = CopyForm
    heading = "Copy this scenario"
    lead = "As it is now, with all changes. Change the copy, then set the two side by side."
    submit_label = "Copy scenario"

    def act(self, form: CopyForm) -> str:
        made = actions.copy_scenario(scenario=self.record, name=form.cleaned_data["name"], by=self.actor)
        return reverse("scenarios:scenario", args=[made.pk])


class CopyToday(WritingView):
    form_class = CopyTodayForm
    heading = "Copy today’s plan"
    lead = "The posts, places, grants and figures of today, to be changed and forecast with. Nothing real changes."
    submit_label = "Copy today’s plan"

    def form_kwargs(self) -> dict[str, Any]:
        return {"hubs": None if self.actor.everywhere(P.PLAN_SERVICE) else kept.hubs_to_plan(self.actor)}

    def initial(self) -> dict[str, Any]:
        return {"hub": kept.hubs_to_plan(self.actor).first()}

    def act(self, form: CopyTodayForm) -> str:
        said = form.cleaned_data
        made = actions.copy_today(name=said["name"], hub=said.get("hub"), months=said["months"], by=self.actor)
        return reverse("scenarios:scenario", args=[made.pk])

    def done_message(self) -> str:
        return "Today’s plan is copied. Ask it a question, or change it first."

    def cancel_url(self) -> str:
        return reverse("scenarios:planning")

    def extra_context(self) -> dict[str, Any]:
        return {"trail": trail(Step(self.heading))}
