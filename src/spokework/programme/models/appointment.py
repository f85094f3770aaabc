from django.conf import settings
from django.db import models
from django.db.models import F, Q

from spokework.access.permissions import Permission as P
from spokework.access.scoping import Scope, ScopedManager
from spokework.core.models import BaseModel

from .dated import Dated
from .hub import Hub
from .post import Post


class Appointment(Dated, BaseModel):
    """A person in a post."""

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="appointments")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="appointments")
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="appointments")

    scope = Scope(view=P.VIEW_HUB, hub="hub")
    objects = ScopedManager()

    class Meta:
        ordering = ("-start",)
        constraints = (
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gte=F("start")), name="appointment_ends_after_it_starts"
            ),
            # Overlaps in general are refused by the action, under a lock of the post.
            models.UniqueConstraint(
                fields=["post"], condition=Q(end__isnull=True), name="one_running_appointment_a_post"
            ),
        )

    def __str__(self) -> str:
        return f"{self.worker} in {self.post}"
