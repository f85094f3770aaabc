from django.db import models
from django.db.models import Q

from spokework.practice import codes

from .base import HubRow
from .review import Respondent
from .training import TrainingEvent


class OneTimeLink(HubRow):
    """What somebody without an account answers by. Of the link itself only a keyed hash is kept."""

    purpose = models.CharField(max_length=12, choices=codes.LinkPurpose)
    mark = models.BinaryField(unique=True)
    training = models.ForeignKey(TrainingEvent, null=True, on_delete=models.PROTECT, related_name="+")
    trainee = models.PositiveSmallIntegerField(null=True)
    moment = models.CharField(max_length=10, choices=codes.Moment, blank=True)
    respondent = models.OneToOneField(Respondent, null=True, on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    sending = models.UUIDField(null=True)  # of the form that used it, so that a second press is answered the same

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(training__isnull=False, trainee__isnull=False, respondent__isnull=True)
                | Q(training__isnull=True, trainee__isnull=True, respondent__isnull=False),
                name="link_for_one_purpose",
            ),
            models.UniqueConstraint(fields=["training", "trainee", "moment"], name="one_link_a_trainee_and_moment"),
        )
