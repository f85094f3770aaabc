from django.db import models
from django.db.models import F, Q

from spokework.practice import codes
from spokework.programme.models import Dated
from spokework.vault.fields import EncryptedText

from .base import HubRow


class Partner(Dated, HubRow):
    """What part an agency plays beside the hub in its area, and when."""

    agency = models.ForeignKey("programme.HostAgency", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=15, choices=codes.PartnerRole)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gte=F("start")), name="partner_ends_after_it_starts"
            ),
            models.UniqueConstraint(
                fields=["hub", "agency", "role"], condition=Q(end=None), name="one_running_partner_role"
            ),
        )


class Champion(Dated, HubRow):
    """A named ally in an agency."""

    agency = models.ForeignKey("programme.HostAgency", on_delete=models.PROTECT, related_name="+")
    name = EncryptedText(purpose="identity")
    role = models.CharField(max_length=25, choices=codes.ProfessionalRole)
    opened = EncryptedText()  # which doors

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gte=F("start")), name="champion_ends_after_they_start"
            ),
        )
