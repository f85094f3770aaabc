"""The plan: goals in the young person's words, and how near they feel."""

from typing import Any

from django.http import Http404

from spokework.casework import actions
from spokework.casework.forms.plan import EndGoalForm, GoalForm, ScoreForm
from spokework.casework.models import Goal, YoungPerson
from spokework.casework.pages import MovedTo, YoungPersonPage, YoungPersonWriting
from spokework.casework.presenters.plan import shown
from spokework.casework.queries.plan import goal, goals, last_score
from spokework.core import clock


class Plan(YoungPersonPage):
    heading = "Plan"
    tab = "plan"
    template_name = "casework/plan.html"

    def content(self) -> dict[str, Any]:
        return {"goals": [shown(item) for item in goals(self.actor, self.young_person)]}


class SetGoal(YoungPersonWriting):
    heading = "Set goal"
    tab = "plan"
    form_class = GoalForm
    template_name = "casework/plan_form.html"
    submit_label = "Set goal"

    def within(self, young_person: YoungPerson) -> YoungPerson:
        self.live_case()
        return young_person

    def act(self, form: GoalForm) -> str:
        written = ("words", "own_words", "domain", "baseline", "target", "rated_by")
        values = {name: form.cleaned_data[name] for name in written}
        actions.set_goal(case=self.live_case(), by=self.actor, **values)
        return self.url("plan")

    def done_message(self) -> str:
        return "The goal is set."

    def cancel_url(self) -> str:
        return self.url("plan")


class _OneGoal(YoungPersonWriting):
    tab = "plan"
    template_name = "casework/plan_form.html"
    goal: Goal

    def within(self, young_person: YoungPerson) -> Goal:
        found = goal(self.actor, young_person, self.kwargs["number"])
        if found is None:
            raise Http404
        if self.is_asked and found.ended_on is not None:
            raise MovedTo(self.url("plan"))
        self.goal = found
        return found

    def initial(self) -> dict[str, Any]:
        return {"day": clock.today()}

    def cancel_url(self) -> str:
        return self.url("plan")

    def content(self) -> dict[str, Any]:
        return {"goal": self.goal}


class ScoreGoal(_OneGoal):
    heading = "Score goal"
    form_class = ScoreForm
    submit_label = "Save score"

    def initial(self) -> dict[str, Any]:
        last = last_score(self.actor, self.goal)
        return super().initial() | ({"rated_by": last.rated_by} if last else {})

    def act(self, form: ScoreForm) -> str:
        given = form.cleaned_data
        actions.score_goal(
            goal=self.goal, score=given["score"], rated_by=given["rated_by"], day=given["day"], by=self.actor
        )
        return self.url("plan")

    def done_message(self) -> str:
        return "The score is saved."


class EndGoal(_OneGoal):
    heading = "End goal"
    form_class = EndGoalForm
    submit_label = "End goal"

    def act(self, form: EndGoalForm) -> str:
        given = form.cleaned_data
        actions.end_goal(goal=self.goal, achieved=given["achieved"], day=given["day"], by=self.actor)
        return self.url("plan")

    def done_message(self) -> str:
        return "The goal has ended."
