from django.conf import settings
from django.db import models
from django.db.models import F, Q

from spokework.practice.states import LoneVisitState
from spokework.vault.fields import EncryptedText

from .base import HubRow


class LoneVisit(HubRow):
    """A visit a worker makes alone, until when she checks in, and who waits for it. Real times: safety is now."""

    worker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    buddy = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    due_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=[(s, s) for s in LoneVisitState], default=LoneVisitState.PLANNED)
    done_at = models.DateTimeField(null=True)  # checked in or cancelled
    told_at = models.DateTimeField(null=True)  # when the message that it is overdue went out
    where = EncryptedText()
    plan = EncryptedText()  # what to do if she does not check in

    class Meta:
        indexes = (models.Index(fields=["hub", "state", "due_at"], name="lone_visit_open"),)
        constraints = (
            models.CheckConstraint(condition=Q(due_at__gt=F("starts_at")), name="lone_visit_due_after_it_starts"),
            models.CheckConstraint(condition=~Q(worker=F("buddy")), name="lone_visit_buddy_is_somebody_else"),
        )
