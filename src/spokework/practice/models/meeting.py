from django.db import models

from spokework.practice import codes
from spokework.vault.fields import EncryptedText

from .base import WorkDone


class StrategicMeeting(WorkDone):
    kind = models.CharField(max_length=15, choices=codes.MeetingKind)
    agencies = models.ManyToManyField("programme.HostAgency", related_name="+")
    note = EncryptedText()
    agreed = EncryptedText()
