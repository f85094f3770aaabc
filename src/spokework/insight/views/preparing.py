"""A release that is being made or checked beside the server: how far it is, what came of it, and stopping it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from spokework.core.components import Step
from spokework.core.models import Stage
from spokework.drafts.writing import WritingView
from spokework.insight import actions
from spokework.insight.models import Preparation
from spokework.insight.presenters import preparing as shown
from spokework.insight.queries import preparations as queries


def found_or_404(actor: Any, key: UUID) -> Preparation:
    found = queries.preparation(actor, key)
    if found is None:
        raise Http404
    return found


def being_prepared(request: Any, preparation: UUID) -> HttpResponse:
    """Once it is done, the release itself says what came of it."""
    found = found_or_404(request.actor, preparation)
    if found.stage == Stage.DONE:
        return HttpResponseRedirect(shown.back(found))
    leaks, more_leaks = shown.leaks(found)
    context = {
        "title": shown.heading(found),
        "heading": shown.heading(found),
        "trail": [*shown.trail(found), Step(shown.heading(found))],
        "of": shown.of(found),
        "leaks": leaks,
        "more_leaks": more_leaks,
    }
    return render(request, "insight/preparation.html", context | _progress(found))


def progress(request: Any, preparation: UUID) -> HttpResponse:
    """The part of that page which asks again by itself; it does not keep anybody signed in."""
    found = found_or_404(request.actor, preparation)
    answer = render(request, "insight/preparation_progress.html", _progress(found))
    if not found.is_running:
        answer["HX-Redirect"] = reverse("insight:release_preparation", args=[found.pk])
    return answer


def _progress(found: Preparation) -> dict[str, Any]:
    return {"asked": found, "onward": shown.onward(found), "failed": shown.failed(found)}


class StopPreparation(WritingView):
    heading = "Stop preparing the release"
    lead = "What has been worked out so far is thrown away, and the release stays as it was. It can be asked for again."
    submit_label = "Stop"
    record: Preparation

    def thing(self) -> Preparation:
        return found_or_404(self.actor, self.kwargs["preparation"])

    def act(self, form: Any) -> str:
        actions.stop_preparation(preparation=self.record, by=self.actor)
        return shown.back(self.record)

    def cancel_url(self) -> str:
        return reverse("insight:release_preparation", args=[self.record.pk])

    def extra_context(self) -> dict[str, Any]:
        return {"trail": [*shown.trail(self.record), Step(self.heading)]}
