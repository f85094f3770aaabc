"""What every page of an evaluation has in common: which one, what may be done there, the way to its other pages."""

from functools import cached_property
from typing import Any, ClassVar

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from spokework.access.decide import Actor, NotAllowed
from spokework.core.components import Step
from spokework.drafts.writing import WritingView
from spokework.evaluation.codes import TeamRole
from spokework.evaluation.models import Evaluation, OfEvaluation
from spokework.evaluation.presenters.evaluation import link
from spokework.evaluation.queries.evaluations import by_number, row_of
from spokework.evaluation.queries.team import part_of
from spokework.evaluation.team import MAY, Work

PAGES = (
    ("Overview", "evaluation"),
    ("Theories", "theories"),
    ("Figures", "figures"),
    ("Sources", "sources"),
    ("Codes", "codes"),
    ("Agreement", "rounds"),
    ("Sites", "sites"),
    ("Who took part", "participants"),
    ("Key messages", "messages"),
    ("Lessons", "lessons"),
    ("Report", "report"),
)


class InEvaluation:
    """Another team's evaluation is not there; what one's part on the team does not allow is refused."""

    needs: ClassVar[Work] = Work.READ
    request: Any
    kwargs: Any
    heading: ClassVar[str] = ""

    @cached_property
    def evaluation(self) -> Evaluation:
        found = by_number(self.request.actor, self.kwargs["evaluation"])
        if found is None:
            raise Http404
        self.may = MAY[TeamRole(part_of(self.request.actor, found.pk))]
        if self.needs not in self.may:
            raise NotAllowed(f"{self.needs} is needed in this evaluation")
        return found

    def may_do(self, work: Work) -> bool:
        return bool(self.evaluation) and work in self.may

    def row(self, model: type[OfEvaluation], *with_: str, number: str = "number") -> Any:
        found = row_of(self.request.actor, model, self.evaluation, self.kwargs[number], with_)
        if found is None:
            raise Http404
        return found

    def link(self, name: str, number: int | None = None, **more: Any) -> str:
        return link(name, self.evaluation, number, **more)

    def trail(self, *steps: Step, here: str = "") -> list[Step]:
        first = [Step("Evaluations", reverse("evaluation:evaluations"))]
        return [*first, Step(self.evaluation.title, self.link("evaluation")), *steps, Step(here or self.heading)]


class Reading(InEvaluation, View):
    template_name: ClassVar[str] = ""

    @property
    def actor(self) -> Actor:
        return self.request.actor  # type: ignore[no-any-return]  # set by WhoIsActing, never None on a page with a rule

    def show(self, **shown: Any) -> HttpResponse:
        here = self.request.path
        pages = [(label, url, url == here) for label, name in PAGES for url in (self.link(name),)]
        context = {
            "title": self.heading,
            "heading": self.heading,
            "trail": self.trail(),
            "pages": pages,
            "evaluation": self.evaluation,
            "may_code": Work.CODE in self.may,
            "may_lead": Work.LEAD in self.may,
        }
        response = render(self.request, self.template_name, context | shown)
        # Back must ask the server again: what was withdrawn meanwhile is not shown from a copy.
        response["Cache-Control"] = "no-store"
        return response


class Writing(InEvaluation, WritingView):
    """A form of an evaluation. A page about a row of it says which in ``thing``."""

    needs = Work.CODE
    template_name = "evaluation/form.html"
    back: ClassVar[str] = "evaluation"

    def thing(self) -> Any:
        return self.evaluation

    def only_if_still_there(self, gone: bool) -> None:
        """Withdrawn, it is not opened, and a page that is still open keeps nothing more. Sent from there it goes on to
        the action, which refuses it in words: where a page is not found what was typed is kept, and it may repeat what
        was said.
        """
        if gone and (self.stands_at is not None or self.request.method != "POST"):
            raise Http404

    def cancel_url(self) -> str:
        return self.link(self.back)

    def extra_context(self) -> dict[str, Any]:
        return {"trail": self.trail()}


def said(form: Any) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if name not in ("submission", "version")}


def expected(form: Any) -> int:
    return int(form.cleaned_data["version"])
