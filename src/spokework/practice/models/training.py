from django.db import models
from django.db.models import Q

from spokework.practice import codes
from spokework.vault.fields import EncryptedText

from .base import HubRow, WorkDone


class TrainingEvent(WorkDone):
    """Training of professionals."""

    agency = models.ForeignKey("programme.HostAgency", null=True, on_delete=models.PROTECT, related_name="+")
    topic = models.CharField(max_length=25, choices=codes.Topic)
    attended = models.PositiveSmallIntegerField()
    roles = models.JSONField(default=dict)  # role's code → how many of them
    register_dropped_on = models.DateField(null=True)  # its key is gone: no names can be kept again
    note = EncryptedText()

    class Meta(WorkDone.Meta):
        constraints = (models.CheckConstraint(condition=Q(attended__gte=1), name="training_somebody_came_to"),)


class Confidence(HubRow):
    """How sure one trainee felt, at one moment. Trainees are numbers: the pair needs no name."""

    training = models.ForeignKey(TrainingEvent, on_delete=models.PROTECT, related_name="+")
    trainee = models.PositiveSmallIntegerField()
    moment = models.CharField(max_length=10, choices=codes.Moment)
    score = models.PositiveSmallIntegerField(choices=codes.Rating)
    entered = models.CharField(max_length=5, choices=codes.Entered)
    on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["training", "trainee", "moment"], name="one_score_a_trainee_and_moment"),
            models.CheckConstraint(condition=Q(score__gte=1, score__lte=5), name="confidence_from_1_to_5"),
        )
