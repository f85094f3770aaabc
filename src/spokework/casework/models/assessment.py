from typing import Any

from django.conf import settings
from django.db import models

from spokework.casework import codes
from spokework.casework.levels import Level
from spokework.casework.states import AssessmentState
from spokework.core.errors import Refused
from spokework.core.models.again import again
from spokework.vault.fields import EncryptedJSON, EncryptedText

from .base import NumberedRecord

# Merging two records moves an assessment to the other young person; what it says stays as it was signed.
CUSTODY = {"young_person", "number", "version"}


class SignedAlready(Refused):
    """Somebody tried to write over a signed assessment."""


class Assessment(NumberedRecord):
    """A tool applied on a date. Once signed it never changes; a correction is a new one that supersedes it."""

    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="+")
    tool = models.CharField(max_length=60)
    tool_version = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64)  # of the definition it was scored with
    day = models.DateField()
    stage = models.CharField(max_length=10, choices=codes.Stage)
    answers = EncryptedJSON()
    total = models.IntegerField(null=True)
    computed_level = models.CharField(max_length=12, choices=Level.choices(), default=Level.NOT_ASSESSED)
    judged_level = models.CharField(max_length=12, choices=Level.choices(), default=Level.NOT_ASSESSED)
    judged_reason = EncryptedText()  # why the worker's judgement differs from the tool
    state = models.CharField(max_length=10, choices=[(s, s) for s in AssessmentState], default=AssessmentState.DRAFT)
    signed_at = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    supersedes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(NumberedRecord.Meta):
        indexes = (models.Index(fields=["case", "state", "day"], name="assessment_of_case"),)

    @property
    def level(self) -> Level:
        return Level(self.judged_level or Level.NOT_ASSESSED)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            self._refuse_to_write_over_a_signature()
        super().save(*args, **kwargs)

    def _refuse_to_write_over_a_signature(self) -> None:
        stored = again(self)
        if stored.state != AssessmentState.SIGNED:
            return
        fields = [field.attname for field in self._meta.concrete_fields if field.name not in CUSTODY]
        if any(getattr(self, name) != getattr(stored, name) for name in fields):
            raise SignedAlready("A signed assessment never changes. Correct it: a new one then takes its place.")
