from uuid import UUID

from django.db import models
from django.db.models import Q

from spokework.practice import codes
from spokework.vault.fields import EncryptedText

from .awareness import AwarenessSession
from .base import HubRow
from .training import TrainingEvent


class Attendee(HubRow):
    """Somebody in a register, by name. ``mark`` tells whether two registers of a hub name the same person."""

    session = models.ForeignKey(AwarenessSession, null=True, on_delete=models.CASCADE, related_name="+")
    session_id: UUID | None
    training = models.ForeignKey(TrainingEvent, null=True, on_delete=models.CASCADE, related_name="+")
    training_id: UUID | None
    number = models.PositiveSmallIntegerField()
    name = EncryptedText(purpose="identity")
    mark = models.BinaryField()
    role = models.CharField(max_length=25, choices=codes.ProfessionalRole, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(session__isnull=True, training__isnull=False)
                | Q(session__isnull=False, training__isnull=True),
                name="attendee_of_one_event",
            ),
            models.UniqueConstraint(fields=["session", "number"], name="one_attendee_a_number_and_session"),
            models.UniqueConstraint(fields=["training", "number"], name="one_attendee_a_number_and_training"),
        )

    @property
    def data_key_owner(self) -> UUID:
        """A key of this register alone: once it is destroyed no copy of the names can be read."""
        owner = self.session_id or self.training_id
        assert owner is not None
        return owner
