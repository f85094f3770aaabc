"""Who works with the young person, and who after her."""

from typing import Any, ClassVar

from django.urls import reverse

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.accounts.models import Account
from spokework.casework import actions
from spokework.casework.forms.allocating import AllocateForm, CoverForm, EndCoverForm, HandOverForm
from spokework.casework.models import Case, YoungPerson
from spokework.casework.pages import YoungPersonWriting
from spokework.casework.queries.room import Worker, covers, others, who_can_cover, workers
from spokework.core.components import Confirm, Step
from spokework.core.forms import SpokeForm
from spokework.drafts.writing import WritingView

from .referrals import ReferralWriting


class Allocate(ReferralWriting):
    """A manager with room to give; she must not lose why she went over the cap."""

    form_class: ClassVar[type[SpokeForm]] = AllocateForm
    template_name = "casework/choose_worker.html"
    heading = "Allocate"
    lead = "The case opens today, and the worker you choose sees the record from now on."
    submit_label = "Allocate"

    def form_kwargs(self) -> dict[str, Any]:
        return {"workers": workers(self.actor, self.young_person.hub_id)}

    def act(self, form: AllocateForm) -> str:
        actions.allocate_referral(
            referral=self.record,
            appointment=form.chosen(),
            by=self.actor,
            over_cap_reason=form.cleaned_data["over_cap_reason"],
        )
        return self.url("young_person")

    def done_message(self) -> str:
        return f"{self.young_person.reference} has a worker, and the case is open."


class HandOver(YoungPersonWriting):
    """A manager with both workers in the room; she must not lose the summary."""

    form_class: ClassVar[type[SpokeForm]] = HandOverForm
    template_name = "casework/choose_worker.html"
    heading = "Hand over"
    submit_label = "Hand over"
    record: Case

    def within(self, young_person: YoungPerson) -> Case:
        return self.live_case()

    def form_kwargs(self) -> dict[str, Any]:
        return {"workers": others(self.actor, self.record)}

    def act(self, form: HandOverForm) -> str:
        actions.hand_over(
            case=self.record,
            appointment=form.chosen(),
            summary=form.cleaned_data["summary"],
            by=self.actor,
            over_cap_reason=form.cleaned_data["over_cap_reason"],
        )
        return self.url("young_person")

    def done_message(self) -> str:
        return f"{self.young_person.reference} is handed over."

    def cancel_url(self) -> str:
        return self.url("young_person")

    def content(self) -> dict[str, Any]:
        now = self.about.worker or "Nobody"
        effects = (
            f"{now} holds the case now and no longer sees this record once it is handed over.",
            "The worker you choose sees the whole record from now on.",
            "Plans, goals and planned contacts stay as they are.",
        )
        return {"confirm": Confirm("The case changes hands today", effects, undo="It can be handed back the same way.")}


class ArrangeCover(WritingView):
    """A manager before somebody's leave; there is little to lose."""

    form_class: ClassVar[type[SpokeForm]] = CoverForm
    template_name = "casework/cover.html"
    heading = "Cover"
    lead = "While a worker is away, a colleague sees her young people too."
    submit_label = "Arrange cover"

    def form_kwargs(self) -> dict[str, Any]:
        return {"workers": _workers(self.actor), "colleagues": _colleagues(self.actor)}

    def act(self, form: CoverForm) -> str:
        appointment, covered_by = form.chosen()
        data = form.cleaned_data
        actions.arrange_cover(
            appointment=appointment, covered_by=covered_by, start=data["start"], end=data["end"], by=self.actor
        )
        return reverse("casework:cover")

    def done_message(self) -> str:
        return "Cover is arranged."

    def extra_context(self) -> dict[str, Any]:
        return {
            "covers": covers(self.actor, self.actor.hubs_with(P.ALLOCATE_CASE)),
            "end_url": reverse("casework:end_cover"),
            "trail": [Step(self.heading)],
        }


class EndCover(WritingView):
    """A manager when somebody is back early; there is nothing to lose."""

    form_class: ClassVar[type[SpokeForm]] = EndCoverForm
    heading = "End cover"
    lead = "The colleague no longer sees these young people, from now."
    submit_label = "End cover"

    def form_kwargs(self) -> dict[str, Any]:
        return {"covers": covers(self.actor, self.actor.hubs_with(P.ALLOCATE_CASE))}

    def act(self, form: EndCoverForm) -> str:
        actions.end_cover(cover=form.chosen(), by=self.actor)
        return self.cancel_url()

    def done_message(self) -> str:
        return "Cover has ended."

    def cancel_url(self) -> str:
        return reverse("casework:cover")

    def extra_context(self) -> dict[str, Any]:
        return {"trail": [Step("Cover", self.cancel_url()), Step(self.heading)]}


def _workers(actor: Actor) -> list[Worker]:
    return [worker for hub_id in sorted(actor.hubs_with(P.ALLOCATE_CASE)) for worker in workers(actor, hub_id)]


def _colleagues(actor: Actor) -> list[Account]:
    found = {person for hub_id in actor.hubs_with(P.ALLOCATE_CASE) for person in who_can_cover(actor, hub_id)}
    return sorted(found, key=lambda person: person.name)
