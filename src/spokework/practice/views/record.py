"""The one Record button: what was done, chosen in one tap."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from spokework.access.decide import can
from spokework.access.permissions import Permission as P
from spokework.casework.states import LIVE
from spokework.casework.views.reading import Reading
from spokework.core.components import Step
from spokework.practice.presenters.kinds import KINDS
from spokework.practice.queries.own_cases import own_cases

from .base import record_step


class Record(Reading):
    """A worker on the way from what she did, with one hand free."""

    heading = "Record"
    template_name = "practice/record.html"

    def get(self, request: Any) -> HttpResponse:
        referral = can(self.actor, P.RECORD_REFERRAL)
        return self.show(
            kinds=KINDS,
            contact_url=reverse("practice:record_contact") if can(self.actor, P.WORK_CASE) else "",
            referral_url=reverse("casework:record_referral") if referral else "",
        )


class RecordContact(Reading):
    """With whom? Then the form opens."""

    heading = "Record contact"
    template_name = "practice/record_contact.html"

    def get(self, request: Any) -> HttpResponse:
        held = [row for row in own_cases(self.actor) if row.case.state in LIVE]
        return self.show(
            people=sorted(held, key=lambda row: row.young_person.called),
            logged=bool(held),
            trail=[record_step(), Step(self.heading)],
        )
