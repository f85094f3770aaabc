from datetime import timedelta

from django.db import models
from django.utils import timezone

from .base import BaseModel

# A process that has said nothing for so long is gone. The first that compiles a simulation is silent for a while.
SILENT_FOR = timedelta(minutes=3)


class Stage(models.TextChoices):
    ASKED = "asked", "About to begin"
    WORKING = "working", "Being worked out"
    DONE = "done", "Worked out"
    STOPPED = "stopped", "Stopped"
    FAILED = "failed", "Could not be worked out"


RUNNING = (Stage.ASKED, Stage.WORKING)


class Asked(BaseModel):
    """Something that takes longer than a page may: asked for in a row, done by a process beside the server.

    ``told_at``: when its process last said how far it is, by the real clock. ``fault``: why it failed, in words.
    """

    stage = models.CharField(max_length=8, choices=Stage.choices, default=Stage.ASKED)
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=1)
    told_at = models.DateTimeField()
    fault = models.TextField(blank=True)

    class Meta:
        abstract = True

    @property
    def is_running(self) -> bool:
        return self.stage in RUNNING

    @property
    def is_lost(self) -> bool:
        """Running by its row, but nobody works on it any more."""
        return self.is_running and timezone.now() - self.told_at > SILENT_FOR

    @property
    def share(self) -> int:
        return round(100 * self.done / self.of) if self.of else 0
