"""Going out alone: planned before, checked in from after, with one tap."""

from datetime import datetime, time, timedelta
from typing import Any, ClassVar

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from spokework.casework.views.reading import Reading
from spokework.core.components import Confirm, Step
from spokework.core.forms import SpokeForm
from spokework.drafts.writing import SeeOther, WritingView
from spokework.practice import actions
from spokework.practice.forms.lone_visits import LoneVisitForm, LongerForm
from spokework.practice.models import LoneVisit
from spokework.practice.presenters import lone_visits as words
from spokework.practice.queries import lone_visits as queries
from spokework.practice.queries.colleagues import others
from spokework.practice.states import LONE_VISIT

from .steps import support_step

FIVE = timedelta(minutes=5)


class PlanLoneVisit(WritingView):
    """A worker at the door, one hand on the handle; what is as last time stands there already."""

    form_class: ClassVar[type[SpokeForm]] = LoneVisitForm
    template_name = "practice/form.html"
    heading = "Plan a lone visit"
    lead = "Somebody waits until you have checked in. If you do not, they and your manager are told at once."
    submit_label = "Start waiting for me"

    def form_kwargs(self) -> dict[str, Any]:
        return {"buddies": others(self.actor)}

    def initial(self) -> dict[str, Any]:
        last = queries.last_planned(self.actor)
        now = timezone.localtime()
        starts = now + FIVE - timedelta(minutes=now.minute % 5)
        due = starts + timedelta(hours=1)
        times = {"starts": _time(starts), "due": _time(due) if due.date() == starts.date() else None}
        return times | ({"buddy": str(last.buddy_id), "plan": last.plan} if last else {})

    def act(self, form: LoneVisitForm) -> str:
        actions.plan_lone_visit(by=self.actor, **form.planned())
        return reverse("casework:home")

    def done_message(self) -> str:
        return "Somebody waits for you. Check in here when you are back."

    def cancel_url(self) -> str:
        return reverse("practice:support")

    def extra_context(self) -> dict[str, Any]:
        return {"trail": [support_step(), Step(self.heading)]}


def _time(moment: datetime) -> time:
    return moment.time().replace(second=0, microsecond=0)


class ShowLoneVisit(Reading):
    """Whoever waits, with the telephone in her hand: where she is, and what was agreed."""

    heading = "Lone visit"
    template_name = "practice/lone_visit.html"

    def get(self, request: Any, pk: Any) -> HttpResponse:
        row = queries.visit(self.actor, pk)
        if row is None:
            raise Http404
        return self.show(
            visit=words.visit_row(row),
            is_open=bool(LONE_VISIT.verbs_from(row.state)),
            rows=words.facts(row),
            check_in_label=words.may_check_in_as(row, self.actor),
            cancel_url=reverse("practice:lone_visit_cancel", kwargs={"pk": row.pk}),
            trail=[support_step(), Step(self.heading)],
        )


class VisitWriting(WritingView):
    """A form about a visit that is running. One that is over leads to its page: twice pressed is once done."""

    template_name = "practice/lone_visit_form.html"
    verb: ClassVar[str]
    record: LoneVisit

    def thing(self) -> LoneVisit:
        found = queries.visit(self.actor, self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if self._is_over():
            return HttpResponseRedirect(self.cancel_url())
        return super().get(request, *args, **kwargs)

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        return SeeOther(self.cancel_url()) if self._is_over() else super().post(request, *args, **kwargs)

    def _is_over(self) -> bool:
        return self.verb not in LONE_VISIT.verbs_from(self.thing().state)

    def cancel_url(self) -> str:
        return reverse("practice:lone_visit", kwargs={"pk": self.kwargs["pk"]})

    def extra_context(self) -> dict[str, Any]:
        return {
            "visit": words.visit_row(self.record),
            "trail": [support_step(), Step("Lone visit", self.cancel_url()), Step(self.heading)],
        }


class CheckIn(VisitWriting):
    """A worker back in her car, cold hands: one button, and nothing to type."""

    verb = "check_in"
    heading = "Check in"

    def act(self, form: Any) -> str:
        actions.check_in(visit=self.record, by=self.actor)
        return reverse("casework:home")

    def done_message(self) -> str:
        return "You are checked in." if self.record.worker_id == self.actor.id else "Your colleague is checked in."

    def extra_context(self) -> dict[str, Any]:
        return super().extra_context() | {"submit_label": words.may_check_in_as(self.record, self.actor)}


class Longer(VisitWriting):
    """She is still there and well – or has called whoever waits; nothing to lose."""

    verb = "extend"
    form_class: ClassVar[type[SpokeForm]] = LongerForm
    heading = "More time"
    submit_label = "Wait longer"

    def act(self, form: LongerForm) -> str:
        from_when = max(self.record.due_at, timezone.now())
        actions.extend_lone_visit(visit=self.record, due_at=from_when + form.longer(), by=self.actor)
        return reverse("casework:home")

    def done_message(self) -> str:
        return "There is more time. Check in when you are back."


class CancelLoneVisit(VisitWriting):
    """A worker whose visit does not take place; nothing to lose."""

    verb = "cancel"
    heading = "Call off lone visit"
    submit_label = "Call off"
    submit_danger = True

    def act(self, form: Any) -> str:
        actions.cancel_lone_visit(visit=self.record, by=self.actor)
        return reverse("practice:support")

    def done_message(self) -> str:
        return "The lone visit is called off. Nobody waits any more."

    def extra_context(self) -> dict[str, Any]:
        effects = ("Nobody waits for a check-in, and nobody is told if there is none.",)
        return super().extra_context() | {"confirm": Confirm("The visit does not take place", effects)}
