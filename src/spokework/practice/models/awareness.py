from django.db import models
from django.db.models import Q

from spokework.practice import codes
from spokework.vault.fields import EncryptedText

from .base import HubRow, WorkDone


class SessionSeries(HubRow):
    """Sessions that belong together: the same group, week after week."""

    title = models.CharField(max_length=80)
    area = models.ForeignKey("programme.Area", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("title",)
        constraints = (models.UniqueConstraint(fields=["hub", "title"], name="one_series_a_title"),)

    def __str__(self) -> str:
        return self.title


class AwarenessSession(WorkDone):
    """A talk or a group, for young people or for adults."""

    audience = models.CharField(max_length=15, choices=codes.Audience)
    venue = models.CharField(max_length=20, choices=codes.Venue)
    agency = models.ForeignKey("programme.HostAgency", null=True, on_delete=models.PROTECT, related_name="+")
    topic = models.CharField(max_length=25, choices=codes.Topic)
    series = models.ForeignKey(SessionSeries, null=True, on_delete=models.PROTECT, related_name="+")
    attended = models.PositiveSmallIntegerField()
    register_dropped_on = models.DateField(null=True)  # its key is gone: no names can be kept again
    note = EncryptedText()

    class Meta(WorkDone.Meta):
        constraints = (models.CheckConstraint(condition=Q(attended__gte=1), name="session_somebody_came_to"),)
