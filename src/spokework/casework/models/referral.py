from django.conf import settings
from django.db import models

from spokework.casework import codes
from spokework.casework.levels import Level
from spokework.casework.states import ReferralState
from spokework.vault.fields import EncryptedText

from .base import NumberedRecord


class Referral(NumberedRecord):
    """A request for support, and the decision on it."""

    received = models.DateField()
    area = models.ForeignKey("programme.Area", on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("programme.HostAgency", null=True, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=20, choices=codes.Source)
    referrer = EncryptedText()
    reasons = models.JSONField(default=list)
    words = EncryptedText()  # the referrer's own
    child_aware = models.BooleanField(default=False)
    consent = models.CharField(max_length=10, choices=codes.Consent, default=codes.Consent.NOT_YET)
    level = models.CharField(max_length=12, choices=Level.choices(), default=Level.NOT_ASSESSED)
    state = models.CharField(max_length=20, choices=[(s, s) for s in ReferralState], default=ReferralState.RECEIVED)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    right_place = models.BooleanField(null=True)
    right_time = models.BooleanField(null=True)
    good_information = models.BooleanField(null=True)
    triaged_on = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    decline_reason = models.CharField(max_length=20, choices=codes.DeclineReason, blank=True)
    decision_note = EncryptedText()  # why, what was asked for, or where signposted to
    information_asked_on = models.DateField(null=True)
    waiting_since = models.DateField(null=True)
    ended_on = models.DateField(null=True)  # withdrawn or allocated

    class Meta(NumberedRecord.Meta):
        indexes = (models.Index(fields=["hub", "state", "received"], name="referral_by_state"),)

    @property
    def level_word(self) -> Level:
        return Level(self.level)
