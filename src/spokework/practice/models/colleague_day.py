from django.conf import settings
from django.db import models

from spokework.practice import codes

from .base import HubRow


class ColleagueDay(HubRow):
    """A day on which a worker was together with colleagues of her hub."""

    worker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    kind = models.CharField(max_length=15, choices=codes.ColleagueDayKind)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["hub", "worker", "day"], name="one_colleague_day"),)
