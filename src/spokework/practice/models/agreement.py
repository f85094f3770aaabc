from datetime import date

from django.db import models
from django.db.models import F, Q

from spokework.core import clock
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

    @property
    def runs_out_on(self) -> date:
        return self.ended_on or self.expires

    @property
    def is_due(self) -> bool:
        """To be renewed: some days before it expires, and since it has."""
        return self.ended_on is None and (self.expires - clock.today()).days <= self.remind_days

    def __str__(self) -> str:
        return self.title
