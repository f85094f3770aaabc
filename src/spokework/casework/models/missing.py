from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import models

from spokework.casework import codes
from spokework.vault.fields import EncryptedJSON, EncryptedText

from .base import ChildRecord, NumberedRecord


class MissingEpisode(NumberedRecord):
    """From going missing to the return, and the return-home interview after it. Without a return: missing now."""

    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="+")
    went_on = models.DateField()
    went_at = models.TimeField(null=True)
    returned_on = models.DateField(null=True)
    returned_at = models.TimeField(null=True)
    note = EncryptedText()
    rhi = models.CharField(max_length=20, choices=codes.Rhi, default=codes.Rhi.NOT_YET)
    rhi_on = models.DateField(null=True)
    rhi_at = models.TimeField(null=True)
    learned = EncryptedText()  # in the interview, or from whoever offered it
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(NumberedRecord.Meta):
        indexes = (models.Index(fields=["case", "returned_on"], name="missing_of_case"),)

    @property
    def is_missing_now(self) -> bool:
        return self.returned_on is None

    @property
    def time_to_interview(self) -> timedelta | None:
        """None unless an interview was held and every time is known: a day alone says nothing of hours."""
        returned, held = moment(self.returned_on, self.returned_at), moment(self.rhi_on, self.rhi_at)
        return held - returned if returned and held else None


class MissingCorrection(ChildRecord):
    """What an episode said before it was corrected."""

    episode = models.ForeignKey(MissingEpisode, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    earlier = EncryptedJSON()


def moment(day: date | None, at: time | None) -> datetime | None:
    return datetime.combine(day, at) if day is not None and at is not None else None
