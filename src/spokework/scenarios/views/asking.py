"""A question to a scenario: each is a form that starts a forecast and leads to its page."""

from calendar import monthrange
from datetime import date
from typing import Any

from django.urls import reverse

from spokework.scenarios import actions
from spokework.scenarios.forms import GrantEndForm, OutlookForm, PlacementForm, SideBySideForm
from spokework.scenarios.models import Question
from spokework.scenarios.presenters.words import month_words
from spokework.scenarios.queries import kept

from .base import OfScenario


class AskOutlook(OfScenario):
    form_class = OutlookForm
    heading = "Ask what to expect"
    lead = "Who starts, who waits and how long, month by month and area by area."
    submit_label = "Work it out"

    def act(self, form: OutlookForm) -> str:
        replications = form.cleaned_data["replications"]
        made = actions.ask(scenario=self.record, question=Question.OUTLOOK, replications=replications, by=self.actor)
        return reverse("scenarios:forecast", args=[made.pk])


class AskTrackRecord(OfScenario):
    form_class = OutlookForm
    heading = "Hold the plan against what happened"
    lead = "The plan played over the past: how many cases it says would have begun, against how many did."
    submit_label = "Work it out"

    def act(self, form: OutlookForm) -> str:
        made = actions.ask_track_record(
            scenario=self.record, replications=form.cleaned_data["replications"], by=self.actor
        )
        return reverse("scenarios:forecast", args=[made.pk])


class AskPlacement(OfScenario):
    form_class = PlacementForm
    heading = "Ask where to place posts"
    lead = "Where the posts of this scenario, and those you add, would meet most of the need."
    submit_label = "Work it out"

    def act(self, form: PlacementForm) -> str:
        said = {name: value for name, value in form.cleaned_data.items() if name != "submission"}
        made = actions.ask_placement(scenario=self.record, by=self.actor, **said)
        return reverse("scenarios:forecast", args=[made.pk])


class AskSideBySide(OfScenario):
    form_class = SideBySideForm
    heading = "Set another scenario beside it"
    lead = "What the other one changes, with the same luck in both. Copy a scenario and change the copy to have one."
    submit_label = "Work it out"

    def form_kwargs(self) -> dict[str, Any]:
        return {"others": kept.others(self.actor, self.record)}

    def act(self, form: SideBySideForm) -> str:
        said = form.cleaned_data
        made = actions.ask_side_by_side(
            scenario=self.record, other=said["other"], replications=said["replications"], by=self.actor
        )
        return reverse("scenarios:forecast", args=[made.pk])


class AskGrantEnd(OfScenario):
    form_class = GrantEndForm
    heading = "Ask what happens if a grant ends"
    lead = "How many young people it would cut off in the midst of support, and what follows for those who wait."
    submit_label = "Work it out"

    def form_kwargs(self) -> dict[str, Any]:
        names = sorted(grant["name"] for grant in self.record.plan["grant"])
        return {"grants": [(name, name) for name in names], "months": [(day, month_words(day)) for day in self._ends()]}

    def act(self, form: GrantEndForm) -> str:
        said = form.cleaned_data
        end = date.fromisoformat(said["month"])
        made = actions.ask_grant_end(
            scenario=self.record, grant=said["grant"], end=end, replications=said["replications"], by=self.actor
        )
        return reverse("scenarios:forecast", args=[made.pk])

    def _ends(self) -> list[str]:
        """The last day of every month the scenario looks ahead to."""
        service = self.record.plan["plan"]
        first = date.fromisoformat(service["first_month"])
        numbers = range(first.year * 12 + first.month - 1, first.year * 12 + first.month - 1 + service["months"])
        return [date(at // 12, at % 12 + 1, monthrange(at // 12, at % 12 + 1)[1]).isoformat() for at in numbers]
