from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models

from spokework.casework import codes
from spokework.vault.fields import EncryptedText

from .base import ChildRecord


class Pause(ChildRecord):
    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="+")
    start = models.DateField()
    end = models.DateField(null=True)
    reason = EncryptedText()


class Closure(ChildRecord):
    """The end of a case. One that was undone stays, with the reason."""

    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    reason = models.CharField(max_length=20, choices=codes.ClosureReason)
    outcome = EncryptedText()
    onward_support = EncryptedText()
    assessment = models.ForeignKey("casework.Assessment", null=True, on_delete=models.PROTECT, related_name="+")
    not_assessed = models.CharField(max_length=20, choices=codes.NotAssessed, blank=True)
    young_person_told = models.BooleanField(default=False)
    told_how = EncryptedText()  # or why not
    feedback = EncryptedText()  # what the young person said about the support
    feedback_score = models.PositiveSmallIntegerField(null=True, validators=[MaxValueValidator(10)])  # their own rating
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    undone_on = models.DateField(null=True)
    undone_reason = EncryptedText()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["case"], condition=models.Q(undone_on=None), name="one_closure_a_case"),
        )
