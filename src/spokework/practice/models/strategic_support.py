from django.conf import settings
from django.db import models
from django.db.models import Q

from spokework.practice import codes
from spokework.vault.fields import EncryptedText

from .base import HubRow


class StrategicSupport(HubRow):
    """How far an area's leaders backed the work in a quarter, with what shows it."""

    area = models.ForeignKey("programme.Area", on_delete=models.PROTECT, related_name="+")
    quarter = models.PositiveIntegerField()  # year × 4 + quarter − 1, as in the extract
    rating = models.PositiveSmallIntegerField(choices=codes.Rating)
    evidence = EncryptedText()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["hub", "area", "quarter"], name="one_strategic_support_a_quarter"),
            models.CheckConstraint(condition=Q(rating__gte=1, rating__lte=5), name="strategic_support_from_1_to_5"),
        )
