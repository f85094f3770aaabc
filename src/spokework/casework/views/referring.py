"""Writing a referral down: of somebody new, and of somebody the hub knows."""

from typing import Any, ClassVar
from uuid import UUID

from django.urls import reverse

from spokework.access.decide import can
from spokework.access.permissions import Permission as P
from spokework.casework import actions
from spokework.casework.forms.referring import ReferAgainForm, ReferralForm
from spokework.casework.models import Referral
from spokework.casework.pages import YoungPersonWriting
from spokework.casework.queries.places import hubs, places
from spokework.core.components import Step
from spokework.core.forms import SpokeForm
from spokework.drafts.writing import WritingView
from spokework.programme.models import Hub


class RecordReferral(WritingView):
    """A worker or manager, on the telephone with the referrer; they must not lose what the referrer says."""

    form_class: ClassVar[type[SpokeForm]] = ReferralForm
    template_name = "casework/record_referral.html"
    heading = "Record a referral"
    lead = "Only a first name, when it came, where from and why are needed. The rest can follow."
    submit_label = "Record referral"
    _hubs: list[Hub] | None = None
    _referral: Referral | None = None

    @property
    def hubs(self) -> list[Hub]:
        if self._hubs is None:
            self._hubs = hubs(self.actor, self.actor.hubs_with(P.RECORD_REFERRAL))
        return self._hubs

    def form_kwargs(self) -> dict[str, Any]:
        return {"hubs": self.hubs, "places": places(self.actor, self._chosen())}

    def _chosen(self) -> UUID:
        slug = self.request.POST.get("hub", "")
        return next((hub.pk for hub in self.hubs if hub.slug == slug), self.hubs[0].pk)

    def act(self, form: ReferralForm) -> str:
        hub = next(hub for hub in self.hubs if hub.slug == form.cleaned_data["hub"])
        self._referral = actions.record_referral(
            by=self.actor,
            hub_id=hub.pk,
            identity=form.identity(),
            characteristics=form.characteristics(),
            **form.facts(),
        )
        # Whoever does not triage has no reach to the record until it is theirs to work with.
        return page_of(self._referral) if can(self.actor, P.TRIAGE_REFERRAL, hub.pk) else "/"

    def done_message(self) -> str:
        return f"Referral {self._referral.young_person.reference} is recorded." if self._referral else ""

    def cancel_url(self) -> str:
        return "/"

    def extra_context(self) -> dict[str, Any]:
        return {"trail": [Step(self.heading)]}


def page_of(referral: Referral) -> str:
    given = {"reference": referral.young_person.reference, "number": referral.number}
    return reverse("casework:referral", kwargs=given)


class ReferAgain(YoungPersonWriting):
    """A worker or manager, when a young person they know comes back; they must not lose what the referrer says."""

    form_class: ClassVar[type[SpokeForm]] = ReferAgainForm
    heading = "Refer again"
    lead = "Who they are is on the record already. This is only the new referral."
    submit_label = "Record referral"

    def form_kwargs(self) -> dict[str, Any]:
        return {"places": places(self.actor, self.young_person.hub_id)}

    def act(self, form: ReferAgainForm) -> str:
        return page_of(
            actions.record_referral(
                by=self.actor, hub_id=self.young_person.hub_id, young_person=self.young_person, **form.facts()
            )
        )

    def done_message(self) -> str:
        return f"A new referral of {self.young_person.reference} is recorded."

    def cancel_url(self) -> str:
        return self.url("referrals")
