"""What the pages of planning have in common."""

from typing import Any
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from spokework.core.components import Step
from spokework.drafts.writing import WritingView
from spokework.scenarios.models import Forecast, Scenario
from spokework.scenarios.queries import kept


def trail(*steps: Step) -> list[Step]:
    return [Step("Planning", reverse("scenarios:planning")), *steps]


def scenario_or_404(actor: Any, pk: UUID) -> Scenario:
    found = kept.scenario(actor, pk)
    if found is None:
        raise Http404
    return found


def forecast_or_404(actor: Any, pk: UUID) -> Forecast:
    found = kept.forecast(actor, pk)
    if found is None:
        raise Http404
    return found


def step_to(scenario: Scenario) -> Step:
    return Step(scenario.name, reverse("scenarios:scenario", args=[scenario.pk]))


class OfScenario(WritingView):
    """Something written about one scenario."""

    record: Scenario

    def thing(self) -> Scenario:
        return scenario_or_404(self.actor, self.kwargs["pk"])

    def cancel_url(self) -> str:
        return reverse("scenarios:scenario", args=[self.record.pk])

    def extra_context(self) -> dict[str, Any]:
        return {"trail": trail(step_to(self.record), Step(self.heading))}
