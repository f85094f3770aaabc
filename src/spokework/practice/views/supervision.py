"""Supervision: what there is, one of it, and planning or recording another."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse

from spokework.access.decide import can
from spokework.access.permissions import Permission as P
from spokework.accounts.models import Account
from spokework.casework.views.reading import Reading
from spokework.core.components import Row, Step
from spokework.core.errors import Refused
from spokework.core.forms import SpokeForm
from spokework.drafts.writing import WritingView
from spokework.practice import actions
from spokework.practice.forms.supervision import PlanForm, PlanForTeamForm, RecordForm
from spokework.practice.models import Supervision
from spokework.practice.presenters.supervision import facts, kind_label, supervision_row
from spokework.practice.queries import colleagues
from spokework.practice.queries import supervision as queries
from spokework.practice.states import SUPERVISION, SupervisionState

from .steps import support_step

LABELS = {
    "hold": "Record as held",
    "miss": "Record as missed",
    "move": "Move",
    "write_down": "Write down what was said",
}


class Supervisions(Reading):
    """A manager or safeguarding lead asked what was held; dates and states, and nothing that was said."""

    heading = "Supervision"
    template_name = "practice/supervisions.html"

    def get(self, request: Any) -> HttpResponse:
        actor = self.actor
        if not any(can(actor, each) for each in (P.OWN_SUPPORT, P.SUPPORT_TEAM, P.LOOK_INTO_SUPERVISION)):
            raise Http404
        of_hubs = can(actor, P.SUPPORT_TEAM) or can(actor, P.LOOK_INTO_SUPERVISION)
        found = queries.of_the_hubs(actor) if of_hubs else queries.of_mine(actor)
        return self.show(rows=[supervision_row(row) for row in found], may_plan=can(actor, P.SUPPORT_TEAM))


class ShowSupervision(Reading):
    """One of the two, before the next one; a manager who is neither sees its dates, a lead gives a reason."""

    heading = "Supervision"
    template_name = "practice/supervision.html"

    def get(self, request: Any, pk: UUID) -> HttpResponse:
        row = queries.supervision(self.actor, pk)
        if row is None:
            raise Http404
        words = queries.words_of(self.actor, row)
        kind = kind_label(row.kind)
        return self.show(
            title=kind,
            heading=kind,
            rows=facts(row),
            words=_in_words(words) if words else [],
            withheld=words is None and row.state != SupervisionState.PLANNED,
            looks=queries.looks_into(self.actor, row),
            steps=self._steps(row),
            look_url=_url("supervision_look", row) if queries.may_look_in(self.actor, row) else "",
            trail=[support_step() if row.is_between(self.actor) else _all_step(), Step(kind)],
        )

    def _steps(self, row: Supervision) -> list[tuple[str, str]]:
        verbs = SUPERVISION.verbs_from(row.state)
        if not row.is_between(self.actor):
            verbs = [verb for verb in verbs if verb == "move" and can(self.actor, P.SUPPORT_TEAM, row)]
        return [(LABELS[verb], _url(f"supervision_{verb}", row)) for verb in LABELS if verb in verbs]


def _in_words(words: Any) -> list[Row]:
    shown = {"What was said": words.content, "What was agreed": words.agreed, "Why it was missed": words.missed_reason}
    return [Row(label, text) for label, text in shown.items() if text]


def _url(name: str, row: Supervision) -> str:
    return reverse(f"practice:{name}", kwargs={"pk": row.pk})


def _all_step() -> Step:
    return Step("Supervision", reverse("practice:supervisions"))


class _OwnSupervision(WritingView):
    """About the person at the keyboard."""

    template_name = "practice/form.html"

    def form_kwargs(self) -> dict[str, Any]:
        return {"colleagues": colleagues.others(self.actor)}

    def initial(self) -> dict[str, Any]:
        return {"kind": self.request.GET.get("kind", "line")}

    def whose(self, form: Any) -> dict[str, Any]:
        """Where her support belongs: with the supervisor, or where she works."""
        supervisor = form.colleagues.get(form.cleaned_data["supervisor"])
        hub_id = supervisor.hub_id if supervisor else colleagues.own_hub(self.actor)
        if hub_id is None:
            raise Refused("You work in no hub today.")
        return {"hub_id": hub_id, "worker": self._herself(), "supervisor": form.chosen_supervisor()}

    def _herself(self) -> Account:
        account: Account = self.request.user
        return account

    def cancel_url(self) -> str:
        return reverse("practice:support")

    def extra_context(self) -> dict[str, Any]:
        return {"trail": [support_step(), Step(self.heading)]}


class PlanSupervision(_OwnSupervision):
    """A worker who has just agreed a day; nothing to lose."""

    form_class: ClassVar[type[SpokeForm]] = PlanForm
    heading = "Plan supervision"
    submit_label = "Plan supervision"

    def act(self, form: PlanForm) -> str:
        data = form.cleaned_data
        actions.plan_supervision(kind=data["kind"], due=data["due"], by=self.actor, **self.whose(form))
        return reverse("practice:support")

    def done_message(self) -> str:
        return "The supervision is planned."


class RecordSupervision(_OwnSupervision):
    """A worker straight after it; she must not lose what was said."""

    form_class: ClassVar[type[SpokeForm]] = RecordForm
    heading = "Record supervision"
    lead = "Supervision that was held. With a supervisor from elsewhere, what you write is yours alone."
    submit_label = "Save supervision"

    def act(self, form: RecordForm) -> str:
        told = {name: form.cleaned_data[name] for name in ("kind", "held_on", "minutes", "content", "agreed")}
        row = actions.record_supervision(by=self.actor, **told, **self.whose(form))
        return _url("supervision", row)

    def done_message(self) -> str:
        return "The supervision is recorded."


class PlanForTeam(WritingView):
    """A manager with the team's diaries open; little to lose."""

    form_class: ClassVar[type[SpokeForm]] = PlanForTeamForm
    template_name = "practice/form.html"
    heading = "Plan the team's supervision"
    submit_label = "Plan supervision"

    def form_kwargs(self) -> dict[str, Any]:
        return {"colleagues": colleagues.colleagues(self.actor, permission=P.SUPPORT_TEAM)}

    def act(self, form: PlanForTeamForm) -> str:
        data, supervisor = form.cleaned_data, form.chosen_supervisor()
        for each in form.chosen_workers():
            told = {"kind": data["kind"], "worker": each.account, "supervisor": supervisor, "due": data["due"]}
            try:
                actions.plan_supervision(hub_id=each.hub_id, by=self.actor, **told)
            except Refused as refused:
                field = "workers" if refused.field == "worker" else refused.field  # several are chosen here
                raise Refused(refused.message, field=field) from None
        return reverse("practice:supervisions")

    def done_message(self) -> str:
        return "The supervision is planned."

    def cancel_url(self) -> str:
        return reverse("practice:supervisions")

    def extra_context(self) -> dict[str, Any]:
        return {"trail": [_all_step(), Step(self.heading)]}
