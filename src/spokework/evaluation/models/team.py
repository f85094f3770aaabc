from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q

from spokework.evaluation import codes

from .base import Numbered


class TeamMember(Numbered):
    """Somebody on the team of an evaluation, in one role, from a day until it ends."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    account_id: UUID
    role = models.CharField(max_length=10, choices=codes.TeamRole)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta(Numbered.Meta):
        constraints = (
            *Numbered.Meta.constraints,
            models.UniqueConstraint(
                fields=["evaluation", "account"], condition=Q(until__isnull=True), name="once_on_a_team_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return str(self.account)
