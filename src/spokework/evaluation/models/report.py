from django.conf import settings
from django.db import models

from .base import OfEvaluation


class ReportSection(OfEvaluation):
    """What people write for a report; which sections there are is a list (``sections.py``)."""

    key = models.CharField(max_length=20)
    words = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["evaluation", "key"], name="one_section_a_key"),)
