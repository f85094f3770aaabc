from django.db import models
from django.utils import timezone

from spokework.access.permissions import Permission as P
from spokework.access.scoping import Scope, ScopedManager
from spokework.core.models import BaseModel

from .hub import Hub
from .membership import Membership


class Invitation(BaseModel):
    """That somebody was offered a role, by whom and when. The one-time link itself is kept nowhere."""

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, null=True, blank=True, related_name="invitations")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="invitations")
    # No foreign key: the first administrator is invited from the command line, by no account.
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField(default=timezone.now)

    scope = Scope(view=P.MANAGE_PEOPLE, hub="hub")
    objects = ScopedManager()

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"Invitation: {self.membership}"
