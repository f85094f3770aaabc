from django.conf import settings
from django.db import models

from spokework.casework import codes
from spokework.vault.fields import EncryptedJSON, EncryptedText

from .base import ChildRecord, NumberedRecord


class Contact(NumberedRecord):
    """One thing done with or for a young person. Without attendance yet, it is planned."""

    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    time = models.TimeField(null=True)
    minutes = models.PositiveSmallIntegerField(null=True)
    mode = models.CharField(max_length=15, choices=codes.Mode)
    place = models.CharField(max_length=15, choices=codes.Place, blank=True)
    place_chosen_by = models.CharField(max_length=15, choices=codes.ChosenBy, blank=True)
    attendance = models.CharField(max_length=20, choices=codes.Attendance, blank=True)
    purpose = EncryptedText()
    note = EncryptedText()
    view = EncryptedText()  # the young person's
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(NumberedRecord.Meta):
        indexes = (
            models.Index(fields=["case", "day"], name="contact_of_case"),
            models.Index(fields=["by", "attendance", "day"], name="contact_planned"),
        )


class ContactCorrection(ChildRecord):
    """What a contact said before it was corrected."""

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    earlier = EncryptedJSON()
