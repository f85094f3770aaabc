from django.conf import settings
from django.db import models

from spokework.vault.fields import EncryptedText

from .base import NumberedRecord


class Question(NumberedRecord):
    """Asked of another hub about one of ours who seems known there. The answer is kept with our record."""

    asked = models.ForeignKey("programme.Hub", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    words = EncryptedText()
    answer = EncryptedText()
    asked_on = models.DateField()
    answered_on = models.DateField(null=True)


class Inquiry(NumberedRecord):
    """The same question as it arrives at the other hub, about the young person they know."""

    asking = models.ForeignKey("programme.Hub", on_delete=models.PROTECT, related_name="+")
    question_id = models.UUIDField(unique=True)
    words = EncryptedText()
    answer = EncryptedText()
    asked_on = models.DateField()
    answered_on = models.DateField(null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
