from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models

from spokework.casework import codes
from spokework.vault.fields import EncryptedText

from .base import ChildRecord, NumberedRecord

_UP_TO_TEN = [MaxValueValidator(10)]


class Goal(NumberedRecord):
    """Something the young person wants, in their words where they gave them."""

    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="+")
    words = EncryptedText()
    own_words = models.BooleanField(default=True)
    domain = models.CharField(max_length=20, choices=codes.GoalDomain)
    set_on = models.DateField()
    target = models.PositiveSmallIntegerField(default=8, validators=_UP_TO_TEN)
    ended_on = models.DateField(null=True)
    achieved = models.BooleanField(null=True)


class GoalScore(ChildRecord):
    """How near the goal feels, 0 to 10, and to whom. The first one is the baseline."""

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    score = models.PositiveSmallIntegerField(validators=_UP_TO_TEN)
    rated_by = models.CharField(max_length=12, choices=codes.RatedBy)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = (models.Index(fields=["goal", "day"], name="score_of_goal"),)
