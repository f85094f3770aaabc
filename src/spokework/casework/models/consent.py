from django.conf import settings
from django.db import models

from spokework.casework import codes
from spokework.vault.fields import EncryptedText

from .base import NumberedRecord

# Support goes on, or not, only after somebody has decided what follows from it.
TO_ACT_ON = (codes.ConsentDecision.REFUSED, codes.ConsentDecision.WITHDRAWN)


class Consent(NumberedRecord):
    """What was answered on a day when support was explained. The latest stands; none is changed."""

    day = models.DateField()
    decision = models.CharField(max_length=10, choices=codes.ConsentDecision)
    decided_by = models.CharField(max_length=12, choices=codes.ConsentBy, blank=True)
    gillick = EncryptedText()  # why a young person under 16 could decide alone
    explained = EncryptedText()  # how, and what they said
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
