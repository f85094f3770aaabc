from django.conf import settings
from django.db import models
from django.db.models import Q

from spokework.practice import codes
from spokework.practice.states import ChallengeState
from spokework.vault.fields import EncryptedText

from .base import HubRow, WorkDone


class Challenge(WorkDone):
    """Disagreeing with an agency on a young person's behalf. Words stand in the link where a case is linked."""

    agency = models.ForeignKey("programme.HostAgency", on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=25, choices=codes.ChallengeIssue)
    means = models.CharField(max_length=20, choices=codes.ChallengeMeans)
    state = models.CharField(max_length=10, choices=[(s, s) for s in ChallengeState], default=ChallengeState.RAISED)
    result = models.CharField(max_length=12, choices=codes.ChallengeResult, blank=True)
    resolved_on = models.DateField(null=True)
    issue = EncryptedText()
    with_whom = EncryptedText()
    response = EncryptedText()  # what the agency did
    changed = EncryptedText()  # what changed for the young person

    class Meta(WorkDone.Meta):
        constraints = (
            models.CheckConstraint(
                condition=Q(state=ChallengeState.RESOLVED, resolved_on__isnull=False)
                | (~Q(state=ChallengeState.RESOLVED) & Q(resolved_on__isnull=True, result="")),
                name="challenge_resolved_on_a_day",
            ),
        )


class ChallengeStep(HubRow):
    """One step of an escalation."""

    challenge = models.ForeignKey(Challenge, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    day = models.DateField()
    means = models.CharField(max_length=20, choices=codes.ChallengeMeans)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    note = EncryptedText()  # empty where a case is linked

    class Meta:
        constraints = (models.UniqueConstraint(fields=["challenge", "number"], name="one_step_a_number"),)
