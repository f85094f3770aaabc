"""A forecast: how far it is, its answer, one area of it, and stopping it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from spokework.core.components import Step
from spokework.core.models import Stage
from spokework.drafts.writing import WritingView
from spokework.scenarios import actions
from spokework.scenarios.models import Forecast, Question
from spokework.scenarios.pages import grant_end, outlook, placing, side_by_side, track_record
from spokework.scenarios.presenters import scenario as shown

from .base import forecast_or_404, step_to, trail

PAGES: dict[Question, tuple[str, Callable[[Forecast], dict[str, Any]]]] = {
    Question.OUTLOOK: ("scenarios/outlook.html", outlook.whole_plan),
    Question.GRANT_END: ("scenarios/grant_end.html", grant_end.page),
    Question.SIDE_BY_SIDE: ("scenarios/side_by_side.html", side_by_side.page),
    Question.TRACK_RECORD: ("scenarios/track_record.html", track_record.page),
    Question.PLACEMENT: ("scenarios/placing.html", placing.page),
}


def forecast(request: Any, pk: UUID) -> HttpResponse:
    found = forecast_or_404(request.actor, pk)
    context = _context(found, Step(shown.ASKED[Question(found.question)]))
    if found.stage != Stage.DONE:
        return render(request, "scenarios/running.html", context)
    template, fill = PAGES[Question(found.question)]
    return render(request, template, context | fill(found))


def progress(request: Any, pk: UUID) -> HttpResponse:
    """The part of that page which asks again by itself; it does not keep anybody signed in."""
    found = forecast_or_404(request.actor, pk)
    answer = render(request, "scenarios/progress.html", {"forecast": found})
    if found.stage == Stage.DONE:
        answer["HX-Redirect"] = reverse("scenarios:forecast", args=[found.pk])
    return answer


def area(request: Any, pk: UUID, number: int) -> HttpResponse:
    found = forecast_or_404(request.actor, pk)
    names = list(found.answer.get("areas", {}))
    if not 1 <= number <= len(names):
        raise Http404
    name = names[number - 1]
    to_whole = Step(shown.ASKED[Question(found.question)], reverse("scenarios:forecast", args=[found.pk]))
    context = _context(found, to_whole, Step(name)) | {"heading": name}
    return render(request, "scenarios/area.html", context | outlook.one_area(found, name))


def _context(found: Forecast, *steps: Step) -> dict[str, Any]:
    return {
        "title": "Forecast",
        "heading": shown.ASKED[Question(found.question)],
        "forecast": found,
        "trail": trail(step_to(found.scenario), *steps),
        "made_of": shown.made_of(found),
    }


class Stop(WritingView):
    heading = "Stop the forecast"
    lead = "What has been worked out so far is thrown away. The question stays, and can be asked again."
    submit_label = "Stop forecast"
    record: Forecast

    def thing(self) -> Forecast:
        return forecast_or_404(self.actor, self.kwargs["pk"])

    def act(self, form: Any) -> str:
        actions.stop_forecast(forecast=self.record, by=self.actor)
        return reverse("scenarios:scenario", args=[self.record.scenario_id])

    def cancel_url(self) -> str:
        return reverse("scenarios:forecast", args=[self.record.pk])

    def extra_context(self) -> dict[str, Any]:
        return {"trail": trail(step_to(self.record.scenario), Step(self.heading))}
