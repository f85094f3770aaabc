from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.access.scoping import Scope
from spokework.practice.states import LoneVisitState
from spokework.vault.fields import EncryptedText

from .base import HubRow


def _waited_for_by(actor: Actor) -> Q:
    return Q(worker=actor.id) | Q(buddy=actor.id) | Q(hub__in=actor.hubs_with(P.SUPPORT_TEAM))


class LoneVisit(HubRow):
    """A visit a worker makes alone, until when she checks in, and who waits for it. Real times: safety is now."""

    worker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    worker_id: UUID
    buddy = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    buddy_id: UUID
    starts_at = models.DateTimeField()
    due_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=[(s, s) for s in LoneVisitState], default=LoneVisitState.PLANNED)
    done_at = models.DateTimeField(null=True)  # checked in or cancelled
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    telling_at = models.DateTimeField(null=True)  # when somebody last set about telling that it is overdue
    told_at = models.DateTimeField(null=True)  # when the message that it is overdue went out
    where = EncryptedText()
    plan = EncryptedText()  # what to do if she does not check in

    scope = Scope(view=P.USE_SPOKEWORK, hub="hub", kept_to=_waited_for_by)

    class Meta:
        indexes = (models.Index(fields=["hub", "state", "due_at"], name="lone_visit_open"),)
        constraints = (
            models.CheckConstraint(condition=Q(due_at__gt=F("starts_at")), name="lone_visit_due_after_it_starts"),
            models.CheckConstraint(condition=~Q(worker=F("buddy")), name="lone_visit_buddy_is_somebody_else"),
        )

    @property
    def is_overdue(self) -> bool:
        return self.state == LoneVisitState.PLANNED and self.due_at <= timezone.now()

    def is_within_reach_of(self, actor: Actor) -> bool:
        """Whoever is waiting may say that she is safe: she may have no signal, and may have called."""
        return actor.id in (self.worker_id, self.buddy_id) or self.hub_id in actor.hubs_with(P.SUPPORT_TEAM)
