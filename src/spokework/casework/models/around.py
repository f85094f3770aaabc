from django.db import models

from spokework.casework import codes
from spokework.vault.fields import EncryptedText

from .base import NumberedRecord


class NetworkMember(NumberedRecord):
    """Somebody around the young person: family, a professional, a friend."""

    kind = models.CharField(max_length=12, choices=codes.PersonKind)
    name = EncryptedText()
    relation = EncryptedText()
    agency = EncryptedText()
    reached_at = EncryptedText()
    trusted = models.BooleanField(default=False)  # the young person says so
    ended_on = models.DateField(null=True)


class Alert(NumberedRecord):
    """What anybody opening the record must know first."""

    text = EncryptedText()
    raised_on = models.DateField()
    ended_on = models.DateField(null=True)
