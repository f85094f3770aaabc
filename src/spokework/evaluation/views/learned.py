"""What evaluations have published, for those who do the work and those who pay for it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from spokework.core.components import Step
from spokework.evaluation.presenters import lessons as present
from spokework.evaluation.queries import lessons as rows

HEADING = "What we have learned"


class Learned(View):
    """A commissioner before deciding, a worker before a new placement: what works, for whom, where and why."""

    def get(self, request: Any) -> HttpResponse:
        found = present.listed(rows.latest_out(request.actor))
        context = {"title": HEADING, "trail": [Step(HEADING)], "evaluations": found}
        return _asked_again(render(request, "evaluation/learned.html", context))


class OneLesson(View):
    def get(self, request: Any, evaluation: int, number: int) -> HttpResponse:
        actor = request.actor
        lesson = rows.one_out(actor, evaluation, number)
        if lesson is None:
            raise Http404
        editions = rows.editions(actor, lesson)
        context = {
            "title": HEADING,
            "trail": [Step(HEADING, reverse("learned:lessons")), Step(lesson.title)],
            "lesson": lesson,
            "told": present.told(lesson, rows.places(actor, lesson), rows.quotes(actor, lesson)),
            "facts": present.facts(lesson),
            "let_go": not rows.stands(actor, editions[0]),
            "newer": present.address(editions[0]) if editions[0] != lesson else "",
            "earlier": [(each, present.address(each)) for each in editions if each.edition < lesson.edition],
        }
        return _asked_again(render(request, "evaluation/lesson_out.html", context))


def _asked_again(response: HttpResponse) -> HttpResponse:
    """Back must ask the server again: a quote or a lesson that was taken back meanwhile is not shown from a copy."""
    response["Cache-Control"] = "no-store"
    return response
