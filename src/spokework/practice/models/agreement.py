from django.db import models
from django.db.models import F, Q

from spokework.vault.fields import EncryptedText

from .base import HubRow


class SharingAgreement(HubRow):
    """Who may share what with whom in an area, from when to when."""

    title = models.CharField(max_length=120)
    area = models.ForeignKey("programme.Area", on_delete=models.PROTECT, related_name="+")
    agencies = models.ManyToManyField("programme.HostAgency", related_name="+")
    covers = EncryptedText()  # what may be shared, and by whom
    signed = models.DateField()
    expires = models.DateField()
    remind_days = models.PositiveSmallIntegerField(default=60)  # before it expires
    ended_on = models.DateField(null=True)  # before its time

    class Meta:
        ordering = ("expires", "title")
        constraints = (
            models.CheckConstraint(condition=Q(expires__gt=F("signed")), name="agreement_expires_after_it_is_signed"),
        )

    def __str__(self) -> str:
        return self.title
