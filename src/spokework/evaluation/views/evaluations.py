"""Evaluations and their team."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from spokework.core import clock
from spokework.core.components import Confirm, Step
from spokework.drafts.writing import WritingView
from spokework.evaluation import actions
from spokework.evaluation.forms import evaluation as forms
from spokework.evaluation.models import TeamMember
from spokework.evaluation.presenters import evaluation as present
from spokework.evaluation.queries import evaluations as rows
from spokework.evaluation.queries.coding import memos
from spokework.evaluation.queries.team import evaluators, team
from spokework.evaluation.team import Work

from .base import Reading, Writing, expected, said


class Evaluations(View):
    """An evaluator signing in: which of them to go on with."""

    def get(self, request: Any) -> HttpResponse:
        found = rows.evaluations(request.actor)
        context = {"trail": [Step("Evaluations")], "table": present.evaluations_table(found) if found else None}
        return render(request, "evaluation/evaluations.html", context)


class StartEvaluation(WritingView):
    form_class = forms.EvaluationForm
    heading = "Start an evaluation"
    lead = "You lead it, and can add others to its team."
    submit_label = "Start evaluation"
    template_name = "evaluation/form.html"

    def initial(self) -> dict[str, Any]:
        return {"start": clock.today()}

    def act(self, form: Any) -> str:
        return present.link("evaluation", actions.start_evaluation(by=self.actor, **said(form)))

    def cancel_url(self) -> str:
        return reverse("evaluation:evaluations")

    def extra_context(self) -> dict[str, Any]:
        return {"trail": [Step("Evaluations", self.cancel_url()), Step(self.heading)]}


class ShowEvaluation(Reading):
    """What it asks, how, who approved it, and who works on it."""

    template_name = "evaluation/evaluation.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        members = team(self.actor, self.evaluation)
        return self.show(
            title="Evaluation",
            heading=self.evaluation.title,
            facts=present.facts(self.evaluation),
            team=present.team_table(self.evaluation, members, may_lead=self.may_do(Work.LEAD)),
            memos=memos(self.actor, evaluation=self.evaluation),
            trail=[Step("Evaluations", reverse("evaluation:evaluations")), Step(self.evaluation.title)],
        )


class ChangeEvaluation(Writing):
    needs = Work.LEAD
    form_class = forms.EvaluationChange
    heading = "Change what is said of the evaluation"

    def initial(self) -> dict[str, Any]:
        names = ("title", "questions", "design", "ethics", "start")
        return {name: getattr(self.record, name) for name in names}

    def act(self, form: Any) -> str:
        actions.change_evaluation(evaluation=self.record, by=self.actor, expected=expected(form), **said(form))
        return self.cancel_url()


class AddMember(Writing):
    needs = Work.LEAD
    form_class = forms.MemberForm
    heading = "Add somebody to the team"
    lead = "A lead decides; a coder keeps sources and codes them; a reader reads. Only evaluators can be chosen."
    submit_label = "Add to the team"

    def form_kwargs(self) -> dict[str, Any]:
        on_it = {str(each.account_id) for each in team(self.actor, self.record) if each.until is None}
        self.people = {key: each for key, each in evaluators().items() if key not in on_it}
        return {"people": [(key, each.name) for key, each in self.people.items()]}

    def act(self, form: Any) -> str:
        account = self.people[form.cleaned_data["account"]]
        actions.add_member(evaluation=self.record, account=account, role=form.cleaned_data["role"], by=self.actor)
        return self.cancel_url()


class EndMember(Writing):
    needs = Work.LEAD
    heading = "End a part on the team"
    submit_label = "End this part"
    submit_danger = True

    def thing(self) -> Any:
        return self.row(TeamMember, "account")

    def extra_context(self) -> dict[str, Any]:
        effects = [
            "They see nothing of this evaluation any more.",
            "What they coded and wrote stays, under their name.",
        ]
        confirm = Confirm("Before you end this part", effects, people=[self.record.account.name])
        return super().extra_context() | {"confirm": confirm}

    def act(self, form: Any) -> str:
        actions.end_member(member=self.record, by=self.actor)
        return self.cancel_url()
