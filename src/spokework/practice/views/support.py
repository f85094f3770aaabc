"""A worker's own support: what is due to her, whom she sees, and that somebody waits for her."""

from typing import Any, ClassVar

from django.http import HttpResponse
from django.urls import reverse

from spokework.access.decide import can
from spokework.access.permissions import Permission as P
from spokework.casework.views.reading import Reading
from spokework.core.components import Step
from spokework.core.errors import Refused
from spokework.core.forms import SpokeForm
from spokework.drafts.writing import WritingView
from spokework.practice import actions, codes
from spokework.practice.forms.supervision import ColleagueDayForm, TeamDayForm
from spokework.practice.presenters.lone_visits import visit_row
from spokework.practice.presenters.supervision import due_row, supervision_row
from spokework.practice.queries import colleagues, lone_visits, supervision

from .steps import support_step

LATEST = 6  # of each list; the page is read on a telephone


class Support(Reading):
    """A worker before supervision, or before she goes out alone."""

    heading = "Support"
    template_name = "practice/support.html"

    def get(self, request: Any) -> HttpResponse:
        actor = self.actor
        return self.show(
            due=[due_row(each) for standing in supervision.own_standings(actor) for each in standing.due],
            supervisions=[supervision_row(row) for row in supervision.of_mine(actor)[:LATEST]],
            visits=[visit_row(row) for row in lone_visits.planned(actor)],
            ended=lone_visits.ended(actor)[:LATEST],
            days=colleagues.days_of(actor)[:LATEST],
            together=codes.ColleagueDayKind,
            may_support_team=can(actor, P.SUPPORT_TEAM),
        )


class RecordColleagueDay(WritingView):
    """A worker on her way home; one tap for today, this page for another day."""

    form_class: ClassVar[type[SpokeForm]] = ColleagueDayForm
    template_name = "practice/form.html"
    heading = "Day with colleagues"
    lead = "A day at the hub, a team meeting, or work done together. Working alone most of the week wears people out."
    submit_label = "Save day"

    def act(self, form: Any) -> str:
        hub_id = colleagues.own_hub(self.actor)
        if hub_id is None:
            raise Refused("You work in no hub today.")
        data = form.cleaned_data
        actions.record_colleague_day(hub_id=hub_id, day=data["day"], kind=data["kind"], by=self.actor)
        return reverse("practice:support")

    def done_message(self) -> str:
        return "The day is recorded."

    def cancel_url(self) -> str:
        return reverse("practice:support")

    def extra_context(self) -> dict[str, Any]:
        return {"trail": [support_step(), Step(self.heading)]}


class RecordTeamDay(RecordColleagueDay):
    """A manager after a day that brought the team together; she chooses who was there."""

    form_class = TeamDayForm
    heading = "Team day"
    lead = "It counts as a day with colleagues for everybody you choose."

    def form_kwargs(self) -> dict[str, Any]:
        return {"colleagues": colleagues.colleagues(self.actor, permission=P.SUPPORT_TEAM)}

    def act(self, form: TeamDayForm) -> str:
        data = form.cleaned_data
        for hub_id in sorted({each.hub_id for each in form.there()}):
            there = [each.account for each in form.there() if each.hub_id == hub_id]
            told = {"day": data["day"], "kind": data["kind"], "workers": there}
            actions.record_team_day(hub_id=hub_id, by=self.actor, **told)
        return reverse("casework:team")

    def cancel_url(self) -> str:
        return reverse("casework:team")

    def extra_context(self) -> dict[str, Any]:
        return {"trail": [Step("Team", self.cancel_url()), Step(self.heading)]}
