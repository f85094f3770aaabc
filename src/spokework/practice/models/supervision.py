from django.conf import settings
from django.db import models
from django.db.models import Q

from spokework.practice import codes
from spokework.practice.states import SupervisionState
from spokework.vault.fields import EncryptedText

from .base import HubRow


class SupervisionRule(HubRow):
    """How often a hub holds each kind of supervision."""

    kind = models.CharField(max_length=10, choices=codes.SupervisionKind)
    every_weeks = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["hub", "kind"], name="one_supervision_rule_a_kind"),
            models.CheckConstraint(
                condition=Q(every_weeks__gte=1, every_weeks__lte=52), name="supervision_every_1_to_52_weeks"
            ),
        )


class Supervision(HubRow):
    """Due on a day; held, or missed for a reason. Its content is for the two people."""

    kind = models.CharField(max_length=10, choices=codes.SupervisionKind)
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    supervisor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    supervisor_elsewhere = models.BooleanField(default=False)  # a clinical supervisor without an account
    due = models.DateField()
    state = models.CharField(
        max_length=10, choices=[(s, s) for s in SupervisionState], default=SupervisionState.PLANNED
    )
    held_on = models.DateField(null=True)
    minutes = models.PositiveSmallIntegerField(null=True)
    content = EncryptedText()
    agreed = EncryptedText()
    missed_reason = EncryptedText()

    class Meta:
        indexes = (models.Index(fields=["hub", "state", "due"], name="supervision_due"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(state=SupervisionState.HELD, held_on__isnull=False)
                | (~Q(state=SupervisionState.HELD) & Q(held_on__isnull=True)),
                name="supervision_held_on_a_day",
            ),
        )


class SupervisionLook(HubRow):
    """A safeguarding lead's reason for reading what is between two people, for an hour."""

    supervision = models.ForeignKey(Supervision, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = EncryptedText()
    starts = models.DateTimeField()
    ends = models.DateTimeField()
