"""The one Record button: what was done, chosen in one tap."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from spokework.access.decide import can
from spokework.access.permissions import Permission as P
from spokework.casework.views.reading import Reading
from spokework.practice.presenters.kinds import KINDS


class Record(Reading):
    """A worker on the way from what she did, with one hand free."""

    heading = "Record"
    template_name = "practice/record.html"

    def get(self, request: Any) -> HttpResponse:
        referral = can(self.actor, P.RECORD_REFERRAL)
        return self.show(kinds=KINDS, referral_url=reverse("casework:record_referral") if referral else "")
