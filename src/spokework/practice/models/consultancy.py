from django.db import models

from spokework.practice import codes
from spokework.vault.fields import EncryptedText

from .base import WorkDone


class Consultancy(WorkDone):
    """Advice to another professional. A young person need not be named."""

    agency = models.ForeignKey("programme.HostAgency", null=True, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=25, choices=codes.ProfessionalRole)
    topic = models.CharField(max_length=25, choices=codes.Topic)
    advice = EncryptedText()  # empty where a case is linked: then it stands in the link
