from django.db import models

from spokework.practice import codes
from spokework.vault.fields import EncryptedText

from .base import WorkDone


class JointWork(WorkDone):
    """Something done together with an agency."""

    agency = models.ForeignKey("programme.HostAgency", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=15, choices=codes.JointKind)
    note = EncryptedText()  # empty where a case is linked
