from django.db import models
from django.utils import timezone


class Submission(models.Model):
    """One sending of one form. Its key makes a double click or a retry find the first result."""

    id = models.UUIDField(primary_key=True)
    person_id = models.UUIDField()
    answer = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)
