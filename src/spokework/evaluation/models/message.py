from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models

from .base import Numbered, OfEvaluation
from .evidence import Evidence
from .theory import Theory


class KeyMessage(Numbered):
    """What an evaluation has to say, in a sentence or two, on theories that stood up to their tests."""

    words = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()  # last written, or stood by
    pinned: Any = models.JSONField(default=list)  # numbers of evidence that stands first
    removed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.words


class MessageTheory(OfEvaluation):
    """A theory that a key message rests on, in the version that was consolidated when it was written."""

    message = models.ForeignKey(KeyMessage, on_delete=models.PROTECT, related_name="+")
    message_id: UUID
    theory = models.ForeignKey(Theory, on_delete=models.PROTECT, related_name="+")
    theory_id: UUID
    at_version = models.PositiveIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["message", "theory"], name="once_in_a_message"),)


class MessageEvidence(OfEvaluation):
    """What it showed, strongest or most troubling, when it was written: so that it is known what left since."""

    message = models.ForeignKey(KeyMessage, on_delete=models.PROTECT, related_name="+")
    message_id: UUID
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="+")
    evidence_id: UUID

    class Meta:
        constraints = (models.UniqueConstraint(fields=["message", "evidence"], name="once_under_a_message"),)
