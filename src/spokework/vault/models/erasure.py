from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone


class Erasure(models.Model):
    """The ledger: a child whose key was destroyed, and how far the purge of the data has come."""

    child_id = models.UUIDField(primary_key=True)
    hub_id = models.UUIDField()
    key_destroyed_at = models.DateTimeField(default=timezone.now)
    purged_at = models.DateTimeField(null=True)

    @property
    def complete_on(self) -> date:
        """When the last copy of the keyring that could still hold the key has expired."""
        kept = timedelta(days=settings.SPOKEWORK_KEYRING_COPY_DAYS)
        return timezone.localtime(self.key_destroyed_at + kept).date()
